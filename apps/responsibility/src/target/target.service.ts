import { targetErrors as e, targetLifecycle, type CarryTargetBody, type ChangeTargetBody, type ReportTargetBody, type SetTargetBody, type Target, type TargetProgress } from '@anlan/contracts/responsibility';
import { shanghaiDay, toShanghaiIso } from '@anlan/domain';
import { Attachments } from '@anlan/platform/attachments';
import type { TenantContext } from '@anlan/platform/context';
import { newId, TenantTx, type Tx } from '@anlan/platform/db';
import { invalidField, notFound, ProblemError } from '@anlan/platform/http';
import { madeBy, NumberSeries } from '@anlan/platform/ledger';
import { ReferenceDirectory, type Reference } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { ReportFigures } from '../report-period/report-period.figures';
import { assertSeesAll } from '../report-period/report-period.records';
import { targetLedger as ledger, toTarget, type TargetRow } from './target.entity';
import { assertDay, outcomeOf } from './target.rules';

/** 工作目标: set with a number, reported on by its owner or read from a figure, and concluded by another: the number decides. */
@Injectable()
export class TargetService {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
    private readonly numbers: NumberSeries,
    private readonly files: Attachments,
    private readonly figures: ReportFigures,
  ) {}

  async set(ctx: TenantContext, b: SetTargetBody): Promise<Target> {
    const number = await this.number(ctx, b.year);
    return this.write(ctx, async (tx, reference) => this.insert(tx, ctx, { ...b, number, carriedFromId: null }, reference));
  }

  change(ctx: TenantContext, id: string, version: number, b: ChangeTargetBody): Promise<Target> {
    return this.write(ctx, (tx, reference) =>
      ledger.step(tx, ctx, id, version, { permission: 'target.manage' }, (r) => {
        if (r.status !== 'set') throw new ProblemError(e.begun);
        const member = b.ownerMemberId === undefined ? r.owner_member_id : b.ownerMemberId;
        const owner = ownerOf(reference, { ownerUnitId: b.ownerUnitId ?? r.owner_unit_id, ownerMemberId: member });
        return {
          event: 'changed',
          next: { name: b.name ?? r.name, comparison: b.comparison ?? r.comparison, value: b.value ?? r.value, unit: b.unit ?? r.unit, year: b.year ?? r.year, due_on: b.dueOn ?? r.due_on, source_document: b.sourceDocument ?? r.source_document, figure_key: b.figureKey === undefined ? r.figure_key : b.figureKey, ...owner },
        };
      }),
    );
  }

  report(ctx: TenantContext, id: string, version: number, b: ReportTargetBody): Promise<Target> {
    return this.write(ctx, (tx) =>
      ledger.step(tx, ctx, id, version, 'report', async (r, now) => {
        if (r.figure_key !== null) throw new ProblemError(e.read_from_figure, { key: r.figure_key });
        assertDay(r.progress, b.asOf, shanghaiDay(now));
        const [unknown] = await this.files.unknown(tx, ctx, 'target.report', b.fileIds);
        if (unknown !== undefined) throw invalidField(`body.fileIds[${b.fileIds.indexOf(unknown)}]`, e.unknown_file);
        return { event: 'reported', next: { ...progressed(r, { value: b.value, asOf: b.asOf, note: b.note, fileIds: b.fileIds, figureKey: null, ...by(ctx, now) }), reported_by: ctx.actor.id } };
      }),
    );
  }

  /** The figure of the target's year, counted now as a report would count it. What a figure says nobody reported. */
  async measure(ctx: TenantContext, id: string, version: number, authorization?: string): Promise<Target> {
    const [row] = await this.tx.read<TargetRow>(ctx, ledger.byId(ctx.tenantId, id));
    if (!row) throw notFound();
    const key = row.figure_key;
    if (key === null) throw new ProblemError(e.no_figure);
    assertSeesAll(ctx);
    const figure = await this.figures.one(ctx, { from: `${row.year}-01-01`, to: `${row.year}-12-31` }, key, authorization);
    return this.write(ctx, (tx) =>
      ledger.step(tx, ctx, id, version, 'measure', (r, now) => {
        if (figure?.value === undefined || figure.value === null) throw new ProblemError(e.unknown_figure, { key });
        return { event: 'measured', next: { ...progressed(r, { value: figure.value, asOf: shanghaiDay(now), note: figure.name, fileIds: [], figureKey: key, ...by(ctx, now) }), reported_by: null } };
      }),
    );
  }

  conclude(ctx: TenantContext, id: string, version: number, note: string): Promise<Target> {
    return this.write(ctx, (tx) =>
      ledger.step(tx, ctx, id, version, 'conclude', (r, now) => {
        if (r.reported_by === ctx.actor.id) throw new ProblemError(e.same_person);
        const status = outcomeOf(r, shanghaiDay(now));
        return { event: status, next: { status, ...concluded(ctx, now, note) } };
      }),
    );
  }

  drop(ctx: TenantContext, id: string, version: number, reason: string): Promise<Target> {
    return this.write(ctx, (tx) => ledger.step(tx, ctx, id, version, 'drop', (_r, now) => ({ event: 'dropped', next: { status: 'dropped', ...concluded(ctx, now, reason) } })));
  }

  async carryOver(ctx: TenantContext, id: string, version: number, b: CarryTargetBody): Promise<Target> {
    const [found] = await this.tx.read<TargetRow>(ctx, ledger.byId(ctx.tenantId, id));
    if (!found) throw notFound();
    const number = await this.number(ctx, found.year + 1);
    return this.write(ctx, async (tx, reference) => {
      const r = await ledger.step(tx, ctx, id, version, 'carry-over', async () => {
        const [there] = await tx.rows<{ number: string }>('select number from responsibility.target where tenant_id = $1 and carried_from_id = $2', [ctx.tenantId, id], 'target-carried');
        if (there) throw new ProblemError(e.carried_already, { number: there.number });
        return { event: 'carried_over', next: {} };
      });
      return this.insert(tx, ctx, { ...b, number, name: r.name, comparison: r.comparison, unit: r.unit, year: r.year + 1, ownerUnitId: r.owner_unit_id, ownerMemberId: r.owner_member_id, figureKey: r.figure_key, carriedFromId: r.id }, reference);
    });
  }

  private insert(tx: Tx, ctx: TenantContext, b: SetTargetBody & { number: string; carriedFromId: string | null }, reference: Reference): TargetRow {
    const row: TargetRow = {
      id: newId(), number: b.number, name: b.name, comparison: b.comparison, value: b.value, unit: b.unit, year: b.year, due_on: b.dueOn, source_document: b.sourceDocument, ...ownerOf(reference, b), figure_key: b.figureKey, status: targetLifecycle.initial, current: null, current_as_of: null, progress: [],
      reported_by: null, conclusion: null, concluded_by: null, concluded_by_name: null, concluded_at: null, carried_from_id: b.carriedFromId, ...madeBy(ctx, 'set', new Date()),
    };
    ledger.insert(tx, ctx, 'target.manage', row, 'set');
    return row;
  }

  private async number(ctx: TenantContext, year: number): Promise<string> {
    return `MB${ctx.slug}-${year}-${String(await this.numbers.next(ctx, `target-${year}`)).padStart(4, '0')}`;
  }

  private async write(ctx: TenantContext, work: (tx: Tx, reference: Reference) => Promise<TargetRow>): Promise<Target> {
    const reference = await this.references.get(ctx.tenantId);
    return this.tx.write(ctx, async (tx) => toTarget(ctx, await work(tx, reference), reference));
  }
}

const by = ({ actor }: TenantContext, now: Date) => ({ by: { id: actor.id, name: actor.name }, at: toShanghaiIso(now) });
const progressed = (r: TargetRow, entry: TargetProgress) => ({ status: 'in_progress' as const, current: entry.value, current_as_of: entry.asOf, progress: [...r.progress, entry] });
const concluded = ({ actor }: TenantContext, now: Date, conclusion: string) => ({ conclusion, concluded_by: actor.id, concluded_by_name: actor.name, concluded_at: now });

function ownerOf({ units, members }: Reference, { ownerUnitId, ownerMemberId }: Pick<SetTargetBody, 'ownerUnitId' | 'ownerMemberId'>): Pick<TargetRow, 'owner_unit_id' | 'owner_member_id' | 'owner_member_name'> {
  if (!units.has(ownerUnitId)) throw invalidField('body.ownerUnitId', e.unknown_unit);
  const member = ownerMemberId === null ? null : members.get(ownerMemberId);
  if (member === undefined) throw invalidField('body.ownerMemberId', e.unknown_member);
  return { owner_unit_id: ownerUnitId, owner_member_id: ownerMemberId, owner_member_name: member?.name ?? null };
}
