import { tenantErrors, type OpenTenantBody } from '@anlan/contracts/tenancy';
import { divisionLevel, isWithin, parseDivisionCode, tenantSlugOf } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { invalidField, ProblemError } from '@anlan/platform/http';
import type { TenantRow } from './tenant-registry';

export interface OpenPlan {
  readonly slug: string;
  readonly code: string;
  readonly realm: string;
  readonly citySlug: string | null;
}

/** Who may open what: the platform operator opens cities, a city opens districts of its own. Throws where he may not. */
export function planOpening(ctx: Pick<TenantContext, 'tenantKind' | 'slug'>, body: Pick<OpenTenantBody, 'divisionCode' | 'kind' | 'placement'>): OpenPlan {
  const wanted = ctx.tenantKind === 'platform' ? 'city' : ctx.tenantKind === 'city' ? 'district' : null;
  if (body.kind !== wanted) throw new ProblemError(tenantErrors.kind_not_allowed);
  const { code } = parseDivisionCode(body.divisionCode);
  const level = divisionLevel(code);
  const expected = body.kind === 'city' ? 'city' : 'county';
  if (level !== expected) {
    throw invalidField('body.divisionCode', tenantErrors.wrong_level, { code: body.divisionCode, expected: body.kind === 'city' ? '地级市 (city)' : '区县 (district)' });
  }
  if (body.kind === 'district' && !isWithin(parseDivisionCode(ctx.slug).code, code)) throw new ProblemError(tenantErrors.not_below, { code: body.divisionCode });
  if (body.placement === 'dedicated') throw invalidField('body.placement', tenantErrors.placement_unavailable);
  const slug = tenantSlugOf(code);
  return { slug, code, realm: `${body.kind}-${slug}`, citySlug: body.kind === 'district' ? ctx.slug : null };
}

const from = { suspend: ['active'], resume: ['suspended'], retry: ['failed'] } as const;
const to = { suspend: 'suspended', resume: 'active', retry: 'provisioning' } as const;

export function nextTenantState(state: TenantRow['state'], action: keyof typeof from): TenantRow['state'] {
  if (!(from[action] as readonly string[]).includes(state)) throw new ProblemError(tenantErrors.state_not_allowed, { state, action });
  return to[action];
}

/** Tenants below: an operator sees the cities and all districts, a city its own districts. */
export function isBelow(ctx: Pick<TenantContext, 'tenantKind' | 'slug'>, t: Pick<TenantRow, 'kind' | 'city_slug'>): boolean {
  if (ctx.tenantKind === 'platform') return t.kind !== 'platform';
  return ctx.tenantKind === 'city' && t.city_slug === ctx.slug;
}
