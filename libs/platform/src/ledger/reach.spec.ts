import fc from 'fast-check';
import { permissionsOfGrants, scopeFor, systemContext, type Grant, type Person, type TenantContext } from '../context';
import { assertWhole, defineReach } from './reach';
import { Where } from './where';

const tenant = { tenantId: '01980000-0000-7000-8000-000000000001', slug: '440310', tenantKind: 'district' as const };
const me: Person = { memberId: 'me', subject: 'sub-me', name: '我' };
const boss: Person = { memberId: 'boss', subject: 'sub-boss', name: '领导' };
const as = (...grants: Grant[]): TenantContext => ({
  ...tenant, actor: { id: me.subject, memberId: me.memberId, name: me.name, kind: 'user' }, grants, permissions: permissionsOfGrants(grants),
});
const grant = (role: string, more: Partial<Grant> = {}): Grant => ({ role, unitId: null, divisionPrefix: null, ...more });

const reach = defineReach({ division: 'code', units: ['unit', 'reporter'], own: { member: ['assignee'], subject: ['by'] } });
type RowOf = Parameters<typeof reach.covers>[2];
const row = (more: Partial<RowOf> = {}): RowOf => ({ code: '440310001001', unit: null, reporter: null, assignee: null, by: null, ...more });
const sql = (ctx: TenantContext): [string, unknown[]] => {
  const where = new Where().and('tenant_id = $', 't').within(reach, ctx, 'hazard.read');
  return [`${where}`, where.params.slice(1)];
};

describe('the condition of a scope', () => {
  it('given a grant for the whole tenant, then there is none, whatever else he holds', () => {
    expect(sql(as(grant('leader'), grant('street-officer', { divisionPrefix: '440310001' })))).toEqual(['tenant_id = $1', []]);
    expect(sql({ ...systemContext(tenant, 'enforcement') })).toEqual(['tenant_id = $1', []]);
  });
  it('given subtrees, units and own records, then each is an alternative with its values in turn', () => {
    const ctx = as(grant('street-officer', { divisionPrefix: '440310001' }), grant('section-officer', { unitId: 'u', units: ['u', 'v'], divisionPrefix: '440310' }), grant('enterprise-owner'));
    expect(sql(ctx)).toEqual([
      'tenant_id = $1 and ((code >= $2 and code < $3) or ((code >= $4 and code < $5) and (unit = any($6::uuid[]) or reporter = any($7::uuid[]))) or assignee = any($8::uuid[]) or by = any($9::text[]))',
      ['440310001', '440310002', '440310', '440311', ['u', 'v'], ['u', 'v'], ['me'], ['sub-me']],
    ]);
  });
  it('given no grant with the permission, then nothing', () => {
    expect(sql(as())).toEqual(['tenant_id = $1 and false', []]);
    expect(sql(as(grant('auditor')))).toEqual(['tenant_id = $1 and false', []]);
  });
  it('given a ledger without units or owners, then scopes of that kind cover nothing', () => {
    const plain = defineReach({ division: 'code' });
    for (const ctx of [as(grant('leader', { units: ['u'] })), as(grant('enterprise-owner'))]) {
      expect(plain.condition(scopeFor(ctx, 'hazard.read'))).toEqual({ condition: 'false', values: [] });
      expect(plain.covers(ctx, 'hazard.read', { code: '440310001001' })).toBe(false);
    }
  });
});

describe('a record that names somebody', () => {
  const letter = defineReach({ division: 'code', named: { member: ['head'], unit: ['party'] } });
  const of = (more: object = {}) => ({ code: '440310002000', head: null, party: null, ...more });
  const mine = { ...as(grant('street-officer', { unitId: 'street1', divisionPrefix: '440310001' })), actor: { id: 'sub-me', memberId: 'me', name: '我', kind: 'user' as const, unitId: 'office' } };
  it.each([[{}, false], [{ head: 'me' }, true], [{ head: 'other' }, false], [{ party: 'office' }, true], [{ party: 'street1' }, true], [{ party: 'street2' }, false], [{ code: '440310001001' }, true]])('given %j, then in sight of whom it names, of his units, and of the scope: %p', (more, seen) => {
    expect(letter.covers(mine, 'hazard.read', of(more))).toBe(seen);
  });
  it('given the condition of it, then the same, and nothing for who does not hold the permission', () => {
    expect(letter.condition(scopeFor(mine, 'hazard.read'))).toEqual({ condition: '((code >= $ and code < $) or head = any($::uuid[]) or party = any($::uuid[]))', values: ['440310001', '440310002', ['me'], ['office', 'street1']] });
    const stranger = { ...mine, grants: [grant('auditor')], permissions: permissionsOfGrants([grant('auditor')]) };
    expect(letter.covers(stranger, 'hazard.read', of({ head: 'me' }))).toBe(false);
    expect(letter.condition(scopeFor(stranger, 'hazard.read'))).toEqual({ condition: 'false', values: [] });
  });
  it('given a column of several units, then one of his is enough, as a predicate and as a condition; to be named is narrower than to be in scope', () => {
    const task = defineReach({ division: 'code', named: { unit: ['lead'], units: ['support'] } });
    const row = (lead: string, support: string[], code = '440310002000') => ({ code, lead, support });
    expect([row('x', ['y', 'office']), row('x', ['y']), row('x', []), row('street1', [])].map((r) => task.covers(mine, 'hazard.read', r))).toEqual([true, false, false, true]);
    expect(task.condition(scopeFor(mine, 'hazard.read'))).toEqual({ condition: '((code >= $ and code < $) or lead = any($::uuid[]) or support && $::uuid[])', values: ['440310001', '440310002', ['office', 'street1'], ['office', 'street1']] });
    expect([row('x', ['office']), row('x', [], '440310001001')].map((r) => [task.covers(mine, 'hazard.read', r), task.isNamed(mine, 'hazard.read', r)])).toEqual([[true, true], [true, false]]);
    expect(task.columns).toBe('code as "code", lead as "lead", support as "support"');
  });
  it('given columns that name several, then each of them, in the predicate and in the condition', () => {
    const meeting = defineReach({ division: 'code', named: { members: ['people'], units: ['offices'] } });
    const row = (more: object = {}) => ({ code: null, people: [], offices: [], ...more });
    for (const [more, seen] of [[{}, false], [{ people: ['other', 'me'] }, true], [{ offices: ['street2'] }, false], [{ offices: ['street2', 'street1'] }, true], [{ people: null, offices: null }, false]] as const) expect([more, meeting.covers(mine, 'hazard.read', row(more))]).toEqual([more, seen]);
    expect(meeting.condition(scopeFor(mine, 'hazard.read'))).toEqual({ condition: '((code >= $ and code < $) or people && $::uuid[] or offices && $::uuid[])', values: ['440310001', '440310002', ['me'], ['office', 'street1']] });
    expect(meeting.columns).toBe('code as "code", people as "people", offices as "offices"');
  });
  it('given columns of several divisions, then one of them in the scope is enough, in the predicate and in the condition', () => {
    const tour = defineReach({ divisions: ['codes'] });
    for (const [codes, seen] of [[[], false], [['440310002000'], false], [['440310002000', '440310001000'], true], [['440310000000'], false]] as const) expect([codes, tour.covers(mine, 'hazard.read', { codes })]).toEqual([codes, seen]);
    expect(tour.condition(scopeFor(mine, 'hazard.read'))).toEqual({ condition: 'exists (select 1 from unnest(codes) code where (code >= $ and code < $))', values: ['440310001', '440310002'] });
    expect(tour.columns).toBe('codes as "codes"');
  });
  it('given a column of a post, then in sight of who is on it, as a predicate and as a condition, and of nobody in his stead', () => {
    const duty = defineReach({ division: 'code', named: { post: ['post'] } });
    const on = (postId: string, ctx: TenantContext = mine): TenantContext => ({ ...ctx, actor: { ...ctx.actor, postId } });
    const row = { code: '440310002000', post: 'captain' };
    expect([duty.covers(on('captain'), 'hazard.read', row), duty.covers(on('clerk'), 'hazard.read', row), duty.covers(mine, 'hazard.read', row), duty.covers(on('captain'), 'hazard.read', { ...row, post: null })]).toEqual([true, false, false, false]);
    expect(duty.condition(scopeFor(on('captain'), 'hazard.read'))).toEqual({ condition: '((code >= $ and code < $) or post = any($::uuid[]))', values: ['440310001', '440310002', ['captain']] });
    expect(duty.condition(scopeFor(mine, 'hazard.read'))).toEqual({ condition: '(code >= $ and code < $)', values: ['440310001', '440310002'] });
    expect(duty.columns).toBe('code as "code", post as "post"');
    const deputy = on('captain', as(grant('street-officer', { unitId: 'street1', divisionPrefix: '440310001', delegatedBy: boss })));
    expect(duty.covers(deputy, 'hazard.read', row)).toBe(false);
  });
  it('given who stands in for somebody, then what names that person is in sight on his behalf, and not what names himself', () => {
    const deputy = as(grant('street-officer', { unitId: 'street1', divisionPrefix: '440310001', delegatedBy: boss }));
    expect([letter.covers(deputy, 'hazard.read', of({ head: 'boss' })), letter.covers(deputy, 'hazard.read', of({ head: 'me' }))]).toEqual([true, false]);
    expect(letter.onBehalfOf(deputy, 'hazard.read', of({ head: 'boss' }))).toEqual([{ memberId: 'boss', name: '领导' }]);
  });
});

describe('whether a record is in scope', () => {
  it('given any grants and record, then the union of what each grant says, and no more', () => {
    const code = fc.constantFrom('440310001001', '440310001002', '440310002001', '440310000000', null);
    const unit = fc.constantFrom('u1', 'u2', 'u3', null);
    const rows = fc.record({ code, unit, reporter: unit, assignee: fc.constantFrom('me', 'boss', 'other', null), by: fc.constantFrom('sub-me', 'sub-boss', null) });
    const grants = fc.record({
      role: fc.constantFrom('leader', 'street-officer', 'enterprise-owner', 'auditor', 'nobody'), unitId: fc.constant(null), divisionPrefix: fc.constantFrom('440310', '440310001', '440310002', '440310001001', null),
      units: fc.constantFrom<(string[] | undefined)[]>(undefined, ['u1'], ['u1', 'u2'], []), delegatedBy: fc.constantFrom(undefined, boss),
    });
    fc.assert(fc.property(fc.array(grants, { maxLength: 4 }), rows, (given, r) => {
      const covered = given.map((g) => {
        if (g.role === 'auditor' || g.role === 'nobody') return false;
        if (g.role === 'enterprise-owner') return r.assignee === 'me' || r.by === 'sub-me' || (!!g.delegatedBy && (r.assignee === 'boss' || r.by === 'sub-boss'));
        const inDivision = g.divisionPrefix === null || (r.code !== null && r.code.startsWith(g.divisionPrefix));
        return inDivision && (g.units === undefined || [r.unit, r.reporter].some((u) => u !== null && g.units?.includes(u)));
      });
      const ctx = as(...given);
      expect(reach.covers(ctx, 'hazard.read', r)).toBe(covered.some(Boolean));
      const own = given.some((g, i) => covered[i] && !g.delegatedBy);
      expect(reach.onBehalfOf(ctx, 'hazard.read', r)).toEqual(!own && covered.some(Boolean) ? [{ memberId: 'boss', name: '领导' }] : undefined);
    }));
  });
  it('given a record out of sight, then not found; in sight but not his to act on, then refused', () => {
    const ctx = as(grant('leader'), grant('street-officer', { divisionPrefix: '440310001' }));
    expect(() => reach.assertActs(ctx, 'hazard.assign', 'hazard.read', row())).not.toThrow();
    expect(() => reach.assertActs(ctx, 'hazard.assign', 'hazard.read', row({ code: '440310002001' }))).toThrow(expect.objectContaining({ code: 'request.forbidden' }) as Error);
    const street = as(grant('street-officer', { divisionPrefix: '440310001' }));
    expect(() => reach.assertActs(street, 'hazard.assign', 'hazard.read', row({ code: '440310002001' }))).toThrow(expect.objectContaining({ code: 'request.not_found' }) as Error);
    expect(() => reach.visible(street, 'hazard.read', undefined)).toThrow(expect.objectContaining({ code: 'request.not_found' }) as Error);
  });
  it('given what belongs to the tenant as a whole, then a part of it is not enough', () => {
    expect(() => assertWhole(as(grant('district-admin')), 'integration.manage')).not.toThrow();
    for (const part of [{ divisionPrefix: '440310' }, { units: ['u'] }]) {
      expect(() => assertWhole(as(grant('district-admin', part)), 'integration.manage')).toThrow(expect.objectContaining({ code: 'request.forbidden' }) as Error);
    }
  });
});
