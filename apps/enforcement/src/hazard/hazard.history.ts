import { hazardLifecycle, type HazardChange, type HazardDetail } from '@anlan/contracts/enforcement';
import type { FieldChange } from '@anlan/contracts/kit';
import { firstIdAt, timeOfId, toShanghaiIso } from '@anlan/domain';
import { scopeFor, type TenantContext } from '@anlan/platform/context';
import { TenantTx, type Row, type Statement } from '@anlan/platform/db';
import { notFound } from '@anlan/platform/http';
import { encodeCursor, positionOf, Where, type PageOf, type PageRequest } from '@anlan/platform/ledger';
import { ReferenceDirectory } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { toHazard, type HazardRow, type StoredEvidence } from './hazard.entity';
import { hazardSource } from './hazard.filters';
import { hazardReach } from './hazard.reach';

const RECENT_MS = 31 * 86_400_000;

interface StepRow extends Row {
  id: string;
  action: string;
  from_state: HazardRow['status'] | null;
  to_state: HazardRow['status'];
  at: Date;
  actor: string;
  actor_name: string;
  note: string | null;
  version: number | null;
  changes: FieldChange[];
}

interface ChangeRow extends StepRow, Pick<HazardRow, 'number' | 'title' | 'level' | 'status' | 'division_code'> {
  hazard_id: string;
}

/** The files of one hazard, wherever in its life they were given. */
const EVIDENCE = `
  select f.id, f.name, f.media_type, f.bytes, x.item->>'description' as description, x.item->>'phase' as phase, s.stage, s.by_id, s.by_name, s.at
  from (select 'report' as stage, id as step, reported_at as at, reported_by as by_id, reported_by_name as by_name, evidence from enforcement.hazard where tenant_id = $1 and id = $2
        union all select action, id, at, actor, actor_name, evidence from enforcement.hazard_history where tenant_id = $1 and hazard_id = $2 and evidence <> '[]') s
  cross join lateral jsonb_array_elements(s.evidence) with ordinality x(item, n)
  join enforcement.file f on f.tenant_id = $1 and f.id = (x.item->>'fileId')::uuid
  order by s.step, x.n`;

/** A report is the first step of a history, and kept in the record itself. */
const REPORTS = `select h.id, h.id as hazard_id, 'report' as action, null::text as from_state, '${hazardLifecycle.initial}' as to_state, reported_at as at, reported_by as actor, reported_by_name as actor_name,
  description as note, 1 as version, '[]'::jsonb as changes, number, title, level, status, division_code`;
const STEPS = `select s.id, s.hazard_id, s.action, s.from_state, s.to_state, s.at, s.actor, s.actor_name, s.note, s.version, s.changes, h.number, h.title, h.level, h.status, h.division_code`;

/** Single records, what was done to them, and what was done of late in all that are in sight. */
@Injectable()
export class HazardHistory {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
  ) {}

  async get(ctx: TenantContext, id: string): Promise<HazardDetail> {
    const [found] = await this.tx.read<HazardRow>(ctx, { name: 'hazard-get', sql: 'select * from enforcement.hazard where tenant_id = $1 and id = $2', params: [ctx.tenantId, id] });
    const row = hazardReach.visible(ctx, 'hazard.read', found);
    return { ...toHazard(ctx, row, await this.references.get(ctx.tenantId)), evidence: row.attachments > 0 ? await this.evidence(ctx, id) : [] };
  }

  async history(ctx: TenantContext, id: string) {
    const [found, steps] = await this.tx.reads<Row>(
      ctx,
      { name: 'hazard-get', sql: 'select * from enforcement.hazard where tenant_id = $1 and id = $2', params: [ctx.tenantId, id] },
      { name: 'hazard-steps', sql: 'select * from enforcement.hazard_history where tenant_id = $1 and hazard_id = $2 order by id', params: [ctx.tenantId, id] },
    );
    const row = hazardReach.visible(ctx, 'hazard.read', found?.rows[0] as HazardRow | undefined);
    const first = {
      id: row.id, action: 'report', from: null, to: hazardLifecycle.initial, at: toShanghaiIso(row.reported_at),
      actor: { id: row.reported_by, name: row.reported_by_name }, note: row.description, version: 1, changes: [], evidence: row.evidence, detail: {},
    };
    const later = ((steps?.rows ?? []) as (StepRow & { evidence: StoredEvidence[]; detail: Record<string, unknown> })[]).map((s) => ({ ...toStep(s), evidence: s.evidence, detail: s.detail }));
    return { items: [first, ...later] };
  }

  /** Newest first, by when it was written: what an import brought in is as old as the import. */
  async changes(ctx: TenantContext, request: PageRequest): Promise<PageOf<HazardChange>> {
    const { divisions } = await this.references.get(ctx.tenantId);
    const [found, counted] = await this.tx.reads<Row>(ctx, changesStatement(ctx, request), ...(request.total ? [countStatement(ctx)] : []));
    const rows = (found?.rows ?? []) as ChangeRow[];
    const kept = rows.slice(0, request.limit);
    const last = kept.at(-1);
    return {
      items: kept.map((r) => ({
        ...toStep(r), at: toShanghaiIso(timeOfId(r.id)),
        hazard: { id: r.hazard_id, number: r.number, title: r.title, level: r.level, status: r.status, divisionCode: r.division_code, divisionName: divisions.get(r.division_code)?.name ?? r.division_code },
      })),
      nextCursor: last && rows.length > request.limit ? encodeCursor([last.id]) : null,
      ...(counted && { total: Number(counted.rows[0]?.total) }),
    };
  }

  /** The file's id, where it is evidence of a hazard that the actor may see. */
  async evidenceFile(ctx: TenantContext, id: string, fileId: string): Promise<string> {
    const { items } = await this.history(ctx, id);
    if (!items.some((step) => step.evidence.some((e) => e.fileId === fileId))) throw notFound();
    return fileId;
  }

  private async evidence(ctx: TenantContext, id: string): Promise<HazardDetail['evidence']> {
    interface Given extends Row { id: string; name: string; media_type: string; bytes: string; description: string | null; phase: 'before' | 'after' | null; stage: string; by_id: string; by_name: string; at: Date }
    const rows = await this.tx.read<Given>(ctx, { name: 'hazard-evidence', sql: EVIDENCE, params: [ctx.tenantId, id] });
    return rows.map((r) => ({
      fileId: r.id, name: r.name, mediaType: r.media_type, bytes: Number(r.bytes), description: r.description, phase: r.phase, stage: r.stage, by: { id: r.by_id, name: r.by_name }, at: toShanghaiIso(r.at),
    }));
  }
}

/** The reports and the steps that are recent and in sight: what they are read from, and on which conditions. */
function recent(where: Where, ctx: TenantContext): [reports: string, steps: string] {
  const since = firstIdAt(Date.now() - RECENT_MS);
  const source = hazardSource(ctx, where);
  const covered = hazardReach.condition(scopeFor(ctx, 'hazard.read'));
  const of = (alias: string): string => `${where.bind(`${alias}.tenant_id = $ and ${alias}.id >= $`, ctx.tenantId, since)}${covered ? ` and ${where.bind(covered.condition, ...covered.values)}` : ''}`;
  return [`from ${source} h where ${of('h')}`, `from enforcement.hazard_history s join ${source} h on h.tenant_id = s.tenant_id and h.id = s.hazard_id where ${of('s')}`];
}

/** Each half by its own key, cut at the page's end: the union of them has no index. */
function changesStatement(ctx: TenantContext, { cursor, limit }: PageRequest): Statement {
  const where = new Where();
  const [reports, steps] = recent(where, ctx);
  const before = cursor === undefined ? undefined : positionOf(cursor, [{ sql: 'id', type: 'uuid' }]);
  const after = (alias: string): string => `${before ? ` and ${where.bind(`${alias}.id < $`, ...before)}` : ''} order by ${alias}.id desc limit ${limit + 1}`;
  return { sql: `(${REPORTS} ${reports}${after('h')}) union all (${STEPS} ${steps}${after('s')}) order by id desc limit ${limit + 1}`, params: where.params };
}

function countStatement(ctx: TenantContext): Statement {
  const where = new Where();
  const [reports, steps] = recent(where, ctx);
  return { sql: `select (select count(*) ${reports}) + (select count(*) ${steps}) as total`, params: where.params };
}

function toStep(s: StepRow) {
  return {
    id: s.id, action: s.action, from: s.from_state, to: s.to_state, at: toShanghaiIso(s.at), actor: { id: s.actor, name: s.actor_name }, note: s.note, version: s.version, changes: s.changes,
  };
}
