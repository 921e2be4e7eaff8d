import { bodyAssessmentErrors as e, bodyAssessmentLifecycle as lifecycle, type BodyAssessment, type BodyLevel, type CheckBodyAssessmentBody, type OpenBodyAssessmentBody, type RecordCityBody, type RetryBodyAssessmentBody } from '@anlan/contracts/responsibility';
import { isDivisionCode, parseDivisionCode, shanghaiDay } from '@anlan/domain';
import { Attachments } from '@anlan/platform/attachments';
import type { TenantContext } from '@anlan/platform/context';
import { newId, TenantTx, type Tx } from '@anlan/platform/db';
import { invalidField, notFound, ProblemError } from '@anlan/platform/http';
import { madeBy } from '@anlan/platform/ledger';
import { ReferenceDirectory, type Reference } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { bodyAssessmentLedger as ledger, toBodyAssessment, type BodyAssessmentRow, type BodyStandardRow } from './body-standard.entity';
import { bodyAssessmentReach } from './body-standard.reach';
import { checkedScore, fullScore, selfChecked } from './body-standard.rules';

type Body = Pick<BodyAssessmentRow, 'level' | 'division_code' | 'attempt' | 'previous_id' | 'rectified'>;

/** 达标创建: 自评 → 初验 by another → 市验收 → 达标, or 整改 and the next try, while the one before is kept. */
@Injectable()
export class BodyAssessmentService {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
    private readonly attachments: Attachments,
  ) {}

  async open(ctx: TenantContext, b: OpenBodyAssessmentBody): Promise<BodyAssessment> {
    const reference = await this.references.get(ctx.tenantId);
    const code = isDivisionCode(b.divisionCode) ? parseDivisionCode(b.divisionCode).code : b.divisionCode;
    const division = reference.division(code, shanghaiDay(new Date()));
    return this.tx.write(ctx, async (tx) => {
      if (!division) throw invalidField('body.divisionCode', e.unknown_body, { code });
      if (!bodyAssessmentReach.covers(ctx, 'body-assessment.self-check', { division_code: code })) throw new ProblemError(e.out_of_scope, { code });
      const [standard] = await tx.rows<BodyStandardRow>("select * from responsibility.body_standard where tenant_id = $1 and id = $2 and status = 'published' for share", [ctx.tenantId, b.standardId], 'body-standard-in-force');
      if (!standard) throw invalidField('body.standardId', e.unknown_standard);
      const level = division.level as BodyLevel;
      if (!standard.levels.includes(level)) throw invalidField('body.divisionCode', e.unknown_body, { code });
      const [current] = await tx.rows<BodyAssessmentRow>("select * from responsibility.body_assessment where tenant_id = $1 and line_id = $2 and division_code = $3 and status <> 'retried'", [ctx.tenantId, standard.line_id, code], 'body-assessment-current');
      if (current) throw new ProblemError(e.current_exists, { attempt: current.attempt, state: lifecycle.states[current.status].zh });
      return toBodyAssessment(ctx, await this.begin(tx, ctx, standard, { level, division_code: code, attempt: 1, previous_id: null, rectified: null }, b.items), reference);
    });
  }

  check(ctx: TenantContext, id: string, version: number, b: CheckBodyAssessmentBody): Promise<BodyAssessment> {
    return this.write(ctx, (tx) =>
      ledger.step(tx, ctx, id, version, 'check', (r, now) => {
        if (r.opened_by === ctx.actor.id) throw new ProblemError(e.same_person);
        return { event: 'checked', next: { ...checkedScore(r.items, r.pass_mark, b.deductions), deductions: b.deductions, check_note: b.note, checked_by: ctx.actor.id, checked_by_name: ctx.actor.name, checked_at: now } };
      }),
    );
  }

  recordCity(ctx: TenantContext, id: string, version: number, b: RecordCityBody): Promise<BodyAssessment> {
    return this.write(ctx, (tx) =>
      ledger.step(tx, ctx, id, version, 'record-city', (_r, now) => {
        if (b.checkedOn > shanghaiDay(now)) throw invalidField('body.checkedOn', e.in_future);
        return { event: b.result, next: { status: b.result, city_checked_on: b.checkedOn, city_note: b.note } };
      }),
    );
  }

  /** The next try stands under the version that is in force by then. */
  retry(ctx: TenantContext, id: string, version: number, b: RetryBodyAssessmentBody): Promise<BodyAssessment> {
    return this.write(ctx, async (tx) => {
      const before = await ledger.step(tx, ctx, id, version, 'retry', () => ({ event: 'retried', next: { status: 'retried' } }));
      const [standard] = await tx.rows<BodyStandardRow>("select * from responsibility.body_standard where tenant_id = $1 and line_id = $2 and status = 'published' for share", [ctx.tenantId, before.line_id], 'body-standard-of-line');
      if (!standard) throw notFound();
      return this.begin(tx, ctx, standard, { level: before.level, division_code: before.division_code, attempt: before.attempt + 1, previous_id: before.id, rectified: b.rectified }, b.items);
    });
  }

  /** The file id where it is evidence of an assessment in sight. */
  async evidence(ctx: TenantContext, id: string, fileId: string): Promise<string> {
    const [row] = await this.tx.read<BodyAssessmentRow>(ctx, ledger.byId(ctx.tenantId, id));
    if (!ledger.visible(ctx, row).items.some((i) => i.fileId === fileId)) throw notFound();
    return fileId;
  }

  private async begin(tx: Tx, ctx: TenantContext, standard: BodyStandardRow, body: Body, given: OpenBodyAssessmentBody['items']): Promise<BodyAssessmentRow> {
    const { items, score } = selfChecked(standard.items, given);
    const files = [...new Set(items.flatMap((i) => i.fileId ?? []))];
    const [unknown] = await this.attachments.unknown(tx, ctx, 'body-assessment.self-check', files);
    if (unknown !== undefined) throw invalidField(`body.items[${given.findIndex((i) => i.fileId === unknown)}].fileId`, e.unknown_file);
    const row: BodyAssessmentRow = {
      id: newId(), standard_id: standard.id, line_id: standard.line_id, standard_name: standard.name, ...body, items, self_score: score, deductions: [], score: null, pass_mark: standard.pass_mark, full_score: fullScore(standard.items), status: lifecycle.initial, check_note: null, checked_by: null, checked_by_name: null, checked_at: null,
      city_checked_on: null, city_note: null, ...madeBy(ctx, 'opened', new Date()),
    };
    ledger.insert(tx, ctx, 'body-assessment.self-check', row, 'self_checked');
    return row;
  }

  private async write(ctx: TenantContext, work: (tx: Tx) => Promise<BodyAssessmentRow>): Promise<BodyAssessment> {
    const reference: Reference = await this.references.get(ctx.tenantId);
    return this.tx.write(ctx, async (tx) => toBodyAssessment(ctx, await work(tx), reference));
  }
}
