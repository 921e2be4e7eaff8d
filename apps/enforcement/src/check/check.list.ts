import { checkKindNames, checkLifecycles, checkStyleNames, inspectionCauseNames, type Check, type CheckDetail, type CheckHistory, type CheckKind, type CheckQuery, type CheckState } from '@anlan/contracts/enforcement';
import type { FieldChange } from '@anlan/contracts/kit';
import { toShanghaiIso } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx, type Row, type Statement } from '@anlan/platform/db';
import { notFound } from '@anlan/platform/http';
import { allPages, listPage, Where, type CsvColumn, type PageOf } from '@anlan/platform/ledger';
import { ReferenceDirectory } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { listColumns, toCheck, toCheckDetail, type CheckRow } from './check.entity';
import { checkConditions } from './check.filters';
import { checkReach } from './check.reach';

const stateName = (kind: CheckKind, state: CheckState): string => (checkLifecycles[kind].states as Partial<Record<CheckState, { zh: string }>>)[state]?.zh ?? state;

export const checkCsv: CsvColumn<Check>[] = [
  { header: '编号', value: (c) => c.number },
  { header: '类型', value: (c) => checkKindNames[c.kind].zh },
  { header: '方式', value: (c) => checkStyleNames[c.style].zh },
  { header: '状态', value: (c) => stateName(c.kind, c.status) },
  { header: '历史导入：原记录编号', value: (c) => c.sourceRecord },
  { header: '监管对象', value: (c) => c.subject.name },
  { header: '区划代码', value: (c) => c.divisionCode },
  { header: '区划名称', value: (c) => c.divisionName },
  { header: '检查单位', value: (c) => c.unit?.name ?? c.organization },
  { header: '检查人员', value: (c) => c.participants.map((p) => (p.certificateNumber ? `${p.name}（${p.certificateNumber}）` : p.name)).join('、') },
  { header: '事由', value: (c) => (c.cause ? inspectionCauseNames[c.cause].zh : null) },
  { header: '拟检查日期', value: (c) => c.plannedOn },
  { header: '开始时间', value: (c) => c.openedAt },
  { header: '扫码入企时间', value: (c) => c.signedInAt },
  { header: '完成时间', value: (c) => c.finishedAt },
  { header: '发现隐患', value: (c) => c.hazards },
  { header: '曝光', value: (c) => (c.exposed ? '是' : '否') },
];

interface StepRow extends Row {
  id: string;
  action: string;
  from_state: CheckState | null;
  to_state: CheckState;
  at: Date;
  actor: string;
  actor_name: string;
  note: string | null;
  version: number;
  changes: FieldChange[];
}

const byId = (tenantId: string, id: string): Statement => ({ name: 'check-get', sql: 'select * from enforcement.site_check where tenant_id = $1 and id = $2', params: [tenantId, id] });

/** The list of all kinds, single records, and what was done to them. */
@Injectable()
export class CheckList {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
  ) {}

  async page(ctx: TenantContext, query: CheckQuery): Promise<PageOf<Check>> {
    const reference = await this.references.get(ctx.tenantId);
    return listPage<CheckRow & { place: string }, Check>(this.tx, ctx, query, {
      columns: `${listColumns}, opened_at::text as place`, from: 'enforcement.site_check', where: checkConditions(ctx, query), order: [{ sql: 'opened_at', type: 'instant' }, { sql: 'id', type: 'uuid' }],
      descending: true, position: (r) => [r.place, r.id], item: (r) => toCheck(ctx, r, reference),
    });
  }

  pages(ctx: TenantContext, query: CheckQuery): AsyncGenerator<Check[]> {
    return allPages((request) => this.page(ctx, { ...query, ...request, total: undefined }));
  }

  /** With a kind, one of another is none at that address. */
  async get(ctx: TenantContext, id: string, kind?: CheckKind): Promise<CheckDetail> {
    const [found] = await this.tx.read<CheckRow>(ctx, byId(ctx.tenantId, id));
    const row = checkReach.visible(ctx, 'check.read', found);
    if (kind !== undefined && row.kind !== kind) throw notFound();
    return toCheckDetail(ctx, row, await this.references.get(ctx.tenantId));
  }

  async history(ctx: TenantContext, id: string): Promise<CheckHistory> {
    const [found, steps] = await this.tx.reads<Row>(ctx, byId(ctx.tenantId, id), { name: 'check-steps', sql: 'select * from enforcement.site_check_history where tenant_id = $1 and check_id = $2 order by id', params: [ctx.tenantId, id] });
    checkReach.visible(ctx, 'check.read', found?.rows[0] as CheckRow | undefined);
    return {
      items: ((steps?.rows ?? []) as StepRow[]).map((s) => ({
        id: s.id, action: s.action, from: s.from_state, to: s.to_state, at: toShanghaiIso(s.at), actor: { id: s.actor, name: s.actor_name }, note: s.note, version: s.version, changes: s.changes,
      })),
    };
  }

  /** The file's id, where it is evidence or a signature of a check that the actor may see. */
  async fileOf(ctx: TenantContext, id: string, fileId: string): Promise<string> {
    const { evidence, signatures } = await this.get(ctx, id);
    if (![...evidence, ...signatures].some((x) => x.fileId === fileId)) throw notFound();
    return fileId;
  }

  /** Those of the ids that are no checks of the tenant's, or not in sight. */
  async unknown(ctx: TenantContext, ids: readonly string[]): Promise<string[]> {
    const where = new Where().and('tenant_id = $', ctx.tenantId).and('id = any($::uuid[])', ids).within(checkReach, ctx, 'check.read');
    const rows = await this.tx.read<{ id: string }>(ctx, { sql: `select id from enforcement.site_check where ${where}`, params: where.params });
    const known = new Set(rows.map((r) => r.id));
    return ids.filter((id) => !known.has(id));
  }
}
