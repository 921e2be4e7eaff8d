import { portraitErrors as e, portraitEvents, type PortraitRefresh } from '@anlan/contracts/enforcement';
import { toShanghaiIso } from '@anlan/domain';
import { systemContext, type TenantContext } from '@anlan/platform/context';
import { newId, outboxColumns, outboxRow, TenantTx, type Tx } from '@anlan/platform/db';
import { ProblemError } from '@anlan/platform/http';
import { Jobs } from '@anlan/platform/jobs';
import { assertWhole, copyRows, DistrictClock } from '@anlan/platform/ledger';
import { ReferenceDirectory, type Reference } from '@anlan/platform/reference';
import { LOGGER } from '@anlan/platform/service';
import type { Logger } from '@anlan/platform/telemetry';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { PortraitModelService } from './portrait-model.service';
import type { ModelRow, PortraitRow } from './portrait.entity';
import { factsOf, factsStatement, type FactRow } from './portrait.facts';
import { colourOf, reasonsOf, scoreOf } from './portrait.rules';

/** One subject as it is now, beside how it was kept. */
interface Computed {
  readonly fact: FactRow;
  readonly score: number;
  readonly colour: PortraitRow['colour'];
  readonly before: PortraitRow | undefined;
  readonly reasons: ReturnType<typeof reasonsOf>;
}
const recoloured = ({ before, colour }: Computed): boolean => before !== undefined && before.colour !== colour;

/** Keeps every subject's colour, so that they can be counted and a change be told: each hour, and when who keeps the model asks. */
@Injectable()
export class PortraitSweep implements OnModuleInit {
  private readonly clock: DistrictClock<PortraitRefresh | undefined>;

  constructor(private readonly tx: TenantTx, jobs: Jobs, private readonly references: ReferenceDirectory, private readonly models: PortraitModelService, @Inject(LOGGER) logger: Logger) {
    this.clock = new DistrictClock(jobs, references, logger, { name: 'portrait', cron: '7 * * * *', sweep: (t) => this.compute(systemContext(t, 'enforcement')), tell: (done) => (done?.changed ? { ...done } : undefined) });
  }

  onModuleInit(): void {
    this.clock.start();
  }

  async refresh(ctx: TenantContext): Promise<PortraitRefresh> {
    assertWhole(ctx, 'portrait-model.manage');
    const done = await this.compute(ctx);
    if (!done) throw new ProblemError(e.no_model);
    return done;
  }

  /** Undefined where no model is in force. */
  private async compute(ctx: TenantContext): Promise<PortraitRefresh | undefined> {
    const now = new Date();
    const model = await this.models.current(ctx, now);
    if (!model) return undefined;
    const reference = await this.references.get(ctx.tenantId);
    return this.tx.write(ctx, async (tx) => {
      // Two at once would tell of one change twice.
      await tx.rows("select pg_advisory_xact_lock(hashtextextended('portrait:' || $1::text, 27))", [ctx.tenantId], 'portrait-lock');
      const [facts, kept] = await tx.run(factsStatement(ctx.tenantId, now), { name: 'portraits-kept', sql: 'select * from enforcement.portrait where tenant_id = $1', params: [ctx.tenantId] });
      const before = new Map(((kept?.rows ?? []) as PortraitRow[]).map((r) => [r.subject_id, r]));
      const all = ((facts?.rows ?? []) as FactRow[]).map((fact) => computed(model, fact, reference, now, before.get(fact.id)));
      const changed = all.filter(recoloured);
      this.keep(tx, ctx, model, all, now);
      await this.tell(tx, ctx, model, changed, now);
      if (ctx.actor.kind !== 'system') tx.audit({ action: 'portrait.refreshed', target: `portrait-models/${model.id}`, detail: { subjects: all.length, changed: changed.length } });
      return { subjects: all.length, changed: changed.length, asOf: toShanghaiIso(now) };
    });
  }

  private keep(tx: Tx, ctx: TenantContext, model: ModelRow, all: readonly Computed[], now: Date): void {
    tx.queue(
      {
        name: 'portrait-keep',
        sql: `insert into enforcement.portrait as p (tenant_id, subject_id, model_id, score, colour, previous, since, as_of)
              select $1, id, $2, score, colour, null, $3, $3 from unnest($4::uuid[], $5::int[], $6::text[]) as t(id, score, colour)
              on conflict (tenant_id, subject_id) do update set model_id = excluded.model_id, score = excluded.score, as_of = excluded.as_of, colour = excluded.colour,
                previous = case when p.colour = excluded.colour then p.previous else p.colour end, since = case when p.colour = excluded.colour then p.since else excluded.since end,
                changes = p.changes + case when p.colour = excluded.colour then 0 else 1 end`,
        params: [ctx.tenantId, model.id, now, all.map((c) => c.fact.id), all.map((c) => c.score), all.map((c) => c.colour)],
      },
      // What is looked after no longer has no portrait.
      { name: 'portrait-forget', sql: 'delete from enforcement.portrait where tenant_id = $1 and as_of < $2', params: [ctx.tenantId, now] },
    );
  }

  private async tell(tx: Tx, ctx: TenantContext, model: ModelRow, changed: readonly Computed[], now: Date): Promise<void> {
    if (changed.length === 0) return;
    const columns = ['tenant_id', 'id', 'subject_id', 'model_id', 'from_colour', 'to_colour', 'score', 'reasons', 'at'];
    await copyRows(tx, { schema: 'enforcement', table: 'portrait_change', columns }, changed.map((c) => [ctx.tenantId, newId(), c.fact.id, model.id, c.before?.colour, c.colour, c.score, JSON.stringify(c.reasons), now]));
    const events = changed.map((c) => ({
      spec: portraitEvents.recoloured, id: c.fact.id, sequence: (c.before?.changes ?? 0) + 1,
      data: { subjectId: c.fact.id, subjectName: c.fact.name, divisionCode: c.fact.division_code, from: c.before?.colour, to: c.colour, score: c.score / 100, modelId: model.id, reasons: c.reasons },
    }));
    await copyRows(tx, { schema: 'enforcement', table: 'outbox', columns: outboxColumns }, events.map((event) => outboxRow(ctx, event)));
    tx.eventsWritten();
  }
}

function computed(model: ModelRow, fact: FactRow, reference: Reference, now: Date, before: PortraitRow | undefined): Computed {
  const facts = factsOf(fact, reference, now);
  const score = scoreOf(model.factors, facts);
  return { fact, score, colour: colourOf(model.thresholds, score), before, reasons: reasonsOf(model.factors, facts) };
}
