import type { CheckDetail } from '@anlan/contracts/enforcement';
import { foreseen, heldBy, nextOf, outcomeOf, pending, pendingIn, withFiles, type Entry } from './outbox.rules';

const refusal = { status: 400, code: 'request.invalid', title: '有误', detail: '', faults: [], traceId: '', at: 9 };
const entry = (id: string, at: number, more: Partial<Entry> = {}): Entry => ({ id, at, owner: '440310 a', op: 'patrol.open', body: {}, key: id, title: id, page: 'checks', values: {}, files: [], also: [], ...more });
const check = { id: 'c1', kind: 'inspection', status: 'approved', version: 2, allowedActions: ['sign-in', 'cancel'] } as unknown as CheckDetail;
const signIn = entry('s', 1, { op: 'inspection.sign-in', about: 'c1', params: { id: 'c1' }, version: 2 });
const finish = entry('f', 2, { op: 'inspection.finish', about: 'c1', params: { id: 'c1' }, version: 3 });

describe('the order of what waits', () => {
  it('given several, then the oldest of the person goes first, and nobody else\'s', () => {
    expect(nextOf([entry('b', 2), entry('a', 1), entry('x', 0, { owner: '440310 b' }), entry('y', 0, { owner: '330108 a' })], '440310 a')?.id).toBe('a');
    expect(nextOf([entry('x', 0, { owner: '440310 b' })], '440310 a')).toBeUndefined();
  });

  it('given a refused one, then those of other records go on, and those of its own wait', () => {
    const entries = [{ ...signIn, refusal }, finish, entry('other', 3)];
    expect(nextOf(entries, '440310 a')?.id).toBe('other');
    expect(heldBy(finish, entries)?.id).toBe('s');
    expect(heldBy(entry('other', 3), entries)).toBeUndefined();
  });

  it('given one that was refused after another of its record, then the earlier one is not held', () => {
    expect(heldBy(signIn, [signIn, { ...finish, refusal }])).toBeUndefined();
  });
});

describe('what an answer means', () => {
  it.each([
    [0, 'network', 'later'], [502, 'gateway.unavailable', 'later'], [503, 'http.503', 'later'], [429, 'request.too_many', 'later'], [408, 'x', 'later'], [409, 'request.idempotency_running', 'later'],
    [401, 'request.unauthenticated', 'sign-in'], [0, 'sign-in', 'sign-in'],
    [400, 'request.invalid', 'refused'], [403, 'check.out_of_scope', 'refused'], [404, 'request.not_found', 'refused'], [409, 'check.action_not_allowed', 'refused'], [412, 'request.stale', 'refused'], [422, 'request.idempotency_reused', 'refused'], [-1, 'offline.picture_lost', 'refused'],
  ])('given %s %s, then %s', (status, code, outcome) => expect(outcomeOf({ status, code })).toBe(outcome));
});

describe('files of a body', () => {
  const body = { summary: '通道', evidence: [{ fileId: pending('p1') }], report: { findings: [{ title: 'a', evidence: [{ fileId: pending('p2') }, { fileId: pending('p1') }, { fileId: 'known' }] }], exposed: false, note: null } };

  it('given pictures that wait, then each is found once', () => {
    expect(pendingIn(body)).toEqual(['p1', 'p2']);
    expect(pendingIn({ summary: '没有照片' })).toEqual([]);
  });

  it('given that they were sent, then the server\'s ids stand in their places, and nothing else changes', () => {
    expect(withFiles(body, [{ id: 'p1', name: 'a', fileId: 'f1' }, { id: 'p2', name: 'b', fileId: 'f2' }])).toEqual({
      summary: '通道', evidence: [{ fileId: 'f1' }], report: { findings: [{ title: 'a', evidence: [{ fileId: 'f2' }, { fileId: 'f1' }, { fileId: 'known' }] }], exposed: false, note: null },
    });
  });
});

describe('a check as it will be', () => {
  it('given a sign-in that waits, then it can be finished on the next version', () => {
    expect(foreseen(check, [signIn])).toMatchObject({ status: 'on_site', version: 3, allowedActions: ['finish'] });
  });

  it('given the record too, then nothing is left to do', () => {
    expect(foreseen(check, [finish, signIn])).toMatchObject({ version: 4, allowedActions: [] });
  });

  it('given that the sign-in was sent and the check read since, then it is not foreseen twice', () => {
    expect(foreseen({ ...check, status: 'on_site', version: 3, allowedActions: ['finish'] }, [signIn])).toMatchObject({ status: 'on_site', version: 3, allowedActions: ['finish'] });
  });

  it('given a refused sign-in, or one of another check, then it is as it was', () => {
    expect(foreseen(check, [{ ...signIn, refusal }])).toBe(check);
    expect(foreseen(check, [{ ...signIn, about: 'c2', params: { id: 'c2' } }])).toBe(check);
  });
});
