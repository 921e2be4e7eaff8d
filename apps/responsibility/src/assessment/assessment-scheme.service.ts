import { assessmentSchemeErrors as e, assessmentSchemeEvents, assessmentSchemeLifecycle as lifecycle, type AssessmentScheme, type AssessmentSchemeQuery, type AssessmentSchemeState, type ChangeAssessmentSchemeBody, type DraftAssessmentSchemeBody } from '@anlan/contracts/responsibility';
import { allowedActions } from '@anlan/contracts/kit';
import { toShanghaiIso } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { newId, TenantTx, type Tx } from '@anlan/platform/db';
import { notFound, ProblemError } from '@anlan/platform/http';
import { defineLedger, listPage, madeBy, Where, wholeTenant, type LedgerRow, type PageOf } from '@anlan/platform/ledger';
import { Injectable } from '@nestjs/common';
import { assertScheme } from './assessment.rules';

export interface SchemeRow extends LedgerRow {
  line_id: string; number: number; name: string; source_document: string; unit_kind: AssessmentScheme['unitKind']; total_points: number; items: AssessmentScheme['items']; vetoes: AssessmentScheme['vetoes']; grades: AssessmentScheme['grades']; appeal_days: number; ranking_is_public: boolean; authors: string[];
  status: AssessmentSchemeState; approved_by: string | null; approved_by_name: string | null; approved_at: Date | null; drafted_by: string; drafted_by_name: string; drafted_at: Date;
}
const ledger = defineLedger({
  name: 'assessment-scheme', path: 'assessment-schemes', table: 'responsibility.assessment_scheme', lifecycle, reach: wholeTenant, read: 'assessment-scheme.read', events: assessmentSchemeEvents, errors: { action_not_allowed: e.action_not_allowed }, json: ['items', 'vetoes', 'grades'],
  columns: [
    'id', 'line_id', 'number', 'name', 'source_document', 'unit_kind', 'total_points', 'items', 'vetoes', 'grades', 'appeal_days', 'ranking_is_public', 'authors', 'status', 'approved_by', 'approved_by_name', 'approved_at', 'drafted_by', 'drafted_by_name', 'drafted_at', 'updated_by', 'updated_by_name', 'updated_at', 'version',
  ],
  data: (r: SchemeRow) => ({ schemeId: r.id, lineId: r.line_id, number: r.number, name: r.name }),
});

export const factsOf = (r: SchemeRow): DraftAssessmentSchemeBody => ({
  name: r.name, sourceDocument: r.source_document, unitKind: r.unit_kind, totalPoints: r.total_points, items: r.items, vetoes: r.vetoes, grades: r.grades, appealDays: r.appeal_days, rankingIsPublic: r.ranking_is_public,
});
const columnsOf = (b: DraftAssessmentSchemeBody) => ({
  name: b.name, source_document: b.sourceDocument, unit_kind: b.unitKind, total_points: b.totalPoints, items: b.items, vetoes: b.vetoes, grades: b.grades, appeal_days: b.appealDays, ranking_is_public: b.rankingIsPublic,
});

export const toScheme = (ctx: TenantContext, r: SchemeRow): AssessmentScheme => ({
  id: r.id, lineId: r.line_id, number: r.number, ...factsOf(r), status: r.status, approvedBy: r.approved_by === null ? null : { id: r.approved_by, name: r.approved_by_name ?? '' }, approvedAt: r.approved_at && toShanghaiIso(r.approved_at),
  draftedBy: { id: r.drafted_by, name: r.drafted_by_name }, draftedAt: toShanghaiIso(r.drafted_at), updatedBy: { id: r.updated_by, name: r.updated_by_name }, updatedAt: toShanghaiIso(r.updated_at), version: r.version,
  allowedActions: allowedActions(lifecycle, r.status).filter((a) => wholeTenant.covers(ctx, lifecycle.actions[a].permission, {}) && (a !== 'approve' || !r.authors.includes(ctx.actor.id))),
});

/** 考核方案: drafted, approved by another, revised. They are the whole tenant's. */
@Injectable()
export class AssessmentSchemeService {
  constructor(private readonly tx: TenantTx) {}

  draft(ctx: TenantContext, b: DraftAssessmentSchemeBody): Promise<AssessmentScheme> {
    assertScheme(b);
    const id = newId();
    const row: SchemeRow = { id, line_id: id, number: 1, ...columnsOf(b), authors: [ctx.actor.id], status: lifecycle.initial, approved_by: null, approved_by_name: null, approved_at: null, ...madeBy(ctx, 'drafted', new Date()) };
    return this.tx.write(ctx, async (tx) => {
      ledger.insert(tx, ctx, 'assessment-scheme.manage', row, 'drafted');
      return toScheme(ctx, row);
    });
  }

  change(ctx: TenantContext, id: string, version: number, b: ChangeAssessmentSchemeBody): Promise<AssessmentScheme> {
    return this.tx.write(ctx, async (tx) => toScheme(ctx, await ledger.step(tx, ctx, id, version, { permission: 'assessment-scheme.manage' }, (r) => {
      if (r.status !== 'draft') throw new ProblemError(e.not_draft);
      const next = { ...factsOf(r), ...b } as DraftAssessmentSchemeBody;
      assertScheme(next);
      return { event: 'changed', next: { ...columnsOf(next), authors: [...new Set([...r.authors, ctx.actor.id])] } };
    })));
  }

  /** The version in force, if there is one, gives way in the same moment. */
  approve(ctx: TenantContext, id: string, version: number): Promise<AssessmentScheme> {
    return this.tx.write(ctx, async (tx) => {
      const all = await this.lock(tx, ctx, id);
      const draft = all.find((v) => v.id === id);
      const before = all.find((v) => v.status === 'in_force');
      if (draft?.authors.includes(ctx.actor.id)) throw new ProblemError(e.same_person);
      if (before && draft?.status === 'draft' && draft.version === version) await ledger.step(tx, ctx, before.id, before.version, { permission: 'assessment-scheme.approve' }, () => ({ event: 'superseded', next: { status: 'superseded' } }));
      return toScheme(ctx, await ledger.step(tx, ctx, id, version, 'approve', (_r, now) => ({ event: 'approved', next: { status: 'in_force', approved_by: ctx.actor.id, approved_by_name: ctx.actor.name, approved_at: now } })));
    });
  }

  /** The next version: a draft that begins as a copy. */
  revise(ctx: TenantContext, id: string, version: number): Promise<AssessmentScheme> {
    return this.tx.write(ctx, async (tx) => {
      const all = await this.lock(tx, ctx, id);
      const from = await ledger.step(tx, ctx, id, version, 'revise', () => {
        const draft = all.find((v) => v.status === 'draft');
        if (draft) throw new ProblemError(e.draft_exists, { number: draft.number });
        return { event: 'revised', next: {} };
      });
      const row: SchemeRow = { ...from, id: newId(), number: Math.max(...all.map((v) => v.number)) + 1, authors: [ctx.actor.id], status: lifecycle.initial, approved_by: null, approved_by_name: null, approved_at: null, ...madeBy(ctx, 'drafted', new Date()) };
      ledger.insert(tx, ctx, 'assessment-scheme.manage', row, 'drafted');
      return toScheme(ctx, row);
    });
  }

  page(ctx: TenantContext, q: AssessmentSchemeQuery): Promise<PageOf<AssessmentScheme>> {
    const where = new Where().and('tenant_id = $', ctx.tenantId).and('line_id = $', q.lineId).and('status = $', q.status).and('unit_kind = $', q.unitKind);
    return listPage<SchemeRow, AssessmentScheme>(this.tx, ctx, q, { columns: '*', from: 'responsibility.assessment_scheme', where, order: [{ sql: 'id', type: 'uuid' }], descending: true, position: (r) => [r.id], item: (r) => toScheme(ctx, r) });
  }

  async get(ctx: TenantContext, id: string): Promise<AssessmentScheme> {
    const [row] = await this.tx.read<SchemeRow>(ctx, ledger.byId(ctx.tenantId, id));
    if (!row) throw notFound();
    return toScheme(ctx, row);
  }

  /** The first version stands for the whole scheme: its writers come one after another. */
  private async lock(tx: Tx, ctx: TenantContext, id: string): Promise<SchemeRow[]> {
    const line = '(select line_id from responsibility.assessment_scheme where tenant_id = $1 and id = $2)';
    const [, all] = await tx.run<SchemeRow>(
      { name: 'assessment-scheme-line', sql: `select id from responsibility.assessment_scheme where tenant_id = $1 and id = ${line} for update`, params: [ctx.tenantId, id] },
      { name: 'assessment-scheme-versions', sql: `select * from responsibility.assessment_scheme where tenant_id = $1 and line_id = ${line} order by number`, params: [ctx.tenantId, id] },
    );
    if (!all || all.rows.length === 0) throw notFound();
    return all.rows;
  }
}
