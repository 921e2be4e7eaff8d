import { addMonths } from '@anlan/domain';
import type { Caller } from './api.kit';
import type { Values } from './canary/fill.kit';
import type { Cast } from './cast.kit';
import { picture } from './uploads.kit';

const base = '/api/responsibility/v1';
interface Made { readonly id: string }

/** What a district has of reports. */
export interface SeededReports {
  /** a period that is compiled */
  readonly periodId: string;
  /** one that is locked, issued and corrected since */
  readonly lockedId: string;
  readonly targetId: string;
}

/** A period that was issued and corrected, one that is compiled, one withdrawn; targets with every ending; an honour that was withdrawn; a shortcoming that is closed. */
export async function seedReports({ tenant: { admin, canary }, as }: Cast, ownerUnitId: string): Promise<SeededReports> {
  const { text, code } = canary;
  const [section, leader] = [as['section-officer'] as Caller, as['leader'] as Caller];
  const step = (path: string) => (who: Caller, verb: string, version: number, body: object): Promise<Made> => who.made<Made>(`${base}/${path}/actions/${verb}`, body, { version });
  const opened = async (period: string): Promise<Made> => admin.made<Made>(`${base}/report-periods`, { period });
  const issued = async (id: string): Promise<void> => {
    const act = step(`report-periods/${id}`);
    await act(admin, 'compile', 1, { note: text });
    await act(section, 'return', 2, { reason: text });
    await act(admin, 'compile', 3, { note: text });
    await act(section, 'review', 4, { note: text });
    await act(admin, 'lock', 5, {});
    await act(leader, 'issue', 6, { document: text });
  };
  const first = await opened('1999-W01');
  await issued(first.id);
  await issued((await step(`report-periods/${first.id}`)(admin, 'correct', 7, { reason: text })).id);
  await step(`report-periods/${(await opened('1999-W02')).id}`)(admin, 'withdraw', 1, { reason: text });
  const period = await opened('1999-W03');
  await step(`report-periods/${period.id}`)(admin, 'compile', 1, { note: text });

  const target = (more: object = {}): Promise<Made & { version: number }> => admin.made(`${base}/targets`, { name: text, comparison: 'at_least', value: 10, unit: text.slice(0, 20), year: 2026, dueOn: '2026-01-02', sourceDocument: text, ownerUnitId, ...more });
  const { id: targetId } = await target();
  await admin.call('patch', `${base}/targets/${targetId}`, { body: { name: text }, version: 1 });
  const ended = async (value: number): Promise<void> => {
    const act = step(`targets/${(await target()).id}`);
    await act(section, 'report', 1, { value, asOf: '2026-01-02', note: text });
    await act(admin, 'conclude', 2, { note: text });
    await act(admin, 'carry-over', 3, { value: 20, dueOn: '2027-12-31', sourceDocument: text });
  };
  await ended(11);
  await ended(9);
  await step(`targets/${(await target({ figureKey: 'accidents.count' })).id}`)(admin, 'measure', 1, {});
  await step(`targets/${(await target()).id}`)(admin, 'drop', 1, { reason: text });

  const file = await admin.made<Made>(`${base}/files?name=${code}.png`, picture(canary), { headers: { 'content-type': 'image/png' } });
  const honour = await admin.made<Made>(`${base}/honours`, { kind: 'individual', title: text, level: 'city', awardingBody: text, document: text, awardedOn: '2026-01-02', holders: [{ name: text }], fileIds: [file.id] });
  await admin.call('patch', `${base}/honours/${honour.id}`, { body: { title: text }, version: 1 });
  await step(`honours/${honour.id}`)(section, 'verify', 2, { note: text });
  await step(`honours/${honour.id}`)(admin, 'withdraw', 3, { reason: text });

  const shortcoming = await admin.made<Made>(`${base}/shortcomings`, { reportPeriodId: period.id, text, figureKeys: ['tasks.completion'] });
  await admin.call('patch', `${base}/shortcomings/${shortcoming.id}`, { body: { text }, version: 1 });
  await step(`shortcomings/${shortcoming.id}`)(admin, 'counter', 2, { measure: text, targetId });
  await step(`shortcomings/${shortcoming.id}`)(section, 'close', 3, { note: text });
  return { periodId: period.id, lockedId: first.id, targetId };
}

let periods = 0;
/** A month of long ago, each once: a period is opened once. */
export const freshPeriod = (): string => addMonths('1910-01', (periods += 1));

/** What the fields of reports, targets, honours and shortcomings hold that are no free text. */
export const reportValues = ({ periodId, lockedId, targetId }: SeededReports): Values => ({
  // There is something to read of a period once it is compiled, or locked.
  'responsibility.report-period.differences': async () => lockedId, 'responsibility.report-period.sheet': async () => periodId, 'responsibility.shortcoming.propose': async () => periodId, reportPeriodId: periodId,
  targetId, awardedOn: '2026-01-02', 'responsibility.shortcoming.write.reportPeriodId': periodId, figureKeys: ['tasks.completion'], 'responsibility.target.set.figureKey': null, 'responsibility.target.change.figureKey': null, 'responsibility.target.report.asOf': '2026-01-02',
});
