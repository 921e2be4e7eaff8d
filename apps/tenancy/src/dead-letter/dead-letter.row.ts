import { allowedActions } from '@anlan/contracts/kit';
import { deadLetterLifecycle, type DeadLetterDto, type DeadLetterState } from '@anlan/contracts/tenancy';
import { toShanghaiIso } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import type { Row } from '@anlan/platform/db';
import { Where } from '@anlan/platform/ledger';

export interface DeadLetterRow extends Row {
  id: string;
  tenant_slug: string | null;
  consumer: string;
  subject: string;
  type: string | null;
  event_id: string | null;
  deliveries: number;
  first_error: string;
  first_at: Date;
  last_error: string;
  last_at: Date;
  preview: unknown;
  stream_sequence: string;
  held_until: Date;
  state: DeadLetterState;
  closed_at: Date | null;
  closed_by: string | null;
  version: number;
}

/** Whose dead letters one sees: a district its own, a city its own and those of its districts, the operator all. */
export function inSight(ctx: Pick<TenantContext, 'tenantKind' | 'slug'>): Where {
  const where = new Where();
  if (ctx.tenantKind === 'platform') return where;
  if (ctx.tenantKind === 'district') return where.and('tenant_slug = $', ctx.slug);
  return where.and('(tenant_slug = $ or tenant_slug in (select slug from tenancy.tenant where city_slug = $))', ctx.slug, ctx.slug);
}

const at = (d: Date | null): string | null => (d ? toShanghaiIso(d) : null);

export function deadLetterDto(r: DeadLetterRow): DeadLetterDto {
  return {
    id: r.id, tenant: r.tenant_slug, consumer: r.consumer, subject: r.subject, type: r.type, eventId: r.event_id, deliveries: r.deliveries,
    firstError: r.first_error, firstAt: toShanghaiIso(r.first_at), lastError: r.last_error, lastAt: toShanghaiIso(r.last_at), preview: r.preview,
    heldUntil: toShanghaiIso(r.held_until), state: r.state, allowedActions: allowedActions(deadLetterLifecycle, r.state), closedAt: at(r.closed_at), closedBy: r.closed_by, version: r.version,
  };
}
