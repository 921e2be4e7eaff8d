import { pointsAppealErrors as e, pointsAppealLifecycle, type DecidePointsAppealBody, type LodgePointsAppealBody, type PointsAppeal, type PointsAppealAction, type PointsAppealEvent, type PointsAppealQuery } from '@anlan/contracts/enforcement';
import { divisionPrefix, parseDivisionCode } from '@anlan/domain';
import { Attachments } from '@anlan/platform/attachments';
import type { TenantContext } from '@anlan/platform/context';
import { newId, TenantTx } from '@anlan/platform/db';
import { invalidField, notFound, ProblemError } from '@anlan/platform/http';
import { listPage, Where, type LedgerOutcome, type PageOf } from '@anlan/platform/ledger';
import { ReferenceDirectory } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { storedEvidence } from '../hazard/hazard.report';
import { appealLedger, toAppeal, type AppealRow } from './performance.entity';
import { performanceReach } from './performance.reach';
import { hasBegun, periodOf, streetOf, toHundredths } from './performance.rules';
import { assertAnother, grantedOf } from './points-appeal.rules';

/** 积分申诉: a street asks with its reasons, the district decides; what is granted is a line of its own. */
@Injectable()
export class PointsAppealService {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
    private readonly files: Attachments,
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
      appealLedger.insert(tx, ctx, 'performance.appeal', row, 'filed');
      if (!hasBegun(period, now)) throw new ProblemError(e.not_begun, { month: body.month });
      const [unknown] = await this.files.unknown(tx, ctx, 'hazard.read', row.evidence.flatMap((x) => (x.fileId ? [x.fileId] : [])));
      if (unknown) throw invalidField('body.evidence', e.unknown_file, { id: unknown });
      return toAppeal(ctx, row, reference);
    });
  }

  decide(ctx: TenantContext, id: string, version: number, body: DecidePointsAppealBody): Promise<PointsAppeal> {
    return this.step(ctx, id, version, 'decide', (row, now) => {
      assertAnother(ctx.actor.id, row.filed_by);
      return { event: 'decided', next: { status: body.result, granted: grantedOf(row.points, body), decision: body.reason, decided_by: ctx.actor.id, decided_by_name: ctx.actor.name, decided_at: now } };
    });
  }

  withdraw(ctx: TenantContext, id: string, version: number): Promise<PointsAppeal> {
    return this.step(ctx, id, version, 'withdraw', () => ({ event: 'withdrawn', next: { status: 'withdrawn' } }));
  }

  private async step(ctx: TenantContext, id: string, version: number, action: PointsAppealAction, work: (row: AppealRow, now: Date) => LedgerOutcome<AppealRow, PointsAppealEvent>): Promise<PointsAppeal> {
    const reference = await this.references.get(ctx.tenantId);
    return this.tx.write(ctx, async (tx) => toAppeal(ctx, await appealLedger.step(tx, ctx, id, version, action, work), reference));
  }

  private async visible(ctx: TenantContext, id: string): Promise<AppealRow> {
    const [row] = await this.tx.read<AppealRow>(ctx, appealLedger.byId(ctx.tenantId, id));
    return appealLedger.visible(ctx, row);
  }
}
