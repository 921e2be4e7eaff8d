import { until } from '@anlan/platform/testing';
import type { ConsoleKit } from './console.kit';
import { reportedHazard } from './hazard.kit';
import { day, issuedTask, ownUnit, type Made } from './task.kit';

const base = '440310';
const API = '/api/responsibility/v1';

export interface Performed {
  readonly memberId: string;
  readonly name: string;
  readonly task: Made;
  readonly hazard: { readonly id: string };
}

/** Somebody of a unit of its own who leads a task and has handed it in; one more is still his. Grid 1 has reported a hazard. */
export async function performed(c: ConsoleKit, name: string): Promise<Performed> {
  const unit = await ownUnit(c, `${name}科`);
  const who = await c.newPerson(base, 'duty-officer', { displayName: `${name}办理人` });
  const admin = c.as(base, 'admin');
  const { version } = await admin.get<{ version: number }>(`/api/tenancy/v1/members/${who.memberId}`);
  await admin.call('PATCH', `/api/tenancy/v1/members/${who.memberId}`, { version, body: { unitId: unit.id } });
  const hazard = await reportedHazard(c, `${name}隐患`);
  // Unit and person are known to the service a moment later.
  const issue = (title: string, more: object): Promise<Made> => until('the unit in responsibility', () => issuedTask(c, title, unit.id, { leadMemberId: who.memberId, ...more }));
  const task = await issue(`${name}一`, { dueOn: day(20) });
  await issue(`${name}二`, { dueOn: day(30) });
  const accepted = await admin.call<Made>('POST', `${API}/tasks/${task.id}/actions/accept`, { version: task.version, body: {} });
  await admin.call('POST', `${API}/tasks/${task.id}/actions/submit`, { version: accepted.body.version, body: { note: '已完成', evidence: [{ description: '台账' }] } });
  return { memberId: who.memberId, name: who.displayName, task, hazard };
}

/** Until the fact of the act has arrived. */
export const factOf = (c: ConsoleKit, recordId: string): Promise<unknown> =>
  until('the fact of the hazard', async () => {
    const { items } = await c.as(base, 'grid1').get<{ items: { record: { id: string } }[] }>(`${API}/duty-performances/mine/lines?kind=fact&limit=50`);
    return items.some((l) => l.record.id === recordId);
  });
