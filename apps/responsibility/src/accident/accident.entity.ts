import { accidentErrors, accidentEvents, accidentLifecycle, noLetGoNames, noLetGos, type Accident, type AccidentDetail, type AccidentState, type CasualtyFigures, type NoLetGo } from '@anlan/contracts/responsibility';
import { allowedActions } from '@anlan/contracts/kit';
import { toShanghaiIso, type AccidentGrade, type AccidentKind, type AccidentType, type Crs } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import type { Row } from '@anlan/platform/db';
import { defineLedger, type LedgerRow } from '@anlan/platform/ledger';
import type { Reference } from '@anlan/platform/reference';
import { accidentReach } from './accident.reach';
import { refusesHimself } from './accident.rules';

/** A file and the step with which it came; kept as the answer says it. */
export type KeptFile = AccidentDetail['attachments'][number];
type Found = { finding: string; evidence: string; by: { id: string; name: string }; at: string };

/** One row of responsibility.accident; bigint is read as text. */
export interface AccidentRow extends LedgerRow {
  number: string; name: string; occurred_at: Date; occurred_on: string; known_at: Date; unit_known_at: Date | null; place: string; division_code: string; lng: number | null; lat: number | null; crs: Crs | null;
  units: Accident['units']; industry_code: string | null; type: AccidentType; kind: AccidentKind; deaths: number; serious_injuries: number; minor_injuries: number; missing: number; amount_loss: string | number; course: string; measures: string | null;
  counted: Accident['counted']; counted_reason: string | null; counted_by: string | null; counted_by_name: string | null; proposed_grade: AccidentGrade | null; grade: AccidentGrade | null; graded_by: string | null; graded_by_name: string | null;
  city_reported_at: Date | null; city_reported_to: string | null; province_reported_at: Date | null; province_reported_to: string | null; state_reported_at: Date | null; state_reported_to: string | null;
  lead: string | null; members: string[]; investigated_by: string | null; investigated_by_name: string | null; extension_days: number; extension_reason: string | null; extended_by: string | null; extended_by_name: string | null;
  conclusion: string | null; submitted_by: string | null; submitted_by_name: string | null; submitted_at: Date | null; decision: string | null; approved_by: string | null; approved_by_name: string | null; approved_at: Date | null;
  look_back_on: string | null; look_back_by: string | null; look_back_planned_by: string | null; look_back_planned_by_name: string | null; look_back_planned_at: Date | null;
  no_let_gos: Partial<Record<NoLetGo, Found>>; evaluation: string | null; public_note: string | null; evaluated_by: string | null; evaluated_by_name: string | null; evaluated_at: Date | null;
  attachments: KeptFile[]; reason: string | null; closed_by: string | null; closed_by_name: string | null; closed_at: Date | null; supplement_count: number; status: AccidentState; reported_by: string; reported_by_name: string; reported_at: Date;
}

export interface SupplementRow extends Row {
  sequence: number; at: Date; note: string; figures: CasualtyFigures | null; applied: boolean; not_applied: string | null; by_id: string; by_name: string; recorded_at: Date;
}

export const figuresOf = (r: AccidentRow): CasualtyFigures => ({ deaths: r.deaths, seriousInjuries: r.serious_injuries, minorInjuries: r.minor_injuries, missing: r.missing, amountLoss: Number(r.amount_loss) });

export const accidentLedger = defineLedger({
  name: 'accident', path: 'accidents', table: 'responsibility.accident', lifecycle: accidentLifecycle, reach: accidentReach, read: 'accident.read', events: accidentEvents, errors: accidentErrors, json: ['units', 'no_let_gos', 'attachments'],
  columns: [
    'id', 'number', 'name', 'occurred_at', 'occurred_on', 'known_at', 'unit_known_at', 'place', 'division_code', 'lng', 'lat', 'crs', 'units', 'industry_code', 'type', 'kind', 'deaths', 'serious_injuries', 'minor_injuries', 'missing', 'amount_loss', 'course',
    'measures', 'counted', 'counted_reason', 'counted_by', 'counted_by_name', 'proposed_grade', 'grade', 'graded_by', 'graded_by_name', 'city_reported_at', 'city_reported_to', 'province_reported_at', 'province_reported_to', 'state_reported_at',
    'state_reported_to', 'lead', 'members', 'investigated_by', 'investigated_by_name', 'extension_days', 'extension_reason', 'extended_by', 'extended_by_name', 'conclusion', 'submitted_by', 'submitted_by_name', 'submitted_at', 'decision', 'approved_by',
    'approved_by_name', 'approved_at', 'look_back_on', 'look_back_by', 'look_back_planned_by', 'look_back_planned_by_name', 'look_back_planned_at', 'no_let_gos', 'evaluation', 'public_note', 'evaluated_by', 'evaluated_by_name', 'evaluated_at', 'attachments', 'reason', 'closed_by', 'closed_by_name', 'closed_at', 'supplement_count', 'status', 'reported_by', 'reported_by_name',
    'reported_at', 'updated_by', 'updated_by_name', 'updated_at', 'version',
  ],
  data: (r: AccidentRow) => ({ accidentId: r.id, number: r.number, occurredAt: toShanghaiIso(r.occurred_at), divisionCode: r.division_code, type: r.type, ...figuresOf(r), counted: r.counted, proposedGrade: r.proposed_grade, grade: r.grade }),
});

const person = (id: string | null, name: string | null) => (id === null ? null : { id, name: name ?? '' });
const sure = (id: string | null, name: string | null) => ({ id: id ?? '', name: name ?? '' });
const instant = (at: Date | null) => at && toShanghaiIso(at);

export function toAccident(ctx: TenantContext, r: AccidentRow, { divisions }: Reference): Accident {
  return {
    id: r.id, number: r.number, name: r.name, occurredAt: toShanghaiIso(r.occurred_at), knownAt: toShanghaiIso(r.known_at), unitKnownAt: instant(r.unit_known_at), place: r.place, divisionCode: r.division_code, divisionName: divisions.get(r.division_code)?.name ?? r.division_code,
    position: r.lng !== null && r.lat !== null && r.crs !== null ? { lng: r.lng, lat: r.lat, crs: r.crs } : null, units: r.units, industryCode: r.industry_code, type: r.type, kind: r.kind, ...figuresOf(r), course: r.course, measures: r.measures,
    counted: r.counted, countedReason: r.counted_reason, countedBy: person(r.counted_by, r.counted_by_name), proposedGrade: r.proposed_grade, grade: r.grade, gradedBy: person(r.graded_by, r.graded_by_name), evaluatedAt: instant(r.evaluated_at), status: r.status,
    allowedActions: allowedActions(accidentLifecycle, r.status).filter((a) => accidentReach.covers(ctx, accidentLifecycle.actions[a].permission, r) && !refusesHimself(ctx.actor.id, a, r)),
    reportedBy: sure(r.reported_by, r.reported_by_name), reportedAt: toShanghaiIso(r.reported_at), updatedBy: { id: r.updated_by, name: r.updated_by_name }, updatedAt: toShanghaiIso(r.updated_at), version: r.version,
  };
}

/** What the detail says besides, of the row alone. */
export function partsOf(r: AccidentRow): Pick<AccidentDetail, 'upward' | 'investigation' | 'report' | 'decision' | 'lookBack' | 'evaluation' | 'noLetGos' | 'attachments' | 'reason' | 'closedBy' | 'closedAt'> {
  const upward = ([['city', r.city_reported_at, r.city_reported_to], ['province', r.province_reported_at, r.province_reported_to], ['state', r.state_reported_at, r.state_reported_to]] as const).flatMap(([level, at, to]) => (at ? [{ level, at: toShanghaiIso(at), to: to ?? '' }] : []));
  return {
    upward,
    investigation: r.lead === null ? null : { lead: r.lead, members: r.members, by: sure(r.investigated_by, r.investigated_by_name), extensionDays: r.extension_days, extensionReason: r.extension_reason, extendedBy: person(r.extended_by, r.extended_by_name) },
    report: r.submitted_at && { conclusion: r.conclusion ?? '', by: sure(r.submitted_by, r.submitted_by_name), at: toShanghaiIso(r.submitted_at) },
    decision: r.approved_at && { note: r.decision ?? '', by: sure(r.approved_by, r.approved_by_name), at: toShanghaiIso(r.approved_at) },
    lookBack: r.look_back_on === null || r.look_back_by === null || r.look_back_planned_at === null ? null : { on: r.look_back_on, by: r.look_back_by, plannedBy: sure(r.look_back_planned_by, r.look_back_planned_by_name), plannedAt: toShanghaiIso(r.look_back_planned_at) },
    evaluation: r.evaluated_at && { conclusion: r.evaluation ?? '', publicNote: r.public_note ?? '', by: sure(r.evaluated_by, r.evaluated_by_name), at: toShanghaiIso(r.evaluated_at) },
    noLetGos: noLetGos.flatMap((item) => { const found = r.no_let_gos[item]; return found ? [{ item, name: noLetGoNames[item].zh, ...found }] : []; }),
    attachments: r.attachments, reason: r.reason, closedBy: person(r.closed_by, r.closed_by_name), closedAt: instant(r.closed_at),
  };
}

export const toSupplement = (s: SupplementRow): AccidentDetail['supplements'][number] => ({ sequence: s.sequence, at: toShanghaiIso(s.at), note: s.note, figures: s.figures, applied: s.applied, notApplied: s.not_applied, by: { id: s.by_id, name: s.by_name }, recordedAt: toShanghaiIso(s.recorded_at) });
