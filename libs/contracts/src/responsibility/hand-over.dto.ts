import { z } from 'zod';
import { day, divisionCode, instant, page, pageQuery, text, uuid } from '../kit';
import { dutyGapReasonNames } from './duty-object.lifecycle';

/** What is handed over in one step; what is only listed is re-assigned in its own ledger. */
export const handedKinds = ['duty-holder', 'guardianship'] as const;
export const holdingKinds = [...handedKinds, 'list-item', 'task', 'letter'] as const;
export type HoldingKind = (typeof holdingKinds)[number];
export const holdingKindNames = {
  'duty-holder': { zh: '三防责任人', en: 'Duty holder' }, guardianship: { zh: '包保', en: 'Guardianship' }, 'list-item': { zh: '清单事项', en: 'List item' }, task: { zh: '任务', en: 'Task' }, letter: { zh: '待签责任书', en: 'Letter to sign' },
} as const satisfies Record<HoldingKind, { zh: string; en: string }>;

const holding = z.object({ kind: z.enum(holdingKinds), id: uuid, title: z.string(), divisionCode: z.string(), divisionName: z.string(), from: day.nullable(), path: z.string().meta({ description: 'address of the record below the service' }), handed: z.boolean().meta({ description: 'true: goes with a hand-over; false: is re-assigned in its own ledger' }) }).meta({ id: 'Holding' });
export type Holding = z.infer<typeof holding>;
export const holdingsQuery = z.object({ memberId: uuid });
export const holdings = z.object({ asOf: instant, memberId: uuid, personName: z.string(), gap: z.enum(dutyGapReasonNames).nullable(), items: z.array(holding), elsewhere: z.number().int().meta({ description: 'duties and guardianships of his outside of the caller\'s scope: he cannot hand over the whole then' }) }).meta({ id: 'Holdings' });
export type Holdings = z.infer<typeof holdings>;

export const waitingQuery = pageQuery.extend({ divisionCode: divisionCode.optional().meta({ description: 'includes all below it' }) });
export type WaitingQuery = z.output<typeof waitingQuery>;
export const waitingHandOver = z.object({ memberId: uuid, personName: z.string(), gap: z.enum(dutyGapReasonNames), holdings: z.number().int().meta({ description: 'duties and guardianships of his, in the caller\'s scope' }) }).meta({ id: 'WaitingHandOver' });
export type WaitingHandOver = z.infer<typeof waitingHandOver>;
export const waitingPage = page(waitingHandOver);

export const makeHandOverBody = z
  .strictObject({
    memberId: uuid.meta({ description: '移交人' }), successorMemberId: uuid.meta({ description: '接任人, of all that is not excepted' }), on: day.meta({ description: '交接日期: from that day on' }), reason: text(500).meta({ description: '交接原因' }),
    except: z.array(z.strictObject({ id: uuid.meta({ description: 'of a duty or a guardianship' }), successorMemberId: uuid })).max(500).default([]).meta({ description: '另行指定接任人的' }),
  })
  .meta({ id: 'MakeHandOver' });
export type MakeHandOverBody = z.output<typeof makeHandOverBody>;

const person = z.object({ id: z.string(), name: z.string() });
const line = z.object({ kind: z.enum(handedKinds), id: uuid, newId: uuid.meta({ description: 'the record of the successor' }), title: z.string(), divisionCode: z.string(), successorMemberId: uuid, successorName: z.string() });
export type HandOverLine = z.infer<typeof line>;
export const handOver = z.object({ id: uuid, memberId: uuid, personName: z.string(), on: day, reason: z.string(), divisionCode: z.string().meta({ description: 'the smallest division that holds all of it' }), divisionName: z.string(), lines: z.array(line), handedBy: person, handedAt: instant }).meta({ id: 'DutyHandOver' });
export type HandOver = z.infer<typeof handOver>;
export const handOverPage = page(handOver);
export const handOverQuery = pageQuery.extend({ memberId: uuid.optional().meta({ description: '移交人' }), divisionCode: divisionCode.optional().meta({ description: 'includes all below it' }) });
export type HandOverQuery = z.output<typeof handOverQuery>;
