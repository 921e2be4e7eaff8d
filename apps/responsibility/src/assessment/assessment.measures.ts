import { accidentQuery, assessmentErrors as e, assessmentIndicators, letterQuery, listItemQuery, supervisionQuery, taskQuery, type AssessmentIndicator, type AssessmentSheetItem, type MeasuredIndicator } from '@anlan/contracts/responsibility';
import type { Permission } from '@anlan/contracts/access';
import { shanghaiDay, toShanghaiIso } from '@anlan/domain';
import { scopeFor, type TenantContext } from '@anlan/platform/context';
import { ProblemError } from '@anlan/platform/http';
import { Injectable } from '@nestjs/common';
import { AccidentQuotaService } from '../accident/accident-quota.service';
import { AccidentRecords, OPEN } from '../accident/accident.records';
import { BodyStandardRecords } from '../body-standard/body-standard.records';
import { LetterRecords } from '../letter/letter.records';
import { ListItemRecords } from '../list-item/list-item.records';
import { SupervisionRecords } from '../supervision/supervision.records';
import { TaskRecords } from '../task/task.records';

/** Of whom, and of when. */
export interface Measured { unit_kind: string; unit_id: string; division_code: string; from_day: string; to_day: string }
type Filter = Record<string, string>;
type Counted = Pick<MeasuredIndicator, 'numerator' | 'denominator' | 'numeratorRows' | 'denominatorRows'>;

const reads: Readonly<Record<Exclude<AssessmentIndicator, 'entered'>, Permission>> = {
  letter_signing_rate: 'letter.read', item_completion_rate: 'responsibility-list.read', task_on_time_rate: 'task.read', supervision_reply_rate: 'supervision.read', body_pass_rate: 'body-assessment.read', accident_quota_use: 'accident.read',
};

/** 取数: numerator and denominator are what the ledgers' own lists count by the filters that are kept, so that each number leads to its rows. */
@Injectable()
export class AssessmentMeasures {
  constructor(
    private readonly letters: LetterRecords,
    private readonly items: ListItemRecords,
    private readonly tasks: TaskRecords,
    private readonly supervisions: SupervisionRecords,
    private readonly bodies: BodyStandardRecords,
    private readonly accidents: AccidentRecords,
    private readonly quotas: AccidentQuotaService,
  ) {}

  /** The items with what is measured as of now. Whoever sees a part of a ledger only does not measure by it. */
  async of(ctx: TenantContext, m: Measured, items: readonly AssessmentSheetItem[]): Promise<AssessmentSheetItem[]> {
    const asOf = toShanghaiIso(new Date());
    const next: AssessmentSheetItem[] = [];
    for (const i of items) {
      const { of } = i;
      if (of.method !== 'formula' || of.indicator === 'entered') next.push(i);
      else next.push({ ...i, measured: { indicator: of.indicator, asOf, ...(await this.measure(ctx, m, of.indicator)) } });
    }
    return next;
  }

  private measure(ctx: TenantContext, m: Measured, indicator: Exclude<AssessmentIndicator, 'entered'>): Promise<Counted> {
    if (!scopeFor(ctx, reads[indicator]).all || !ctx.permissions.has(reads[indicator])) throw new ProblemError(e.measure_blind, { indicator: assessmentIndicators[indicator].zh });
    const street = m.unit_kind === 'street';
    const today = shanghaiDay(new Date());
    // What is not due yet is neither in time nor late.
    const until = m.to_day < today ? m.to_day : today;
    switch (indicator) {
      case 'letter_signing_rate': return this.ratio('letters', { year: m.from_day.slice(0, 4), issued: 'true', partyUnder: m.unit_id }, { signed: 'true' }, async (f) => (await this.letters.page(ctx, letterQuery.parse(f))).total);
      case 'item_completion_rate': return this.ratio('list-items', { inForce: 'true', performed: 'true', ...(street ? { divisionCode: m.division_code } : { ownerUnitId: m.unit_id }) }, { status: 'closed' }, async (f) => (await this.items.page(ctx, listItemQuery.parse(f))).total);
      case 'task_on_time_rate': return this.ratio('tasks', { dueFrom: m.from_day, dueTo: until, outcome: 'in_time,late,open,overdue', leadUnder: m.unit_id }, { outcome: 'in_time' }, async (f) => (await this.tasks.page(ctx, taskQuery.parse(f))).total);
      case 'supervision_reply_rate': return this.ratio('supervisions', { replyOwed: 'true', delivered: 'true', deliveredFrom: m.from_day, deliveredTo: m.to_day, unitId: m.unit_id }, { replied: 'true' }, async (f) => (await this.supervisions.page(ctx, supervisionQuery.parse(f))).total);
      case 'body_pass_rate': return this.bodiesPassed(ctx, m.division_code);
      case 'accident_quota_use': return this.quotaUse(ctx, m);
    }
  }

  private async ratio(list: string, all: Filter, more: Filter, count: (f: Filter) => Promise<number | undefined>): Promise<Counted> {
    const part = { ...all, ...more };
    const [numerator = 0, denominator = 0] = [await count({ ...part, limit: '1', total: 'true' }), await count({ ...all, limit: '1', total: 'true' })];
    return { numerator, denominator, numeratorRows: { list, filter: part }, denominatorRows: { list, filter: all } };
  }

  /** Bodies of the street that must reach a standard in force, whether or not they have handed in anything: no list counts those. */
  private async bodiesPassed(ctx: TenantContext, divisionCode: string): Promise<Counted> {
    const street = divisionCode.slice(0, 9);
    const { items } = await this.bodies.standards(ctx, { limit: 200, status: 'published' });
    const bodies = (await Promise.all(items.map((s) => this.bodies.figures(ctx, s.id)))).flatMap((f) => f.bodies.filter((b) => b.divisionCode.startsWith(street)));
    const passed = { status: 'passed', inForce: 'true', divisionCode };
    return { numerator: bodies.filter((b) => b.status === 'passed').length, denominator: bodies.length, numeratorRows: { list: 'body-assessments', filter: passed }, denominatorRows: null };
  }

  /** 街道事故起数 ÷ 全区控制指标: less is better, so the bounds of the formula run down. */
  private async quotaUse(ctx: TenantContext, m: Measured): Promise<Counted> {
    const { items } = await this.quotas.use(ctx, Number(m.from_day.slice(0, 4)));
    const filter = { counted: 'yes', from: m.from_day, to: m.to_day, status: OPEN, divisionCode: m.division_code };
    const { total = 0 } = await this.accidents.page(ctx, accidentQuery.parse({ ...filter, limit: '1', total: 'true' }));
    return { numerator: total, denominator: items.find((q) => q.industry === null)?.quota.accidents ?? 0, numeratorRows: { list: 'accidents', filter }, denominatorRows: { list: 'accident-quotas', filter: { year: m.from_day.slice(0, 4), status: 'in_force' } } };
  }
}
