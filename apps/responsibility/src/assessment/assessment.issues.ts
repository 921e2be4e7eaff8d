import { assessmentErrors as e, assessmentLifecycle as lifecycle, type Assessment, type CorrectAssessmentBody, type IssueAssessmentBody } from '@anlan/contracts/responsibility';
import { toShanghaiIso } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx } from '@anlan/platform/db';
import { invalidField, ProblemError } from '@anlan/platform/http';
import { notNow } from '@anlan/platform/ledger';
import { Injectable } from '@nestjs/common';
import { assessmentLedger as ledger, sheetLedger, toAssessment, type SheetRow } from './assessment.entity';
import { correctedItem, isOwn } from './assessment.rules';
import { grade, lockSheets, writeStandings } from './assessment.service';

/** 通报 and its corrections: what was issued stays, and so does every issue after it. */
@Injectable()
export class AssessmentIssues {
  constructor(private readonly tx: TenantTx) {}

  issue(ctx: TenantContext, id: string, version: number, b: IssueAssessmentBody): Promise<Assessment> {
    return this.tx.write(ctx, async (tx) => toAssessment(ctx, await ledger.step(tx, ctx, id, version, 'issue', async (r, now) => {
      if (r.finalised_by === ctx.actor.id) throw new ProblemError(e.same_person);
      if ((await lockSheets(tx, ctx, id)).some((s) => isOwn(ctx, s))) throw new ProblemError(e.own_unit);
      return { event: 'issued', facts: { issue: 1 }, next: { status: 'issued', issues: [{ issue: 1, document: b.document, note: b.note, issuedBy: { id: ctx.actor.id, name: ctx.actor.name }, issuedAt: toShanghaiIso(now) }] } };
    })));
  }

  /** 更正: items are corrected with reasons; grades and ranks are taken anew, with the vetoes that are in effect by now. */
  correct(ctx: TenantContext, id: string, version: number, b: CorrectAssessmentBody): Promise<Assessment> {
    return this.tx.write(ctx, async (tx) => toAssessment(ctx, await ledger.step(tx, ctx, id, version, { permission: 'assessment.approve' }, async (r, now) => {
      if (r.status !== 'issued') throw notNow(lifecycle, r.status, '更正', e.action_not_allowed);
      const issue = r.issues.length + 1;
      const sheets = await lockSheets(tx, ctx, id);
      if (sheets.some((s) => isOwn(ctx, s))) throw new ProblemError(e.own_unit);
      const next = changed(sheets, b, issue);
      if (next.some((s) => b.changes.some((c) => c.sheetId === s.id) && [s.checked_by, s.decided_by].includes(ctx.actor.id))) throw new ProblemError(e.same_person);
      const graded = await grade(tx, ctx, r, next);
      for (const { sheet, result, rank } of graded) {
        await sheetLedger.step(tx, ctx, sheet.id, sheet.version, { permission: 'assessment.approve' }, () => ({ event: 'corrected', next: { items: sheet.items, points: result.points, grade: result.grade, rank, vetoes: result.vetoes } }));
      }
      writeStandings(tx, ctx, id, issue, graded);
      return { event: 'corrected', facts: { issue }, next: { issues: [...r.issues, { issue, document: b.document, note: b.reason, issuedBy: { id: ctx.actor.id, name: ctx.actor.name }, issuedAt: toShanghaiIso(now) }] } };
    })));
  }
}

function changed(sheets: readonly SheetRow[], { changes }: CorrectAssessmentBody, issue: number): SheetRow[] {
  changes.forEach((c, n) => {
    const known = sheets.find((s) => s.id === c.sheetId)?.items.some((i) => i.item === c.item) === true;
    if (!known || changes.findIndex((o) => o.sheetId === c.sheetId && o.item === c.item) !== n) throw invalidField(`body.changes[${n}]`, e.unknown_change);
  });
  return sheets.map((s) => ({
    ...s,
    items: s.items.map((i) => {
      const n = changes.findIndex((c) => c.sheetId === s.id && c.item === i.item);
      const c = changes[n];
      return c ? correctedItem(i, c.points, c.reason, issue, `body.changes[${n}]`) : i;
    }),
  }));
}
