import { callers, expected, type Asker, type Facts } from './expectation.kit';

const base: Facts = { id: 'x.y', method: 'GET', permission: 'hazard.read', scope: 'record', readScope: 'record', names: false, action: false, references: [], status: 200, codes: {} };
const get = { ...base, names: true };
const create: Facts = { ...base, method: 'POST', permission: 'hazard.report', references: ['divisionCode'], status: 201, codes: { 400: ['request.invalid', 'hazard.unknown_division'], 403: ['hazard.out_of_scope', 'request.forbidden'], 409: ['request.conflict'] } };
const step: Facts = { ...base, method: 'POST', names: true, action: true, codes: { 409: ['hazard.action_not_allowed', 'request.conflict'] } };
const row = (f: Facts): string[] => callers.map((who) => {
  const { status, codes } = expected(f, who);
  return `${status.join('|')}${codes ? ` ${codes.join('|')}` : ''}`;
});
const [un, no, not] = ['401 request.unauthenticated', '403 request.forbidden', '404 request.not_found'];

describe('what an operation must answer, by its contract', () => {
  it.each<[string, Facts, string[]]>([
    // none, expired, other realm, no role, other tenant's ids, out of scope, in scope, right
    ['is public', { ...base, permission: 'public' }, Array<string>(8).fill('200')],
    ['lists', base, [un, un, un, no, '200', '200', '200', '200']],
    ['reads a record', get, [un, un, un, no, not, not, '200', '200']],
    ['reads what all members may', { ...get, scope: 'open', readScope: 'open' }, [un, un, un, no, not, '200', '200', '200']],
    ['changes what all members may read', { ...get, method: 'PATCH', readScope: 'open' }, [un, un, un, no, not, no, '200', '200']],
    ['is done by whom those of the whole tenant name', { ...get, method: 'PATCH', readScope: 'open', makerScope: 'tenant' }, [un, un, un, no, not, no, no, '200']],
    ['changes what few may read', { ...get, method: 'PATCH' }, [un, un, un, no, not, not, '200', '200']],
    ['creates', create, [un, un, un, no, '400|403 hazard.unknown_division|hazard.out_of_scope', '403 request.forbidden|hazard.out_of_scope', '201', '201']],
    ['takes a file', { ...create, references: [], status: 202 }, [un, un, un, no, '202', '202', '202', '202']],
    ['is a step of a life-cycle', step, [un, un, un, no, not, not, '200|409 hazard.action_not_allowed', '200|409 hazard.action_not_allowed']],
    ['is a step that no state refuses', { ...step, codes: { 409: ['request.conflict'] } }, [un, un, un, no, not, not, '200', '200']],
    ['concerns the whole tenant', { ...get, scope: 'tenant', readScope: 'tenant' }, [un, un, un, no, not, no, no, '200']],
    ['wants a sign-in', { ...base, permission: 'signed-in', scope: undefined }, [un, un, un, '200', '200', '200', '200', '200']],
    ['wants a sign-in and lends what is one\'s own', { ...create, permission: 'signed-in', scope: undefined }, [un, un, un, '400|403 hazard.unknown_division|hazard.out_of_scope', '400|403 hazard.unknown_division|hazard.out_of_scope', '400|403 hazard.unknown_division|hazard.out_of_scope', '201', '201']],
    ['wants a sign-in and names what only the whole tenant makes', { ...get, permission: 'signed-in', scope: undefined, makerScope: 'tenant' }, [un, un, un, not, not, not, not, '200']],
    ['wants a sign-in and names a record', { ...get, permission: 'signed-in', scope: undefined }, [un, un, un, not, not, not, '200', '200']],
  ])('given one that %s, then each caller gets his answer', (_, facts, wanted) => {
    expect(row(facts)).toEqual(wanted);
  });

  it('given a permission of which nothing says how far it reaches, then it says what to add', () => {
    expect(() => expected({ ...get, scope: undefined }, 'out of scope')).toThrow('x.y: nothing says how far hazard.read reaches in a part of the tenant; add it to permissionScopes');
  });

  it('given an operation that names records and has no error for unknown ones, then it says so', () => {
    expect(() => expected({ ...create, codes: { 400: ['request.invalid'] } }, 'other tenant\'s ids')).toThrow(/x\.y names records in its body and declares no error/);
  });

  it('given an answer that keeps something back, then it is held to be silent about it', () => {
    const silent = (f: Facts, who: Asker): unknown => expected(f, who).silent;
    expect([silent(base, 'out of scope'), silent(base, 'other tenant\'s ids'), silent(get, 'out of scope'), silent(base, 'right')]).toEqual([true, true, true, undefined]);
  });
});
