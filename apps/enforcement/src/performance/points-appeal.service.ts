import { pointsAppealErrors as e, pointsAppealEvents, pointsAppealLifecycle, type DecidePointsAppealBody, type LodgePointsAppealBody, type PointsAppeal, type PointsAppealAction, type PointsAppealEvent, type PointsAppealQuery } from '@anlan/contracts/enforcement';
import { commonErrors } from '@anlan/contracts/kit';
import { divisionPrefix, parseDivisionCode } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { newId, TenantTx, type Tx } from '@anlan/platform/db';
import { invalidField, notFound, ProblemError } from '@anlan/platform/http';
import { assertAllowed, listPage, Where, type PageOf } from '@anlan/platform/ledger';
import { ReferenceDirectory } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { FileService } from '../file/file.service';
import { storedEvidence } from '../hazard/hazard.report';
import { appealColumns, toAppeal, type AppealRow } from './performance.entity';
import { performanceReach } from './performance.reach';
import { hasBegun, periodOf, streetOf, toHundredths } from './performance.rules';
import { assertAnother, grantedOf } from './points-appeal.rules';

const byId = 'select * from enforcement.points_appeal where tenant_id = $1 and id = $2';

/** 积分申诉: a street asks with its reasons, the district decides; what is granted is a line of its own. */
@Injectable()
export class PointsAppealService {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
    private readonly files: FileService,
  ) {}

  async page(ctx: TenantContext, query: PointsAppealQuery): Promise<PageOf<PointsAppeal>> {
    const reference = await this.references.get(ctx.tenantId);
    const where = new Where().and('tenant_id = $', ctx.tenantId).within(performanceReach, ctx, 'performance-detail.read').and('month = $', query.month).and('status = $', query.status);
    where.below('division_code', query.divisionCode && divisionPrefix(parseDivisionCode(query.divisionCode).code));
    return listPage<AppealRow, PointsAppeal>(this.tx, ctx, query, { columns: '*', from: 'enforcement.points_appeal', where, order: [{ sql: 'id', type: 'uuid' }], descending: true, position: (r) => [r.id], item: (r) => toAppeal(ctx, r, reference) });
  }

  async get(ctx: TenantContext, id: string): Promise<PointsAppeal> {
    return toAppeal(ctx, await this.visible(ctx, id), await this.references.get(ctx.tenantId));
  }

  /** The file's id, where it is evidence of the appeal. */
  async evidenceFile(ctx: TenantContext, id: string, fileId: string): Promise<string> {
    const { evidence } = await this.visible(ctx, id);
    if (!evidence.some((x) => x.fileId === fileId)) throw notFound();
    return fileId;
  }

  async lodge(ctx: TenantContext, body: LodgePointsAppealBody): Promise<PointsAppeal> {
    const now = new Date();
    const period = periodOf(body.month, now);
    const reference = await this.references.get(ctx.tenantId);
    const street = streetOf(reference, ctx.slug, period, body.divisionCode, () => invalidField('body.divisionCode', e.unknown_street, { code: body.divisionCode }));
    const row: AppealRow = {
      id: newId(), month: body.month, division_code: street, figure: body.figure, points: toHundredths(body.points), reason: body.reason, evidence: storedEvidence(body.evidence), status: pointsAppealLifecycle.initial,
      granted: null, decision: null, decided_by: null, decided_by_name: null, decided_at: null, filed_by: ctx.actor.id, filed_by_name: ctx.actor.name, filed_at: now, updated_at: now, version: 1,
    };
    return this.tx.write(ctx, async (tx) => {
      if (!performanceReach.covers(ctx, 'performance.appeal', row)) throw new ProblemError(e.out_of_scope, { code: street });
      if (!hasBegun(period, now)) throw new ProblemError(e.not_begun, { month: body.month });
      const [unknown] = await this.files.unknown(tx, ctx, 'hazard.read', row.evidence.flatMap((x) => (x.fileId ? [x.fileId] : [])));
      if (unknown) throw invalidField('body.evidence', e.unknown_file, { id: unknown });
      tx.queue({
        name: 'points-appeal-insert', sql: `insert into enforcement.points_appeal (tenant_id, ${appealColumns.join(', ')}) values (${Array.from({ length: appealColumns.length + 1 }, (_, i) => `$${i + 1}`).join(', ')})`,
        params: [ctx.tenantId, ...appealColumns.map((c) => (c === 'evidence' ? JSON.stringify(row.evidence) : row[c]))],
      });
      this.told(tx, ctx, row, 'filed', 'performance.appeal');
      return toAppeal(ctx, row, reference);
    });
  }

  decide(ctx: TenantContext, id: string, version: number, body: DecidePointsAppealBody): Promise<PointsAppeal> {
    return this.act(ctx, id, version, 'decide', 'decided', (row, now) => {
      assertAnother(ctx.actor.id, row.filed_by);
      return { status: body.result, granted: grantedOf(row.points, body), decision: body.reason, decided_by: ctx.actor.id, decided_by_name: ctx.actor.name, decided_at: now };
    });
  }

  withdraw(ctx: TenantContext, id: string, version: number): Promise<PointsAppeal> {
    return this.act(ctx, id, version, 'withdraw', 'withdrawn', () => ({ status: 'withdrawn' }));
  }

  private async act(ctx: TenantContext, id: string, version: number, action: PointsAppealAction, event: PointsAppealEvent, work: (row: AppealRow, now: Date) => Partial<AppealRow>): Promise<PointsAppeal> {
    const permission = pointsAppealLifecycle.actions[action].permission as 'performance.appeal' | 'performance.manage';
    const reference = await this.references.get(ctx.tenantId);
    return this.tx.write(ctx, async (tx) => {
      const [row] = await tx.rows<AppealRow>(`${byId} for update`, [ctx.tenantId, id], 'points-appeal-lock');
      if (!row) throw notFound();
      performanceReach.assertActs(ctx, permission, 'performance-detail.read', row, () => new ProblemError(e.out_of_scope, { code: row.division_code }));
      if (row.version !== version) throw new ProblemError(commonErrors.stale, { current: row.version });
      assertAllowed(pointsAppealLifecycle, row.status, action, e.action_not_allowed);
      const now = new Date();
      const after: AppealRow = { ...row, ...work(row, now), updated_at: now, version: row.version + 1 };
      tx.queue({
        name: 'points-appeal-update', sql: 'update enforcement.points_appeal set status = $3, granted = $4, decision = $5, decided_by = $6, decided_by_name = $7, decided_at = $8, updated_at = $9, version = $10 where tenant_id = $1 and id = $2',
        params: [ctx.tenantId, id, after.status, after.granted, after.decision, after.decided_by, after.decided_by_name, after.decided_at, now, after.version],
      });
      this.told(tx, ctx, after, event, permission);
      return toAppeal(ctx, after, reference);
    });
  }

  private async visible(ctx: TenantContext, id: string): Promise<AppealRow> {
    const [row] = await this.tx.read<AppealRow>(ctx, { name: 'points-appeal-get', sql: byId, params: [ctx.tenantId, id] });
    return performanceReach.visible(ctx, 'performance-detail.read', row);
  }

  private told(tx: Tx, ctx: TenantContext, row: AppealRow, event: PointsAppealEvent, permission: 'performance.appeal' | 'performance.manage'): void {
    const facts = { month: row.month, divisionCode: row.division_code, points: row.points / 100, granted: row.granted === null ? null : row.granted / 100, status: row.status };
    tx.audit({ action: `points-appeal.${event}`, target: `points-appeals/${row.id}`, detail: facts, onBehalfOf: performanceReach.onBehalfOf(ctx, permission, row) });
    tx.emit({ spec: pointsAppealEvents[event], id: row.id, sequence: row.version, data: { appealId: row.id, ...facts, actor: ctx.actor.kind === 'system' ? null : { id: ctx.actor.id, name: ctx.actor.name } } });
  }
}
