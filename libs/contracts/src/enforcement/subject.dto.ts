import { z } from 'zod';
import { divisionCode, fieldChange, instant, page, personal, phone, text, uuid } from '../kit';
import { position } from './hazard.dto';
import { subjectActions, subjectStates } from './subject.lifecycle';
import { profile, profileChange } from './subject.profile';

export const subjectKinds = ['enterprise', 'small_premises'] as const;
export type SubjectKind = (typeof subjectKinds)[number];
export const subjectGrades = ['A', 'B', 'C', 'D'] as const;
export type SubjectGrade = (typeof subjectGrades)[number];

interface Names {
  readonly zh: string;
  readonly en: string;
}
export const subjectKindNames: Readonly<Record<SubjectKind, Names>> = {
  enterprise: { zh: '生产经营单位', en: 'Enterprise' },
  small_premises: { zh: '三小场所', en: 'Small premises' },
};
/** 分级分类, best first. What a grade means beyond its order is the district's to say. */
export const subjectGradeNames: Readonly<Record<SubjectGrade, Names>> = {
  A: { zh: 'A 级', en: 'Grade A' },
  B: { zh: 'B 级', en: 'Grade B' },
  C: { zh: 'C 级', en: 'Grade C' },
  D: { zh: 'D 级', en: 'Grade D' },
};

export const subjectKind = z.enum(subjectKinds).meta({ description: 'enterprise 生产经营单位 | small_premises 三小场所（小档口、小作坊、小娱乐场所）' });
export const subjectGrade = z.enum(subjectGrades).meta({ description: '分级 A (best) – D' });
const status = z.enum(subjectStates).meta({ description: 'active 在营 | suspended 停业 | closed 已注销 | merged 已合并' });

/** The code of one place, as a person may type it from a sheet: any case, with or without dashes. */
export const premisesCode = z
  .string()
  .trim()
  .regex(/^(?:[ -]*[0-9A-Za-z]){12}$/, '场所码应为 12 位字母和数字 / A premises code has 12 letters and digits')
  .meta({ description: '场所码, e.g. 7K2M-Q9XD-4TRP' });

const creditCode = z.string().trim().max(64).meta({ format: 'credit-code', description: '统一社会信用代码 GB 32100-2015; one record of the tenant has it, merged ones aside' });
const industryCode = z.string().trim().max(8).meta({ format: 'industry-code', description: '行业代码 GB/T 4754-2017: C, C26, C261 or C2614' });
const noCreditCodeReason = text(200).meta({ description: '无统一社会信用代码的原因, wanted of an enterprise without one' });
const tags = z.array(text(40).meta({ format: 'risk-tag' })).max(30).meta({ description: '风险标签: codes of the setting riskTags' });
const contact = z.strictObject({ name: text(50).nullable().default(null), phone: phone.nullable().default(null) }).meta({ description: '联系人' });
const staffCount = z.number().int().min(0).max(10_000_000).meta({ description: '从业人数' });
const legalRepresentative = text(100).meta({ description: '法定代表人（经营者）' });

const facts = {
  name: text(200).meta({ description: '名称' }),
  address: text(300).meta({ description: '地址' }),
  position: position.nullable(),
  industryCode: industryCode.nullable(),
  staffCount: staffCount.nullable(),
  tags,
  legalRepresentative: legalRepresentative.nullable(),
  contact: contact.nullable(),
  profile: profileChange.meta({ description: '十要素; what is left out stays' }),
};

export const registerSubjectBody = z
  .strictObject({
    kind: subjectKind,
    name: facts.name,
    creditCode: creditCode.optional(),
    noCreditCodeReason: noCreditCodeReason.optional(),
    address: facts.address,
    divisionCode: divisionCode.meta({ description: '所在街道、社区或网格 the street, community or grid' }),
    position: position.optional(),
    industryCode: industryCode.optional(),
    staffCount: staffCount.optional(),
    isKey: z.boolean().default(false).meta({ description: '重点监管' }),
    tags: tags.default([]),
    legalRepresentative: legalRepresentative.optional(),
    contact: contact.optional(),
    profile: facts.profile.optional(),
    owner: z
      .strictObject({ memberId: uuid.nullable().optional().meta({ description: '网格责任人 the grid member' }), unitId: uuid.nullable().optional().meta({ description: '行业主管部门 the department of its industry' }) })
      .optional(),
  })
  .meta({ id: 'RegisterSubject' });
export type RegisterSubjectBody = z.output<typeof registerSubjectBody>;

const ownUnit = '企业账号单位: the unit of the enterprise\'s own accounts; its people see this record and keep up what is theirs to say';

/** Fields that are left out stay; null empties one. */
export const changeSubjectBody = z
  .strictObject({ ...facts, kind: subjectKind, creditCode: creditCode.nullable(), noCreditCodeReason: noCreditCodeReason.nullable(), divisionCode, isKey: z.boolean(), unitId: uuid.nullable().meta({ description: ownUnit }) })
  .partial()
  .meta({ id: 'ChangeSubject' });
export type ChangeSubjectBody = z.output<typeof changeSubjectBody>;

const person = z.object({ id: z.string(), name: z.string() });

export const subject = z
  .object({
    id: uuid,
    code: z.string().nullable().meta({ description: '场所码 behind the QR code; null for who does not keep the record, so that nobody signs in from his desk' }),
    codeDigest: z.string().meta({ description: '场所码摘要 SHA-256 in hex of `<id> <code>`, the code in capitals without dashes: a phone without a line finds by it what was scanned; it does not give the code away' }),
    kind: subjectKind,
    name: z.string(),
    creditCode: z.string().nullable(),
    noCreditCodeReason: z.string().nullable(),
    address: z.string(),
    divisionCode: z.string(),
    divisionName: z.string(),
    position: position.nullable(),
    industryCode: z.string().nullable(),
    staffCount: z.number().int().nullable(),
    isKey: z.boolean(),
    tags: z.array(z.string()),
    legalRepresentative: z.string().nullable(),
    contact: z.object({ name: z.string().nullable(), phone: personal('phone', z.string().nullable().meta({ description: '电话; its middle is hidden, the reveal action shows it' })) }).nullable(),
    completeness: z.object({ filled: z.number().int(), of: z.number().int(), rate: z.string() }).meta({ description: '十要素完整率 filled ÷ ten' }),
    owner: z
      .object({ memberId: uuid.nullable(), memberName: z.string().nullable(), unitId: uuid.nullable(), unitName: z.string().nullable() })
      .nullable()
      .meta({ description: '责任人: grid member and industry department; null: nobody. The street is the division' }),
    unit: z.object({ id: uuid, name: z.string().nullable() }).nullable().meta({ description: ownUnit }),
    status,
    statusReason: z.string().nullable().meta({ description: 'why it is in its state: of the last closing, re-opening, suspension or merger' }),
    mergedInto: z.object({ id: uuid, name: z.string() }).nullable().meta({ description: '并入的对象 where it went' }),
    refreshedAt: instant.nullable().meta({ description: '最近核实 last confirmed on the spot; null: never' }),
    refreshDueAt: instant.nullable().meta({ description: '下次核实期限, by the setting censusDays; null: never confirmed, or no longer looked after' }),
    refreshDue: z.boolean().meta({ description: '待核实: open, and not confirmed in time' }),
    grade: subjectGrade.nullable(),
    gradeReason: z.string().nullable(),
    gradedAt: instant.nullable(),
    inspectionCap: z.number().int().nullable().meta({ description: '年度行政检查次数上限, by grade and the setting inspectionCaps; null: not graded' }),
    registeredBy: person,
    registeredAt: instant,
    updatedBy: person,
    updatedAt: instant,
    version: z.number().int(),
    allowedActions: z.array(z.enum(subjectActions)),
  })
  .meta({ id: 'Subject' });
export type Subject = z.infer<typeof subject>;
export const subjectPage = page(subject);

/** One subject by itself: with its profile. */
export const subjectDetail = subject.extend({ profile }).meta({ id: 'SubjectDetail' });
export type SubjectDetail = z.infer<typeof subjectDetail>;

export const subjectHistory = z.object({
  items: z.array(
    z.object({
      id: uuid, action: z.string(), from: z.enum(subjectStates).nullable(), to: z.enum(subjectStates), at: instant, actor: person, note: z.string().nullable(),
      version: z.number().int(), changes: z.array(fieldChange).meta({ description: 'phone numbers in them are masked' }),
    }),
  ),
});
export type SubjectHistory = z.infer<typeof subjectHistory>;

const note = text(2000).optional();
const reason = text(2000);
export const suspendSubjectBody = z.strictObject({ reason });
export const resumeSubjectBody = z.strictObject({ note });
export const closeSubjectBody = z.strictObject({ reason });
export const reopenSubjectBody = z.strictObject({ reason });
export const mergeSubjectBody = z.strictObject({ intoId: uuid.meta({ description: 'the record that stays' }), reason });
export const gradeSubjectBody = z.strictObject({ grade: subjectGrade, reason });
export const ownSubjectBody = z.strictObject({
  memberId: uuid.nullable().optional().meta({ description: '网格责任人; null: nobody, left out: as it is' }),
  unitId: uuid.nullable().optional().meta({ description: '行业主管部门; null: none, left out: as it is' }),
  note,
});
export const refreshSubjectBody = z.strictObject({ note, corrections: z.strictObject(facts).partial().optional().meta({ description: '核实时更正的内容' }) }).meta({ id: 'RefreshSubject' });
export const rotateCodeBody = z.strictObject({ note });

export const revealContactBody = z.strictObject({ reason: text(200, 2).meta({ description: '事由; stands in the audit log' }) });
export const revealedContact = z.object({ id: uuid, contactPhone: personal('phone', z.string().nullable()) }).meta({ id: 'RevealedContact', description: 'in full; null where there is none' });
export type RevealedContact = z.infer<typeof revealedContact>;
