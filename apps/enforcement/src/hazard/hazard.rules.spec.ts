import { hazardActions, hazardLifecycle, hazardStates, type HazardAction, type HazardState, type HazardSupervision } from '@anlan/contracts/enforcement';
import type { ProblemError } from '@anlan/platform/http';
import { assertPossible, closesAtOnce, possible } from './hazard.rules';
import { hazardRow, reference } from './hazard.fixtures';
import { steps, type Bodies } from './hazard.steps';

const now = new Date('2026-03-02T01:00:00Z');
const LATER = '2026-04-01T00:00:00.000Z';
const unit = [...reference.units.keys()][0] as string;
const requirements = { responsibility: '张三', measures: '停产', funds: '五万元', timeLimit: '三十日', plan: '应急预案' };
const listed: HazardSupervision = { requirements, listedBy: { id: 'o', name: '官' }, listedAt: '2026-03-01T00:00:00+08:00', opinion: null, unlistedAt: null };
const agreed: HazardSupervision = { ...listed, opinion: { expert: '王五', opinion: '可以', agrees: true, by: { id: 'o', name: '官' }, at: '2026-03-01T00:00:00+08:00' } };
const entry = { kind: 'major_problems', level: 'district' as const, enteredAt: '2026-03-01T00:00:00+08:00', enteredBy: { id: 'o', name: '官' }, struckOffAt: null, struckOffBy: null };
const extension = { dueAt: LATER, reason: '配件未到货', by: { id: 'b', name: '乙' }, at: '2026-03-01T00:00:00+08:00' };
/** what each action wants of the record besides its state */
const wants: Partial<Record<HazardAction, object>> = {
  'request-extension': { due_at: new Date('2026-03-10T00:00:00Z') }, 'decide-extension': { extension }, 'submit-department': { department_status: 'assigned', department_unit_id: unit },
  'verify-department': { department_status: 'submitted', department_unit_id: unit }, 'give-opinion': { supervision: listed }, unlist: { supervision: listed }, 'strike-off': { lists: [entry] },
};
const bodies: Bodies = {
  assign: {}, start: {}, submit: { evidence: ['已清理'] }, verify: { result: 'accepted' }, 'request-extension': { dueAt: LATER, reason: '配件' }, 'decide-extension': { result: 'approved' },
  extend: { dueAt: LATER, reason: '配件' }, 'assign-department': { unitId: unit }, 'submit-department': { evidence: ['已督促'] }, 'verify-department': { result: 'accepted' },
  'list-supervision': { requirements }, 'give-opinion': { expert: '王五', opinion: '可以', agrees: true }, unlist: { reason: '已验收' }, urge: {}, reopen: { cause: 'sampling', reason: '再次堆物' },
  retag: { add: ['01980000-0000-7000-8000-000000000031'], remove: [], reason: '补记' }, 'enter-list': { kind: 'major_problems', level: 'district' }, 'strike-off': { kind: 'major_problems', reason: '已验收' },
  transfer: { unitId: unit, reason: '属燃气' },
};
const row = (status: HazardState, more: object = {}) => hazardRow({ status, ...more });
const take = <A extends HazardAction>(action: A, of: ReturnType<typeof row>, body: Bodies[A] = bodies[action], actorId = 'a') => {
  assertPossible(of, action, actorId);
  return steps[action]({ row: of, body, actor: { id: actorId, name: '甲' }, now, reference });
};
const refusal = (code: string) => expect.objectContaining({ code }) as ProblemError;

describe('when a hazard may take a step', () => {
  for (const status of hazardStates) {
    for (const action of hazardActions) {
      const allowed = (hazardLifecycle.actions[action].from as readonly string[]).includes(status);
      it(`given ${status}, when ${action}, then it is ${allowed ? 'done' : 'refused with the verbs allowed'}`, () => {
        const of = row(status, wants[action]);
        if (allowed) {
          expect(hazardLifecycle.actions[action].to).toContain(take(action, of).to);
        } else {
          expect(() => take(action, of)).toThrow(expect.objectContaining({ status: 409, extra: { state: status, allowed: expect.any(Array) as string[] } }) as ProblemError);
        }
      });
    }
  }
  it.each(Object.keys(wants).filter((a) => a !== 'request-extension') as HazardAction[])('given nothing that %s is about, then it is not among the verbs', (action) => {
    for (const status of hazardStates) expect(possible(row(status))).not.toContain(action);
  });
  it.each([
    ['verify', row('rectified', { submitted_by: 'a' })], ['verify-department', row('rectified', { department_status: 'submitted', department_submitted_by: 'a' })],
    ['reopen', row('closed', { submitted_by: 'a' })], ['reopen', row('closed', { department_status: 'accepted', department_submitted_by: 'a' })],
  ] as const)('given his own work, when he would %s it, then he is refused', (action, of) => {
    expect(() => take(action, of)).toThrow(refusal('hazard.same_person'));
  });
  it('given a rejection, then it goes back to rectifying, and what an expert said of it is void', () => {
    expect(take('verify', row('rectified'), { result: 'rejected', reason: '仍有' }).changes).toMatchObject({ due_at: new Date('2026-03-17T23:59:59+08:00') });
    expect(take('verify', row('rectified', { due_at: new Date('2026-03-10T00:00:00Z') }), { result: 'rejected', reason: '仍有' }).changes).toMatchObject({ due_at: new Date('2026-03-10T00:00:00Z') });
    expect(take('verify', row('rectified', { submitted_by: 'b', supervision: agreed }), { result: 'rejected', reason: '仍有' })).toMatchObject({
      to: 'rectifying', event: 'rejected', changes: { rejections: 1, supervision: { opinion: null } },
    });
  });
});

describe('deadlines', () => {
  const at = row('assigned', { due_at: new Date('2026-05-01T00:00:00Z') });
  it.each([['extend', bodies.extend], ['request-extension', bodies['request-extension']]] as const)('given an earlier day, when %s, then it is refused', (action, body) => {
    expect(() => take(action, at, body)).toThrow(refusal('hazard.extension_not_later'));
  });
  it('given a request, when it is approved, then the deadline is the one asked for, or the one given instead; refused, it stays', () => {
    const asked = row('rectifying', { due_at: new Date('2026-03-10T00:00:00Z'), extension });
    expect(take('decide-extension', asked)).toMatchObject({ event: 'extended', changes: { due_at: new Date(LATER), extension: null }, facts: { reason: '配件未到货' } });
    expect(take('decide-extension', asked, { result: 'approved', dueAt: '2026-03-20T00:00:00Z' })).toMatchObject({ changes: { due_at: new Date('2026-03-20T00:00:00Z') } });
    const refused = take('decide-extension', asked, { result: 'refused', reason: '不必' });
    expect(refused).toMatchObject({ to: 'rectifying', event: 'extension_refused', changes: { extension: null } });
    expect(refused.changes).not.toHaveProperty('due_at');
  });
  it('given a request whose day has passed when it is decided, then approving it is refused', () => {
    expect(() => take('decide-extension', row('rectifying', { extension: { ...extension, dueAt: '2026-03-01T00:00:00Z' } }))).toThrow(refusal('hazard.due_in_past'));
  });
  it('given no deadline, then there is nothing to ask for', () => {
    expect(() => take('request-extension', row('assigned'))).toThrow(refusal('hazard.extension_without_deadline'));
  });
});

describe('dual assignment', () => {
  const both = { department_unit_id: unit };
  it('given one side accepted, then the hazard stays open, and the other side closes it', () => {
    const first = take('verify', row('rectified', { ...both, department_status: 'assigned' }));
    expect(first).toMatchObject({ to: 'rectified', event: 'accepted', facts: { side: 'enterprise' }, changes: { enterprise_accepted_at: now } });
    const waits = row('rectified', { ...both, department_status: 'submitted', enterprise_accepted_at: now });
    expect(possible(waits)).not.toContain('verify');
    expect(take('verify-department', waits)).toMatchObject({ to: 'closed', event: 'closed', changes: { department_status: 'accepted', closed_at: now } });
  });
  it('given the department first, then the enterprise closes it', () => {
    expect(take('verify-department', row('rectifying', { ...both, department_status: 'submitted' }))).toMatchObject({ to: 'rectifying', event: 'accepted', facts: { side: 'department' } });
    expect(take('verify', row('rectified', { ...both, department_status: 'accepted' }))).toMatchObject({ to: 'closed', event: 'closed' });
  });
  it('given the department\'s side rejected, then the enterprise\'s is as it was', () => {
    expect(take('verify-department', row('rectified', { ...both, department_status: 'submitted' }), { result: 'rejected', reason: '无记录' })).toEqual({
      to: 'rectified', event: 'department_rejected', changes: { department_status: 'assigned', department_submitted_by: null }, facts: { reason: '无记录' },
    });
  });
});

describe('a major hazard', () => {
  const major = { level: 'major', submitted_by: 'b' };
  it.each([
    ['is not listed', null], ['has no opinion', listed], ['has an expert against it', { ...agreed, opinion: { ...agreed.opinion, agrees: false } }], ['was taken off the list', { ...agreed, unlistedAt: '2026-03-01T00:00:00+08:00' }],
  ])('given that it %s, then neither side closes it', (_what, supervision) => {
    expect(() => take('verify', row('rectified', { ...major, supervision }))).toThrow(refusal('hazard.supervision_wanted'));
    expect(() => take('verify-department', row('rectified', { ...major, supervision, department_unit_id: unit, department_status: 'submitted', enterprise_accepted_at: now }))).toThrow(refusal('hazard.supervision_wanted'));
  });
  it('given the list and an expert who agrees, then it closes; it comes off the list after that, and not before', () => {
    expect(take('verify', row('rectified', { ...major, supervision: agreed }))).toMatchObject({ to: 'closed' });
    expect(() => take('unlist', row('rectified', { ...major, supervision: agreed }))).toThrow(refusal('hazard.unlist_open'));
    expect(take('unlist', row('closed', { ...major, supervision: agreed }))).toMatchObject({ to: 'closed', event: 'unlisted' });
  });
  it('given that its requirements are corrected, then the opinion on what they were is void', () => {
    expect(take('list-supervision', row('rectifying', { ...major, supervision: agreed }), { requirements: { ...requirements, funds: '十万元' } }).changes?.supervision).toMatchObject({
      requirements: { funds: '十万元' }, listedAt: listed.listedAt, opinion: null,
    });
  });
});

describe('what is taken up again, or handed on', () => {
  it('given a closed hazard, when it is re-opened, then both sides have to be accepted anew', () => {
    const of = row('closed', { submitted_by: 'b', assignee_name: '某厂', closed_at: now, department_unit_id: unit, department_status: 'accepted', enterprise_accepted_at: now, supervision: agreed });
    expect(take('reopen', of)).toMatchObject({
      to: 'rectifying', event: 'reopened',
      changes: { reopened: 1, closed_at: null, submitted_by: null, enterprise_accepted_at: null, department_status: 'assigned', supervision: { opinion: null } },
    });
    expect(take('reopen', row('closed', { due_at: new Date('2026-02-01T00:00:00Z') }))).toMatchObject({ to: 'reported', changes: { due_at: new Date('2026-03-17T23:59:59+08:00') } });
    expect(() => take('reopen', of, { ...bodies.reopen, dueAt: '2026-03-01T00:00:00Z' })).toThrow(refusal('hazard.due_in_past'));
  });
  it('given a unit that is not there, or has it already, then it is not transferred', () => {
    expect(() => take('transfer', row('assigned'), { unitId: '01980000-0000-7000-8000-00000000dead', reason: 'x' })).toThrow(refusal('hazard.unknown_unit'));
    expect(() => take('transfer', row('assigned', { owner_unit_id: unit }))).toThrow(refusal('hazard.same_unit'));
    expect(take('transfer', row('rectifying', { assignee_unit_id: unit, extension }))).toMatchObject({ to: 'reported', changes: { owner_unit_id: unit, assignee_unit_id: null, extension: null } });
  });
});

describe('on-the-spot rectification', () => {
  const before = { description: '堆物', phase: 'before' as const };
  const after = { description: '已清', phase: 'after' as const };
  it.each([
    ['before and after', { rectification: 'on_the_spot', level: 'general', evidence: [before, after] }, true],
    ['only before', { rectification: 'on_the_spot', level: 'general', evidence: [before] }, false],
    ['only after', { rectification: 'on_the_spot', level: 'general', evidence: [after, '已清'] }, false],
    ['nothing', { rectification: 'on_the_spot', level: 'general' }, false],
    ['both of a major hazard', { rectification: 'on_the_spot', level: 'major', evidence: [before, after] }, false],
    ['both within a time limit', { rectification: 'time_limited', level: 'general', evidence: [before, after] }, false],
  ] as const)('given %s, then whether the report closes it', (_what, body, closes) => {
    expect(closesAtOnce(body as never)).toBe(closes);
  });
});
