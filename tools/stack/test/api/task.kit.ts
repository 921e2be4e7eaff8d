import { addMonths, shanghaiDay } from '@anlan/domain';
import { Caller, until } from './api.kit';
import type { Values } from './canary/fill.kit';
import type { Canary } from './canary/marker.kit';
import type { Cast } from './cast.kit';

const base = '/api/responsibility/v1';

/** What a district has of tasks. */
export interface SeededTasks {
  readonly taskId: string;
  readonly supervisionId: string;
}

/** Somebody of the unit: only the lead itself answers an urge. */
async function clientOf(admin: Caller, issuer: string, name: string, unitId: string): Promise<Caller> {
  return Caller.client(admin.origin, issuer, await admin.made<{ clientId: string; clientSecret: string }>('/api/tenancy/v1/clients', { name, roles: ['duty-officer'], unitId }));
}

/** A task that is overdue and was urged, and a document of two sides that has ended. */
export async function seedTasks({ tenant: { admin, canary, issuer }, as }: Cast, unitId: string, divisionCode: string, committeeId: string): Promise<SeededTasks> {
  const { text } = canary;
  const body = { title: text, wanted: text, source: { kind: 'city', id: text, label: text }, leadUnitId: unitId, divisionCode, committeeId, dueOn: '2026-01-01' };
  const { id } = await until('the district in responsibility', async () => {
    const made = await admin.post(`${base}/tasks`, body);
    return made.status === 201 && (made.body as { id: string });
  });
  const lead = await clientOf(admin, issuer, text, unitId);
  // The clock may have marked the task meanwhile, so that its version is read each time.
  for (const [who, verb] of [[admin, 'urge'], [lead, 'acknowledge']] as const) {
    await until(`${verb} of a task`, async () => {
      const { version } = await admin.read<{ version: number }>(`${base}/tasks/${id}`);
      return (await who.call('post', `${base}/tasks/${id}/actions/${verb}`, { body: { note: text }, version })).status === 200;
    });
  }
  const supervisionId = await seedSupervision(admin, as['section-officer'] as Caller, as['leader'] as Caller, canary, { unitId, divisionCode: `${divisionCode.slice(0, 9)}000`, taskId: id, committeeId });
  return { taskId: id, supervisionId };
}

async function seedSupervision(admin: Caller, section: Caller, leader: Caller, { text }: Canary, { unitId, divisionCode, taskId, committeeId }: { unitId: string; divisionCode: string; taskId: string; committeeId: string }): Promise<string> {
  const late = await admin.made<{ id: string }>(`${base}/supervisions`, { kind: 'work_notice', unitId, reason: text, basis: text, wanted: text, dueOn: '2026-01-01', divisionCode });
  const { id } = await admin.made<{ id: string }>(`${base}/supervisions`, { kind: 'letter', enterprise: { name: text }, unitId, reason: text, basis: text, wanted: text, dueOn: '2031-03-02', taskIds: [taskId], committeeId, divisionCode });
  const act = (who: Caller, verb: string, version: number, body: object, of = id): Promise<unknown> => who.made(`${base}/supervisions/${of}/actions/${verb}`, body, { version });
  // Nobody replies to it: it is overdue.
  await act(admin, 'submit', 1, {}, late.id);
  await act(leader, 'approve', 2, {}, late.id);
  await act(admin, 'deliver', 3, { deliveredOn: today() }, late.id);
  await act(admin, 'submit', 1, {});
  await act(leader, 'approve', 2, { note: text });
  await act(admin, 'deliver', 3, { deliveredOn: today(), note: text });
  let version = 4;
  for (const side of ['enterprise', 'department']) {
    await act(admin, 'reply', version++, { side, note: text, evidence: [{ description: text }] });
    await act(section, 'release', version++, { side, note: text });
  }
  return id;
}

const today = (): string => shanghaiDay(new Date());
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}

let months = 0;

/** A month of the past, each once: it has one bulletin that is no correction. */
export const bulletinMonth = (): string => addMonths('1950-01', (months += 1));

/** What the fields of tasks, bulletins and supervision documents hold that are no free text. */
export const taskValues = ({ taskId, supervisionId }: SeededTasks, { tenant: { admin, canary, issuer } }: Cast, community: string, { memberId, unitId }: { memberId: string; unitId: string }): Values => ({
  'responsibility.task.acknowledge by': once(() => clientOf(admin, issuer, `${canary.text} 牵头 ${unitId.slice(-6)}`, unitId)),
  taskId, supervisionId, taskIds: [taskId], parentTaskId: taskId, leadMemberId: memberId, 'responsibility.task.issue.parentTaskId': null, 'responsibility.task.issue.leadMemberId': null, 'responsibility.task.issue.kind': 'city', 'responsibility.task.issue.target': null, 'responsibility.task.change.dueOn': '2031-02-28', 'responsibility.task.change.supportUnitIds': [], 'responsibility.task.issue.supportUnitIds': [], newDueOn: '2032-03-02', correctsId: null,
  'responsibility.task-bulletin.issue.divisionCode': `${community.slice(0, 9)}000`, 'responsibility.supervision.draft.divisionCode': `${community.slice(0, 9)}000`, 'responsibility.supervision.draft-many.divisionCode': `${community.slice(0, 9)}000`,
  // The district alone acts in the name of its committee: the seed does.
  'responsibility.task.issue.committeeId': null, 'responsibility.supervision.draft.committeeId': null, 'responsibility.supervision.draft-many.committeeId': null,
});
