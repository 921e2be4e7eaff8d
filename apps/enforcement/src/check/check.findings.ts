import { checkErrors as e, reportHazardBody, type FinishCheckBody } from '@anlan/contracts/enforcement';
import { answerFaults, checkScore, toShanghaiIso } from '@anlan/domain';
import { Attachments } from '@anlan/platform/attachments';
import type { TenantContext } from '@anlan/platform/context';
import type { Tx } from '@anlan/platform/db';
import { invalidField, ProblemError } from '@anlan/platform/http';
import { Injectable } from '@nestjs/common';
import { ChecklistService } from '../checklist/checklist.service';
import { storedEvidence } from '../hazard/hazard.report';
import { HazardService, type PreparedHazard } from '../hazard/hazard.service';
import { actionsOf, type CheckRow } from './check.entity';
import { eventOf, historyStatement, updateStatement } from './check.record';
import { checkSignatures } from './check.rules';
import { CheckSubjects } from './check.subjects';

/** What a check found, ready to be written with it. */
export interface PreparedReport {
  readonly body: FinishCheckBody;
  readonly hazards: readonly PreparedHazard[];
}

/** Finishing a check of any kind: its record, and what it found as hazards of the one ledger, all in one transaction. */
@Injectable()
export class CheckFindings {
  constructor(
    private readonly hazards: HazardService,
    private readonly subjects: CheckSubjects,
    private readonly files: Attachments,
    private readonly checklists: ChecklistService,
  ) {}

  /** Everything that is decided before the transaction. Throws a problem that names the field. */
  async prepare(ctx: TenantContext, row: CheckRow, body: FinishCheckBody, path = 'body'): Promise<PreparedReport> {
    if (body.exposed && row.style !== 'hidden') throw invalidField(`${path}.exposed`, e.hidden_only);
    checkSignatures(row.kind, body.signatures);
    const subject = body.findings.length > 0 ? await this.subjects.get(ctx, row.subject_id) : undefined;
    const hazards: PreparedHazard[] = [];
    for (const [i, { checkItem, ...finding }] of body.findings.entries()) {
      const report = reportHazardBody.parse({ ...finding, divisionCode: row.division_code, subjectName: row.subject_name, ...(subject?.credit_code && { subjectCreditCode: subject.credit_code }), source: row.kind });
      const made = await at(`${path}.findings[${i}]`, () => this.hazards.prepare(ctx, report));
      const links = { subject_id: row.subject_id, check_id: row.id, check_item: checkItem ?? null, campaign_ids: row.campaign_ids };
      hazards.push({ ...made, row: { ...made.row, ...links } });
    }
    return { body, hazards };
  }

  /** Writes the finished record and what it found; `row` is locked, or was inserted just now. */
  async write(tx: Tx, ctx: TenantContext, row: CheckRow, { body, hazards }: PreparedReport, now: Date): Promise<CheckRow> {
    const evidence = storedEvidence(body.evidence);
    const answers = body.answers.map((a) => ({ ...a, evidence: storedEvidence(a.evidence) }));
    const score = row.checklist_id === null ? null : await this.scored(tx, ctx, row.checklist_id, answers);
    const given = [...evidence, ...answers.flatMap((a) => a.evidence), ...body.signatures].flatMap((x) => (x.fileId ? [x.fileId] : []));
    const unknown = await this.files.unknown(tx, ctx, 'hazard.read', given);
    if (unknown.length) throw invalidField('body.evidence', e.unknown_file, { id: unknown[0] });
    for (const h of hazards) await this.hazards.insert(tx, ctx, h);
    const said = body.finishedAt ? new Date(body.finishedAt) : now;
    const finished = new Date(Math.max(Math.min(said.getTime(), now.getTime()), row.opened_at.getTime()));
    const [to] = actionsOf(row.kind).finish?.to ?? [];
    const next: CheckRow = {
      ...row, status: to ?? 'closed', answers, score, signatures: body.signatures, evidence: [...row.evidence, ...evidence], summary: body.summary, exposed: body.exposed, hazards: hazards.length,
      finished_at: finished, closed_at: to === 'closed' ? finished : null, updated_at: now, updated_by: ctx.actor.id, updated_by_name: ctx.actor.name, version: row.version + 1,
    };
    tx.queue(updateStatement(ctx.tenantId, next), historyStatement(ctx, next, { action: 'finish', from: row.status, note: body.summary, changes: [{ path: 'status', from: row.status, to: next.status }] }));
    tx.audit({ action: 'check.finished', target: `checks/${row.id}`, detail: { number: row.number, kind: row.kind, hazards: hazards.map((h) => h.row.number) } });
    tx.emit(eventOf(ctx, next, 'finished', { finishedAt: toShanghaiIso(finished), hazardIds: hazards.map((h) => h.row.id), exposed: next.exposed }));
    return next;
  }

  /** What the checklist makes of the answers. Throws at the first that it cannot take. */
  private async scored(tx: Tx, ctx: TenantContext, checklistId: string, answers: CheckRow['answers']): Promise<CheckRow['score']> {
    const { items } = await this.checklists.version(tx, ctx, checklistId);
    const given = Object.fromEntries(answers.map((a) => [a.item, { answer: a.answer, evidence: a.evidence.length }]));
    const [fault] = answerFaults(items, given);
    if (fault) throw invalidField('body.answers', e.answers, { item: fault.code, reason: reasons[fault.reason] });
    const { points, of, rate, failed, major } = checkScore(items, given);
    return { points, of, rate, failed: [...failed], major: [...major] };
  }
}

const reasons = { unknown: '不在检查表中 is not in the checklist', not_asked: '按条件不需回答 is not asked here', unanswered: '未回答 is not answered', evidence: '须有佐证 wants evidence' } as const;

/** The problem of a finding, at its place. */
async function at<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ProblemError) || error.errors.length === 0) throw error;
    throw new ProblemError(error.code, error.params, error.errors.map((f) => ({ ...f, path: f.path.replace(/^body/, path) })), error.extra);
  }
}
