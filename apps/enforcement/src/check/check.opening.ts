import { checkErrors as e, type CheckDetail, type CheckKind, type FinishCheckBody, type OpenAgencyCheckBody, type OpenPatrolBody, type RequestInspectionBody } from '@anlan/contracts/enforcement';
import type { Permission } from '@anlan/contracts/access';
import { addCalendarDays, shanghaiDay } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { newId, TenantTx, type Statement, type Tx } from '@anlan/platform/db';
import { invalidField, ProblemError } from '@anlan/platform/http';
import { NumberSeries } from '@anlan/platform/ledger';
import { ReferenceDirectory, type Reference } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import type { InspectionHints } from '@anlan/contracts/enforcement';
import { ExpertService } from '../expert/expert.service';
import { ServiceContractService } from '../service-contract/service-contract.service';
import { ChecklistService } from '../checklist/checklist.service';
import { CampaignService } from '../campaign/campaign.service';
import { subjectReach } from '../subject/subject.reach';
import { actionsOf, toCheckDetail, type CheckRow } from './check.entity';
import { CheckFindings } from './check.findings';
import { checkingUnit, checkReach } from './check.reach';
import { checkNumber, eventOf, historyStatement, insertStatement } from './check.record';
import { assertCause, checkOfficers, isReached, type Cap } from './check.rules';
import { CheckSubjects, type CheckedSubject } from './check.subjects';

type Opened = Partial<OpenPatrolBody & Pick<OpenAgencyCheckBody, 'organization' | 'contractNumber' | 'contractId' | 'expertIds'>>;
/** Inspections of one subject this near to each other may be one: 综合查一次. */
const COMBINE_DAYS = 15;

/** Opening checks on site, and asking for inspections. A check that is sent twice is one. */
@Injectable()
export class CheckOpening {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
    private readonly numbers: NumberSeries,
    private readonly subjects: CheckSubjects,
    private readonly campaigns: CampaignService,
    private readonly findings: CheckFindings,
    private readonly checklists: ChecklistService,
    private readonly experts: ExpertService,
    private readonly contracts: ServiceContractService,
  ) {}

  async open(ctx: TenantContext, kind: Exclude<CheckKind, 'inspection'>, body: Opened): Promise<CheckDetail> {
    const before = await this.sentBefore(ctx, kind, body.clientId);
    if (before && !awaits(before, body.report)) return toCheckDetail(ctx, before, await this.references.get(ctx.tenantId));
    const reference = await this.references.knowing(ctx.tenantId, (known) => (body.participants ?? []).every((p) => p.memberId === null || known.members.has(p.memberId)));
    const subject = await this.subjects.find(ctx, body);
    const now = new Date();
    const participants = (body.participants ?? []).map((p, i) => {
      if (p.memberId !== null && !reference.members.get(p.memberId)?.enabled) throw invalidField(`body.participants[${i}].memberId`, e.unknown_member);
      return p;
    });
    const started = body.startedAt ? new Date(Math.min(Date.parse(body.startedAt), now.getTime())) : now;
    const row: CheckRow = {
      ...(await this.newRow(ctx, kind, permissionOf(kind), subject, body, now)), status: 'on_site', participants, organization: body.organization ?? null, contract_number: body.contractNumber ?? null, contract_id: body.contractId ?? null, expert_ids: [...new Set(body.expertIds ?? [])],
      position: body.position ?? null, opened_at: started, signed_in_at: body.premisesCode === undefined ? null : started,
    };
    return this.write(ctx, row, reference, now, body.report, (tx) => this.serviceOf(tx, ctx, row, subject, shanghaiDay(started)));
  }

  async request(ctx: TenantContext, body: RequestInspectionBody): Promise<CheckDetail> {
    const before = await this.sentBefore(ctx, 'inspection', body.clientId);
    if (before) return toCheckDetail(ctx, before, await this.references.get(ctx.tenantId));
    const reference = await this.references.knowing(ctx.tenantId, (known) => body.officers.every((o) => known.members.has(o.memberId)));
    const subject = await this.subjects.find(ctx, body);
    const now = new Date();
    const inspectors = new Set(reference.membersWith('inspection.carry-out').map((m) => m.id));
    const officers = checkOfficers(body.officers, (id) => {
      const member = reference.members.get(id);
      return member?.enabled && member.kind === 'user' ? { name: member.name, inspects: inspectors.has(id) } : undefined;
    });
    const row: CheckRow = {
      ...(await this.newRow(ctx, 'inspection', 'inspection.carry-out', subject, body, now)), status: 'requested', participants: officers.map((o) => ({ ...o, organization: null })),
      planned_on: body.plannedOn, cause: body.cause, cause_note: body.causeNote, matters: body.matters,
    };
    return this.write(ctx, row, reference, now, undefined, async (tx) => assertCause(body.cause, row.campaign_ids, await capOf(tx, ctx, subject, body.plannedOn, reference)));
  }

  async hints(ctx: TenantContext, subjectId: string, plannedOn = shanghaiDay(new Date())): Promise<InspectionHints> {
    const reference = await this.references.get(ctx.tenantId);
    const subject = subjectReach.visible(ctx, 'subject.read', await this.subjects.get(ctx, subjectId));
    const unit = checkingUnit(ctx, 'inspection.carry-out', subject.division_code);
    const [counted, near] = await this.tx.reads<Record<string, unknown>>(ctx, doneStatement(ctx, subject.id, plannedOn), {
      name: 'check-near',
      sql: `select id, number, unit_id, planned_on from enforcement.site_check where tenant_id = $1 and subject_id = $2 and kind = 'inspection' and status in ('requested','approved')
            and planned_on between $3 and $4 and unit_id is distinct from $5 order by planned_on, id limit 20`,
      params: [ctx.tenantId, subject.id, addCalendarDays(plannedOn, -COMBINE_DAYS), addCalendarDays(plannedOn, COMBINE_DAYS), unit],
    });
    const done = Number(counted?.rows[0]?.['done'] ?? 0);
    const others = (near?.rows ?? []) as Pick<CheckRow, 'id' | 'number' | 'unit_id' | 'planned_on'>[];
    const cap = capBy(subject, reference);
    return {
      grade: subject.grade, cap, done, reached: isReached({ cap, done }),
      combine: others.map((c) => ({ checkId: c.id, number: c.number, unitName: c.unit_id === null ? null : (reference.units.get(c.unit_id)?.name ?? null), plannedOn: c.planned_on ?? '' })),
    };
  }

  /** A phone without a line sends again what it does not know to have arrived. */
  private async sentBefore(ctx: TenantContext, kind: CheckKind, clientId: string | undefined): Promise<CheckRow | undefined> {
    if (clientId === undefined) return undefined;
    const [row] = await this.tx.read<CheckRow>(ctx, { name: 'check-get', sql: 'select * from enforcement.site_check where tenant_id = $1 and id = $2', params: [ctx.tenantId, clientId] });
    return row && sameSender(ctx, kind, row);
  }

  private async newRow(ctx: TenantContext, kind: CheckKind, permission: Permission, subject: CheckedSubject, body: Opened, now: Date): Promise<CheckRow> {
    const unit = checkingUnit(ctx, permission, subject.division_code);
    return {
      id: body.clientId ?? newId(), number: await checkNumber(this.numbers, ctx, kind, now), kind, style: body.style ?? 'regular', status: 'on_site', subject_id: subject.id, subject_name: subject.name,
      division_code: subject.division_code, unit_id: unit, planned_on: null, cause: null, cause_note: null, matters: null, organization: null, contract_number: null, contract_id: null, expert_ids: [], participants: [],
      checklist_id: body.checklistId ?? null, campaign_ids: [...new Set(body.campaignIds ?? [])], answers: [], score: null, signatures: [], evidence: [], summary: null, handling: null, hazards: 0, exposed: false, position: null, source_record: null,
      opened_by: ctx.actor.id, opened_by_name: ctx.actor.name, opened_at: now, approved_by: null, approved_by_name: null, approved_at: null, decision_note: null, signed_in_at: null, finished_at: null,
      closed_at: null, updated_by: ctx.actor.id, updated_by_name: ctx.actor.name, updated_at: now, version: 1,
    };
  }

  /** What an agency's check names of contracts and experts has to be in force on its day. */
  private async serviceOf(tx: Tx, ctx: TenantContext, row: CheckRow, subject: CheckedSubject, day: string): Promise<void> {
    if (row.contract_id !== null) row.contract_number = (await this.contracts.running(tx, ctx, row.contract_id, subject.id, day, 'body.contractId')).number;
    await this.experts.sendable(tx, ctx, row.expert_ids, subject, day, 'body.expertIds');
  }

  private async write(ctx: TenantContext, row: CheckRow, reference: Reference, now: Date, report?: FinishCheckBody, also?: (tx: Tx) => Promise<void>): Promise<CheckDetail> {
    const prepared = report && (await this.findings.prepare(ctx, row, report, 'body.report'));
    return this.tx.write(ctx, async (tx) => {
      await also?.(tx);
      await this.campaigns.assertRunning(tx, ctx, row.campaign_ids);
      if (row.checklist_id !== null) await this.checklists.freeze(tx, ctx, row.checklist_id).catch(unknownChecklist);
      const [inserted] = await tx.run(insertStatement(ctx.tenantId, row));
      if (!inserted?.rows.length) {
        const [found] = await tx.rows<CheckRow>('select * from enforcement.site_check where tenant_id = $1 and id = $2 for update', [ctx.tenantId, row.id], 'check-lock');
        const first = sameSender(ctx, row.kind, found);
        // The answer to the opening was lost: the phone went on by itself, and sends what it found with the opening again.
        return toCheckDetail(ctx, prepared && awaits(first, report) ? await this.findings.write(tx, ctx, first, prepared, now) : first, reference);
      }
      tx.queue(historyStatement(ctx, row, { action: row.kind === 'inspection' ? 'request' : 'open', from: null, note: row.cause_note, changes: [] }));
      tx.audit({ action: 'check.opened', target: `checks/${row.id}`, detail: { number: row.number, kind: row.kind, subject: row.subject_name }, onBehalfOf: checkReach.onBehalfOf(ctx, permissionOf(row.kind), row) });
      tx.emit(eventOf(ctx, row, 'opened', { plannedOn: row.planned_on }));
      return toCheckDetail(ctx, prepared ? await this.findings.write(tx, ctx, row, prepared, now) : row, reference);
    });
  }
}

/** Whether it is not there or not published is all one to who cannot use it. */
function unknownChecklist(error: unknown): never {
  throw error instanceof ProblemError ? invalidField('body.checklistId', e.unknown_checklist) : error;
}

export const permissionOf = (kind: CheckKind): Permission => actionsOf(kind).finish?.permission as Permission;

/** Whether it was opened only, and is finished by what comes now. */
const awaits = (row: CheckRow, report: FinishCheckBody | undefined): boolean => report !== undefined && row.status === 'on_site';

/** An id that somebody else's record has tells nothing of it. */
function sameSender(ctx: TenantContext, kind: CheckKind, row: CheckRow | undefined): CheckRow {
  if (!row || row.opened_by !== ctx.actor.id || row.kind !== kind) throw new ProblemError(e.id_taken);
  return row;
}

const capBy = (subject: CheckedSubject, reference: Reference): number | null => (subject.grade === null ? null : reference.setting('inspectionCaps')[subject.grade]);

/** How many inspections the subject has in the year of the day. Who asks for another waits until the one before him is done. */
async function capOf(tx: Tx, ctx: TenantContext, subject: CheckedSubject, day: string, reference: Reference): Promise<Cap> {
  const year = day.slice(0, 4);
  await tx.run({ name: 'check-cap-lock', sql: 'select pg_advisory_xact_lock(hashtextextended($1, 20))', params: [`inspection:${ctx.tenantId}:${subject.id}:${year}`] });
  const [counted] = await tx.run<{ done: number }>(doneStatement(ctx, subject.id, day));
  return { grade: subject.grade, cap: capBy(subject, reference), done: counted?.rows[0]?.done ?? 0 };
}

const doneStatement = (ctx: TenantContext, subjectId: string, day: string): Statement => ({
  name: 'check-done',
  sql: `select count(*)::int as done from enforcement.site_check where tenant_id = $1 and subject_id = $2 and kind = 'inspection' and status not in ('refused','cancelled') and planned_on between $3 and $4`,
  params: [ctx.tenantId, subjectId, `${day.slice(0, 4)}-01-01`, `${day.slice(0, 4)}-12-31`],
});
