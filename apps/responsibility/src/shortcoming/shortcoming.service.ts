import { shortcomingErrors as e, shortcomingLifecycle, type CounterShortcomingBody, type ReportFigure, type Shortcoming, type WriteShortcomingBody } from '@anlan/contracts/responsibility';
import { shanghaiDay } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { newId, TenantTx, type Tx } from '@anlan/platform/db';
import { invalidField, ProblemError } from '@anlan/platform/http';
import { madeBy, NumberSeries } from '@anlan/platform/ledger';
import { Injectable } from '@nestjs/common';
import type { ReportPeriodRow } from '../report-period/report-period.entity';
import { shortcomingLedger as ledger, toShortcoming, type ShortcomingRow } from './shortcoming.entity';

/** 存在问题和不足: written with the figures that show it, met by a task or a target, closed by another. */
@Injectable()
export class ShortcomingService {
  constructor(
    private readonly tx: TenantTx,
    private readonly numbers: NumberSeries,
  ) {}

  async write(ctx: TenantContext, b: WriteShortcomingBody): Promise<Shortcoming> {
    const now = new Date();
    const year = shanghaiDay(now).slice(0, 4);
    const number = `BZ${ctx.slug}-${year}-${String(await this.numbers.next(ctx, `shortcoming-${year}`)).padStart(4, '0')}`;
    return this.tx.write(ctx, async (tx) => {
      const [period] = await tx.rows<Pick<ReportPeriodRow, 'period' | 'content'> & { id: string }>('select id, period, content from responsibility.report_period where tenant_id = $1 and id = $2', [ctx.tenantId, b.reportPeriodId], 'period-of-shortcoming');
      if (!period || period.content === null) throw invalidField('body.reportPeriodId', e.unknown_period);
      const there = period.content.figures;
      const figures = b.figureKeys.map((key, i): ReportFigure => {
        const found = there.find((f) => f.key === key);
        if (!found) throw invalidField(`body.figureKeys[${i}]`, e.unknown_figure, { key });
        return found;
      });
      const row: ShortcomingRow = {
        id: newId(), number, report_period_id: period.id, period: period.period, text: b.text, figures, status: shortcomingLifecycle.initial, measure: null, task_id: null, target_id: null, countered_by: null, countered_by_name: null, countered_at: null, close_note: null, closed_by: null, closed_by_name: null, closed_at: null,
        ...madeBy(ctx, 'written', now),
      };
      ledger.insert(tx, ctx, 'shortcoming.manage', row, 'written');
      return toShortcoming(ctx, row);
    });
  }

  change(ctx: TenantContext, id: string, version: number, text: string): Promise<Shortcoming> {
    return this.step(ctx, (tx) => ledger.step(tx, ctx, id, version, { permission: 'shortcoming.manage' }, (r) => {
      if (r.status !== 'open') throw new ProblemError(e.not_open);
      return { event: 'changed', next: { text } };
    }));
  }

  counter(ctx: TenantContext, id: string, version: number, b: CounterShortcomingBody): Promise<Shortcoming> {
    return this.step(ctx, (tx) => ledger.step(tx, ctx, id, version, 'counter', async (_r, now) => {
      if (b.taskId === null && b.targetId === null) throw new ProblemError(e.carried_by);
      await exists(tx, ctx, 'task', b.taskId, 'body.taskId', e.unknown_task);
      await exists(tx, ctx, 'target', b.targetId, 'body.targetId', e.unknown_target);
      return { event: 'countered', next: { status: 'countered', measure: b.measure, task_id: b.taskId, target_id: b.targetId, countered_by: ctx.actor.id, countered_by_name: ctx.actor.name, countered_at: now } };
    }));
  }

  close(ctx: TenantContext, id: string, version: number, note: string): Promise<Shortcoming> {
    return this.step(ctx, (tx) => ledger.step(tx, ctx, id, version, 'close', (r, now) => {
      if (r.countered_by === ctx.actor.id) throw new ProblemError(e.same_person);
      return { event: 'closed', next: { status: 'closed', close_note: note, closed_by: ctx.actor.id, closed_by_name: ctx.actor.name, closed_at: now } };
    }));
  }

  private step(ctx: TenantContext, work: (tx: Tx) => Promise<ShortcomingRow>): Promise<Shortcoming> {
    return this.tx.write(ctx, async (tx) => toShortcoming(ctx, await work(tx)));
  }
}

async function exists(tx: Tx, ctx: TenantContext, table: 'task' | 'target', id: string | null, path: string, unknown: string): Promise<void> {
  if (id === null) return;
  const [row] = await tx.rows(`select id from responsibility.${table} where tenant_id = $1 and id = $2`, [ctx.tenantId, id], `shortcoming-${table}`);
  if (!row) throw invalidField(path, unknown);
}
