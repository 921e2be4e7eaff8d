import { eventType, type EventSpec } from '@anlan/contracts/kit';
import { uuidv7 } from '@anlan/domain';
import { currentTraceparent, traceIdOf, type Principal, type TenantContext } from '../context';
import { redact, redactText } from '../telemetry/redact-value';
import type { Statement } from './pipeline';

export interface AuditEntry {
  /** `<feature>.<verb>` */
  readonly action: string;
  /** `<kind>/<id>` */
  readonly target: string;
  /** secrets are cut out of it and personal numbers masked */
  readonly detail?: Record<string, unknown>;
  /** for whom, where the record itself decides it; default: that of the context */
  readonly onBehalfOf?: readonly Principal[];
}

export interface NewEvent<D = unknown> {
  readonly spec: EventSpec;
  /** id of the aggregate */
  readonly id: string;
  /** version of the aggregate after the event */
  readonly sequence: number;
  readonly data: D;
  /** instant of the fact, default now */
  readonly time?: Date;
}

/** Values of one outbox row, in the order of `outboxColumns`. */
export const outboxColumns = ['tenant_id', 'id', 'slug', 'type', 'subject', 'nats_subject', 'sequence', 'time', 'data', 'traceparent'] as const;

const checkData = process.env.ANLAN_ENV !== 'production' && process.env.RESPONSE_CHECK !== 'sample';

export function outboxRow(ctx: TenantContext, event: NewEvent): unknown[] {
  const { spec } = event;
  // A service must not publish what its own contract does not say; in production the tests have already said so.
  if (checkData) spec.data.parse(event.data);
  return [
    ctx.tenantId, uuidv7(), ctx.slug, eventType(spec), `${spec.aggregate}s/${event.id}`,
    `evt.${ctx.slug}.${spec.service}.${spec.aggregate}.${spec.event}`, event.sequence, event.time ?? new Date(),
    JSON.stringify(event.data), ctx.traceparent ?? currentTraceparent() ?? null,
  ];
}

export function outboxStatement(schema: string, ctx: TenantContext, event: NewEvent): Statement {
  return {
    name: 'outbox',
    sql: `insert into ${schema}.outbox (${outboxColumns.join(', ')}) values ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10)`,
    params: outboxRow(ctx, event),
  };
}

export function auditStatement(schema: string, ctx: TenantContext, entry: AuditEntry): Statement {
  const traceparent = ctx.traceparent ?? currentTraceparent();
  const onBehalfOf = entry.onBehalfOf ?? ctx.onBehalfOf;
  const detail = onBehalfOf ? { ...entry.detail, onBehalfOf } : (entry.detail ?? {});
  return {
    name: 'audit',
    sql: `insert into ${schema}.audit_entry (tenant_id, id, actor, actor_name, action, target, detail, trace_id) values ($1,$2,$3,$4,$5,$6,$7,$8)`,
    params: [ctx.tenantId, uuidv7(), ctx.actor.id, ctx.actor.name, entry.action, redactText(entry.target), JSON.stringify(redact(detail)), traceparent ? traceIdOf(traceparent) : null],
  };
}

