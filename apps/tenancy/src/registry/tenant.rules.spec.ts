import { isBelow, nextTenantState, planOpening } from './tenant.rules';

const operator = { tenantKind: 'platform', slug: 'platform' } as const;
const shenzhen = { tenantKind: 'city', slug: '440300' } as const;
const pingshan = { tenantKind: 'district', slug: '440310' } as const;
const body = (divisionCode: string, kind: 'city' | 'district', placement: 'pooled' | 'dedicated' = 'pooled') => ({ divisionCode, kind, placement });
const code = (work: () => unknown): string => {
  try {
    work();
  } catch (e) {
    return (e as { code: string }).code;
  }
  return 'allowed';
};

describe('who may open which tenant', () => {
  it('given the operator, then a city is planned under its own code', () => {
    expect(planOpening(operator, body('4403', 'city'))).toEqual({ slug: '440300', code: '440300000000', realm: 'city-440300', citySlug: null });
  });
  it('given a city, then one of its districts is planned below it', () => {
    expect(planOpening(shenzhen, body('440310', 'district'))).toEqual({ slug: '440310', code: '440310000000', realm: 'district-440310', citySlug: '440300' });
  });
  it.each([
    ['a city opening a city', shenzhen, body('330100', 'city'), 'tenant.kind_not_allowed'],
    ['the operator opening a district', operator, body('440310', 'district'), 'tenant.kind_not_allowed'],
    ['a district opening anything', pingshan, body('440310', 'district'), 'tenant.kind_not_allowed'],
    ['a city opening another city\'s district', shenzhen, body('330108', 'district'), 'tenant.not_below'],
    ['a street as a district', shenzhen, body('440310001', 'district'), 'tenant.wrong_level'],
    ['a district as a city', operator, body('440310', 'city'), 'tenant.wrong_level'],
    ['a database of its own where the cell has none', shenzhen, body('440310', 'district', 'dedicated'), 'tenant.placement_unavailable'],
  ])('given %s, then it is refused', (_what, ctx, request, want) => expect(code(() => planOpening(ctx, request))).toBe(want));
});

describe('the states of a tenant', () => {
  it.each([
    ['active', 'suspend', 'suspended'], ['suspended', 'resume', 'active'], ['failed', 'retry', 'provisioning'],
  ] as const)('given %s, when %s, then %s', (from, action, to) => expect(nextTenantState(from, action)).toBe(to));
  it.each([['provisioning', 'suspend'], ['active', 'resume'], ['active', 'retry'], ['suspended', 'suspend']] as const)('given %s, then %s is refused', (from, action) => {
    expect(code(() => nextTenantState(from, action))).toBe('tenant.state_not_allowed');
  });
  it('given tenants, then a city sees its own districts and no other', () => {
    expect(isBelow(shenzhen, { kind: 'district', city_slug: '440300' })).toBe(true);
    expect(isBelow(shenzhen, { kind: 'district', city_slug: '330100' })).toBe(false);
    expect(isBelow(shenzhen, { kind: 'city', city_slug: null })).toBe(false);
    expect(isBelow(pingshan, { kind: 'district', city_slug: '440300' })).toBe(false);
    expect(isBelow(operator, { kind: 'platform', city_slug: null })).toBe(false);
  });
});
