import { z } from 'zod';
import { day, divisionCode, flag, instant, page, pageQuery, text, uuid } from '../kit';
import { letterActions, letterStates, letterTemplateActions, letterTemplateStates } from './letter.lifecycle';

/** 区级：区与单位；下级：单位与下属单位；个人：单位与个人 */
export const letterLevels = ['district', 'subordinate', 'person'] as const;
export type LetterLevel = (typeof letterLevels)[number];
export const letterLevelNames: Readonly<Record<LetterLevel, { readonly zh: string; readonly en: string }>> = {
  district: { zh: '区级', en: 'District with unit' }, subordinate: { zh: '下级', en: 'Unit with subordinate unit' }, person: { zh: '个人', en: 'Unit with person' },
};
export const letterParties = ['a', 'b'] as const;
export type LetterParty = (typeof letterParties)[number];
export const letterPartyNames: Readonly<Record<LetterParty, { readonly zh: string; readonly en: string }>> = { a: { zh: '甲方', en: 'party A' }, b: { zh: '乙方', en: 'party B' } };
export const signatureMethods = ['drawn', 'scan', 'ca'] as const;
export type SignatureMethod = (typeof signatureMethods)[number];

const level = z.enum(letterLevels).meta({ description: 'district 区级：区与单位 | subordinate 下级：单位与下属单位 | person 个人：单位与个人' });
const party = z.enum(letterParties).meta({ description: 'a 甲方 who gives | b 乙方 who takes' });
const year = z.number().int().min(2000).max(2100).meta({ description: '年度' });
export const letterTarget = z
  .strictObject({ name: text(100).meta({ description: '目标名称, e.g. 生产安全事故起数' }), value: text(50).meta({ description: '目标值 with its comparison, e.g. ≤ 2' }), unit: text(20).nullable().meta({ description: '单位, e.g. 起; null: none' }) })
  .meta({ id: 'LetterTarget' });
export type LetterTarget = z.output<typeof letterTarget>;
const targets = z.array(letterTarget).max(50).meta({ description: '目标' });
const wording = text(20_000).meta({ description: '正文. Placeholders {甲方} {乙方} {甲方签署人} {乙方签署人} {年度} {标题} {目标} {签订期限} are filled in when the letter is made' });
const attachments = z.array(z.strictObject({ fileId: uuid })).max(10).meta({ description: '附件, such as the rules of assessment: uploads of the caller' });

const parties = {
  partyAUnitId: uuid.nullable().meta({ description: '甲方机构; null: the district itself' }),
  partyAMemberId: uuid.meta({ description: '甲方签署人 who signs for party A' }),
  partyBUnitId: uuid.nullable().meta({ description: '乙方机构; null where a person alone takes it' }),
  partyBMemberId: uuid.nullable().meta({ description: '乙方签署人; null: whoever of the unit may sign' }),
};
const facts = { title: text(200).meta({ description: '标题' }), year, level, ...parties, targets, signBy: day.meta({ description: '签订期限: the last day for signing' }) };

export const makeLetterBody = z
  .strictObject({
    ...facts, partyAUnitId: parties.partyAUnitId.default(null), partyBUnitId: parties.partyBUnitId.default(null), partyBMemberId: parties.partyBMemberId.default(null), divisionCode: divisionCode.meta({ description: 'of who keeps it: the district, or a street' }),
    wording: wording.optional(), templateId: uuid.optional().meta({ description: '模板; instead of the wording' }), targets: targets.optional().meta({ description: 'without: those of the template' }), attachments: attachments.default([]),
  })
  .meta({ id: 'MakeLetter' });
export type MakeLetterBody = z.output<typeof makeLetterBody>;
export const changeLetterBody = z.strictObject({ ...facts, wording }).partial().meta({ id: 'ChangeLetter' });
export type ChangeLetterBody = z.output<typeof changeLetterBody>;
export const signLetterBody = z.strictObject({ party, fileId: uuid.meta({ description: '手写签名 the drawn signature, a PNG of at most 1 MB, uploaded by who signs' }), wordingHash: z.string().regex(/^[0-9a-f]{64}$/, '应为 64 位十六进制 / 64 hexadecimal digits').meta({ description: 'SHA-256 of the wording in UTF-8 as the signer saw it' }) });
export type SignLetterBody = z.output<typeof signLetterBody>;
export const recordScanBody = z.strictObject({ party, fileId: uuid.meta({ description: '扫描件 of the paper original: a PDF or a picture' }), signerName: text(50).meta({ description: '纸上签名的人 who signed the paper' }), signedOn: day.meta({ description: '签署日期 on the paper' }) });
export type RecordScanBody = z.output<typeof recordScanBody>;
export const remindLetterBody = z.strictObject({ party });
export const recallLetterBody = z.strictObject({ reason: text(500) });
export const voidLetterBody = z.strictObject({ reason: text(500) });
export const sendLetterBody = z.strictObject({});
export const letterResult = z
  .strictObject({ target: z.number().int().min(1).max(50).meta({ description: '第几项目标, from 1' }), actual: text(50).meta({ description: '完成值 with its unit, e.g. 1 起' }), met: z.boolean().meta({ description: '是否完成' }), note: text(500).nullable().default(null).meta({ description: '说明' }) })
  .meta({ id: 'LetterResult' });
export type LetterResult = z.output<typeof letterResult>;
export const assessLetterBody = z
  .strictObject({ results: z.array(letterResult).max(50).meta({ description: '目标完成情况: each target once; empty where the letter has none' }), conclusion: text(500).meta({ description: '考核结论' }), assessedOn: day.meta({ description: '考核日期' }) })
  .meta({ id: 'AssessLetter' });
export type AssessLetterBody = z.output<typeof assessLetterBody>;
export const archiveLetterBody = z.strictObject({});

const person = z.object({ id: z.string(), name: z.string() });
const side = z.object({ unitId: uuid.nullable(), name: z.string().meta({ description: '机构名称, the district\'s name, or the person\'s' }), memberId: uuid.nullable(), memberName: z.string().nullable() });
export const letterSignature = z
  .object({
    party, method: z.enum(signatureMethods).meta({ description: 'drawn 手写签名 | scan 纸质扫描件 | ca 电子认证' }), signerName: z.string().meta({ description: '签署人' }), by: person.meta({ description: 'who signed; of a paper, who recorded it' }), fileId: uuid, signedOn: day, at: instant,
    wordingHash: z.string().meta({ description: 'SHA-256 of what was signed; the letter\'s own' }),
  })
  .meta({ id: 'LetterSignature' });
export const letterAssessment = z
  .object({ results: z.array(letterResult).meta({ description: 'in the order of the targets' }), conclusion: z.string(), assessedOn: day, by: person, at: instant })
  .meta({ id: 'LetterAssessment' });
export type LetterAssessment = z.infer<typeof letterAssessment>;
const letterRow = z.object({
  id: uuid, number: z.string().meta({ description: '编号, e.g. ZR440310-2026-0001' }), year, title: z.string(), level, divisionCode: z.string(), divisionName: z.string(), partyA: side, partyB: side,
  wordingHash: z.string().meta({ description: 'SHA-256 of the wording in UTF-8, 64 hexadecimal digits' }), targets, templateId: uuid.nullable(), signBy: day, overdue: z.boolean().meta({ description: '逾期未签' }),
  status: z.enum(letterStates).meta({ description: 'draft 草稿 | to_sign 待签 | signed 已签 | assessed 已考核 | archived 已归档 | voided 已作废' }), signatures: z.array(letterSignature).max(2), sentAt: instant.nullable(),
  reminded: z.object({ a: day.nullable(), b: day.nullable() }).meta({ description: '最近一次催签' }), attachments: z.array(z.object({ fileId: uuid })), reason: z.string().nullable().meta({ description: '撤回、作废的理由' }),
  assessment: letterAssessment.nullable().meta({ description: '考核; null: not assessed' }),
  madeBy: person, madeAt: instant, updatedBy: person, updatedAt: instant, version: z.number().int(), allowedActions: z.array(z.enum(letterActions)),
});
export const letterBrief = letterRow.meta({ id: 'LetterBrief' });
export type LetterBrief = z.infer<typeof letterBrief>;
export const letter = letterRow.extend({ wording: z.string().meta({ description: '正文 as it is signed' }), source: z.string().meta({ description: '填入之前的正文: with its placeholders; a changed draft is filled in from it again' }) }).meta({ id: 'Letter' });
export type Letter = z.infer<typeof letter>;
export const letterPage = page(letterBrief);

const filters = {
  year: z.coerce.number().int().min(2000).max(2100).optional().meta({ description: '年度' }),
  level: level.optional(),
  divisionCode: divisionCode.optional().meta({ description: 'includes all below it' }),
  overdue: flag.optional().meta({ description: 'true: sent, not signed by both, and past the last day for signing; false: the others' }),
  q: text(100).optional().meta({ description: 'words in number, title, names of the parties' }),
};
export const letterQuery = pageQuery.extend({
  ...filters,
  status: z.enum(letterStates).optional(),
  issued: flag.optional().meta({ description: 'true: sent and not void, signed or not; false: drafts and void ones' }),
  signed: flag.optional().meta({ description: 'true: signed by both parties, assessed and on file or not; false: sent and not signed by both' }),
  partyAUnitId: uuid.optional(),
  partyBUnitId: uuid.optional(),
  partyUnder: uuid.optional().meta({ description: 'this unit, or one below it, gives or takes the letter' }),
});
export type LetterQuery = z.output<typeof letterQuery>;

export const unsignedParty = z
  .object({ letterId: uuid, number: z.string(), year, title: z.string(), level, divisionCode: z.string(), divisionName: z.string(), party, name: z.string(), memberName: z.string().nullable(), signBy: day, overdue: z.boolean(), remindedOn: day.nullable() })
  .meta({ id: 'UnsignedParty' });
export type UnsignedParty = z.infer<typeof unsignedParty>;
export const unsignedPage = page(unsignedParty);
export const unsignedQuery = pageQuery.extend({ ...filters, party: party.optional() });
export type UnsignedQuery = z.output<typeof unsignedQuery>;

const figure = z.object({ count: z.number().int(), filter: z.record(z.string(), z.string()).meta({ description: 'query parameters with which the list of letters gives exactly these rows' }) });
const counted = {
  issued: figure.meta({ description: '应签: letters that were sent and are not void' }), signed: figure.meta({ description: '已签 by both parties, on file or not' }), waiting: figure.meta({ description: '未签: sent, and not signed by both' }), overdue: figure.meta({ description: '逾期未签' }),
  rate: z.string().nullable().meta({ description: '签订率 signed ÷ issued, as 96.67 %; null where nothing was issued' }),
};
export const letterFiguresQuery = z.object({ year: filters.year, divisionCode: filters.divisionCode });
export type LetterFiguresQuery = z.output<typeof letterFiguresQuery>;
export const letterFigures = z.object({ asOf: instant, total: z.object(counted), items: z.array(z.object({ year, level, ...counted })) }).meta({ id: 'LetterFigures' });
export type LetterFigures = z.infer<typeof letterFigures>;

const templateFacts = { name: text(100).meta({ description: '模板名称' }), body: wording, targets };
export const makeLetterTemplateBody = z.strictObject({ ...templateFacts, targets: targets.default([]), divisionCode: divisionCode.meta({ description: 'whose it is: the district, or a street' }) }).meta({ id: 'MakeLetterTemplate' });
export type MakeLetterTemplateBody = z.output<typeof makeLetterTemplateBody>;
export const changeLetterTemplateBody = z.strictObject(templateFacts).partial().meta({ id: 'ChangeLetterTemplate' });
export type ChangeLetterTemplateBody = z.output<typeof changeLetterTemplateBody>;
export const withdrawLetterTemplateBody = z.strictObject({});
export const makeLettersBody = z
  .strictObject({
    title: facts.title, year, level, partyAUnitId: parties.partyAUnitId.default(null), partyAMemberId: parties.partyAMemberId, signBy: facts.signBy,
    takers: z.array(z.strictObject({ partyBUnitId: uuid.meta({ description: '乙方机构' }), partyBMemberId: parties.partyBMemberId.default(null) })).min(1).max(200).meta({ description: '乙方, one letter for each' }),
  })
  .meta({ id: 'MakeLetters' });
export type MakeLettersBody = z.output<typeof makeLettersBody>;
export const madeLetters = z.object({ items: z.array(letterBrief) }).meta({ id: 'MadeLetters' });
export const letterTemplate = z
  .object({
    id: uuid, name: z.string(), body: z.string(), targets, divisionCode: z.string(), divisionName: z.string(), status: z.enum(letterTemplateStates).meta({ description: 'active 在用 | withdrawn 停用' }),
    madeBy: person, madeAt: instant, updatedBy: person, updatedAt: instant, version: z.number().int(), allowedActions: z.array(z.enum(letterTemplateActions)),
  })
  .meta({ id: 'LetterTemplate' });
export type LetterTemplate = z.infer<typeof letterTemplate>;
export const letterTemplatePage = page(letterTemplate);
export const letterTemplateQuery = pageQuery.extend({ status: z.enum(letterTemplateStates).optional(), q: text(100).optional().meta({ description: 'words in the name' }) });
export type LetterTemplateQuery = z.output<typeof letterTemplateQuery>;
