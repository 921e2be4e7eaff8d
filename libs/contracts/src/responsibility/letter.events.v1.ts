import { z } from 'zod';
import { day, defineEvent, uuid, type EventSpec } from '../kit';
import { letterLevels, letterParties, signatureMethods } from './letter.dto';
import { letterStates, letterTemplateStates, type LetterState, type LetterTemplateState } from './letter.lifecycle';

const actor = z.object({ id: z.string(), name: z.string() }).nullable().meta({ description: 'null where the system, not a person, caused it' });
const common = z.object({
  letterId: uuid, number: z.string(), year: z.number().int(), level: z.enum(letterLevels), divisionCode: z.string(), partyAUnitId: uuid.nullable(), partyBUnitId: uuid.nullable(), signBy: day, wordingHash: z.string(), status: z.enum(letterStates), actor,
});
const someone = { id: '6a4f1b5e-0000-4000-8000-000000000001', name: '张伟' };
const example = {
  letterId: '01980000-0000-7000-8000-0000000000a1', number: 'ZR440310-2026-0001', year: 2026, level: 'district' as const, divisionCode: '440310000000', partyAUnitId: null, partyBUnitId: '01980000-0000-7000-8000-0000000000a2', signBy: '2026-03-31',
  wordingHash: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad', actor: someone,
};
const letterEvent = <D extends z.ZodRawShape>(event: string, zh: string, en: string, status: LetterState, data: D, more: z.input<z.ZodObject<D>>): EventSpec =>
  defineEvent({ service: 'responsibility', aggregate: 'letter', event, version: 1, summary: { zh, en }, data: common.extend(data) as z.ZodType, example: { ...example, status, ...more } }) as EventSpec;
const signing = { party: z.enum(letterParties), method: z.enum(signatureMethods), signedOn: day, fileSha256: z.string().meta({ description: 'of the drawn signature or the scan' }) };
const signed = { party: 'b' as const, method: 'drawn' as const, signedOn: '2026-03-02', fileSha256: 'cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed' };

export const letterEvents = {
  made: letterEvent('made', '责任书已起草', 'A letter was drafted', 'draft', {}, {}),
  changed: letterEvent('changed', '责任书草稿已修改', 'A draft of a letter was changed', 'draft', {}, {}),
  sent: letterEvent('sent', '责任书已发出待签', 'A letter was sent to be signed', 'to_sign', {}, {}),
  party_signed: letterEvent('party_signed', '一方已签署', 'One of the parties signed', 'to_sign', signing, signed),
  signed: letterEvent('signed', '双方均已签署', 'The other party signed too', 'signed', signing, { ...signed, party: 'a' }),
  reminded: letterEvent('reminded', '已催签', 'A party was reminded to sign', 'to_sign', { party: z.enum(letterParties), day }, { party: 'b', day: '2026-03-20' }),
  recalled: letterEvent('recalled', '责任书已撤回为草稿', 'A letter was recalled to draft', 'draft', { reason: z.string() }, { reason: '目标值有误' }),
  assessed: letterEvent('assessed', '责任书已考核', 'A letter was assessed by its targets', 'assessed', { assessedOn: day, met: z.number().int().meta({ description: '完成的目标数' }), targets: z.number().int().meta({ description: '目标数' }), conclusion: z.string() }, { assessedOn: '2026-12-20', met: 3, targets: 4, conclusion: '合格' }),
  archived: letterEvent('archived', '责任书已归档', 'A letter was put on file', 'archived', {}, {}),
  voided: letterEvent('voided', '责任书已作废', 'A letter was made void', 'voided', { reason: z.string() }, { reason: '机构撤销' }),
};
export type LetterEvent = keyof typeof letterEvents;

const template = z.object({ templateId: uuid, name: z.string(), divisionCode: z.string(), status: z.enum(letterTemplateStates), actor });
const templateEvent = (event: string, zh: string, en: string, status: LetterTemplateState): EventSpec =>
  defineEvent({ service: 'responsibility', aggregate: 'letter_template', event, version: 1, summary: { zh, en }, data: template, example: { templateId: '01980000-0000-7000-8000-0000000000a3', name: '安全生产目标管理责任书', divisionCode: '440310000000', status, actor: someone } }) as EventSpec;
export const letterTemplateEvents = {
  made: templateEvent('made', '责任书模板已建立', 'A template of letters was made', 'active'),
  changed: templateEvent('changed', '责任书模板已修改', 'A template of letters was changed', 'active'),
  withdrawn: templateEvent('withdrawn', '责任书模板已停用', 'A template of letters was withdrawn', 'withdrawn'),
};
export type LetterTemplateEvent = keyof typeof letterTemplateEvents;
