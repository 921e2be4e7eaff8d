import {
  performanceFigureNames, pointsAppealErrors, pointsAppealEvents, pointsAppealLifecycle, pointsSchemeErrors, pointsSchemeEvents, pointsSchemeLifecycle,
  type PerformanceBoard, type PerformanceCorrection, type PerformanceFigure, type PointsAppeal, type PointsAppealState, type PointsRule, type PointsScheme, type PointsSchemeState, type StreetPerformance,
} from '@anlan/contracts/enforcement';
import { allowedActions } from '@anlan/contracts/kit';
import { toShanghaiIso } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import type { Row } from '@anlan/platform/db';
import { defineLedger, wholeTenant, type SteppedRow } from '@anlan/platform/ledger';
import type { Reference } from '@anlan/platform/reference';
import type { StoredEvidence } from '../hazard/hazard.entity';
import { performanceReach } from './performance.reach';
import { toPoints, type CountChange, type Scheme } from './performance.rules';

/** One row of enforcement.points_scheme; `base` in hundredths, the rules as they were written. */
export interface SchemeRow extends SteppedRow {
  name: string;
  source: string | null;
  effective_on: string;
  base: number;
  rules: PointsRule[];
  status: PointsSchemeState;
  drafted_by: string;
  drafted_by_name: string;
  drafted_at: Date;
  published_by: string | null;
  published_by_name: string | null;
  published_at: Date | null;
}
/** A scheme is the whole tenant's. */
export const schemeLedger = defineLedger({
  name: 'points-scheme', path: 'points-schemes', table: 'enforcement.points_scheme', lifecycle: pointsSchemeLifecycle, reach: wholeTenant, read: 'performance.read', events: pointsSchemeEvents, errors: pointsSchemeErrors, json: ['rules'],
  columns: ['id', 'name', 'source', 'effective_on', 'base', 'rules', 'status', 'drafted_by', 'drafted_by_name', 'drafted_at', 'published_by', 'published_by_name', 'published_at', 'updated_at', 'version'],
  data: (r: SchemeRow) => ({ schemeId: r.id, name: r.name, effectiveOn: r.effective_on, rules: r.rules.length }),
});

/** One row of enforcement.performance_month. */
export interface MonthRow extends Row {
  id: string;
  month: string;
  scheme_id: string;
  streets: StreetPerformance[];
  frozen_at: Date;
  frozen_by: string;
  frozen_by_name: string;
  version: number;
}

export interface CorrectionRow extends Row {
  id: string;
  division_code: string;
  reason: string;
  changes: CountChange[];
  points: number;
  at: Date;
  by_subject: string;
  by_name: string;
}

/** One row of enforcement.points_appeal; points in hundredths. */
export interface AppealRow extends SteppedRow {
  month: string;
  division_code: string;
  figure: PerformanceFigure | null;
  points: number;
  reason: string;
  evidence: StoredEvidence[];
  status: PointsAppealState;
  granted: number | null;
  decision: string | null;
  decided_by: string | null;
  decided_by_name: string | null;
  decided_at: Date | null;
  filed_by: string;
  filed_by_name: string;
  filed_at: Date;
}
export const appealLedger = defineLedger({
  name: 'points-appeal', path: 'points-appeals', table: 'enforcement.points_appeal', lifecycle: pointsAppealLifecycle, reach: performanceReach, read: 'performance-detail.read', events: pointsAppealEvents, errors: pointsAppealErrors, json: ['evidence'],
  columns: ['id', 'month', 'division_code', 'figure', 'points', 'reason', 'evidence', 'status', 'granted', 'decision', 'decided_by', 'decided_by_name', 'decided_at', 'filed_by', 'filed_by_name', 'filed_at', 'updated_at', 'version'],
  data: (r: AppealRow) => ({ appealId: r.id, month: r.month, divisionCode: r.division_code, points: toPoints(r.points), granted: r.granted === null ? null : toPoints(r.granted) }),
});

const iso = (at: Date | null): string | null => (at ? toShanghaiIso(at) : null);
const person = (id: string | null, name: string | null) => (id === null ? null : { id, name: name ?? '' });

export const schemeOf = (row: Pick<SchemeRow, 'base' | 'rules'>): Scheme => ({ base: toPoints(row.base), rules: row.rules });

export function toScheme(ctx: TenantContext, row: SchemeRow): PointsScheme {
  return {
    id: row.id, name: row.name, source: row.source, effectiveOn: row.effective_on, base: toPoints(row.base), rules: row.rules, status: row.status,
    draftedBy: { id: row.drafted_by, name: row.drafted_by_name }, draftedAt: toShanghaiIso(row.drafted_at), publishedBy: person(row.published_by, row.published_by_name), publishedAt: iso(row.published_at),
    updatedAt: toShanghaiIso(row.updated_at), version: row.version, allowedActions: allowedActions(pointsSchemeLifecycle, row.status).filter((a) => ctx.permissions.has(pointsSchemeLifecycle.actions[a].permission)),
  };
}

export const schemeInBoard = (row: SchemeRow): NonNullable<PerformanceBoard['scheme']> => ({ id: row.id, name: row.name, effectiveOn: row.effective_on, base: toPoints(row.base) });

export function toAppeal(ctx: TenantContext, row: AppealRow, { divisions }: Reference): PointsAppeal {
  return {
    id: row.id, month: row.month, divisionCode: row.division_code, divisionName: divisions.get(row.division_code)?.name ?? row.division_code, figure: row.figure, points: toPoints(row.points), reason: row.reason,
    evidence: row.evidence.map(({ fileId, description }) => ({ fileId, description })), status: row.status, granted: row.granted === null ? null : toPoints(row.granted), decision: row.decision,
    decidedBy: person(row.decided_by, row.decided_by_name), decidedAt: iso(row.decided_at), filedBy: { id: row.filed_by, name: row.filed_by_name }, filedAt: toShanghaiIso(row.filed_at),
    updatedAt: toShanghaiIso(row.updated_at), version: row.version,
    allowedActions: allowedActions(pointsAppealLifecycle, row.status).filter((a) => ctx.permissions.has(pointsAppealLifecycle.actions[a].permission) && !(a === 'decide' && row.filed_by === ctx.actor.id)),
  };
}

/** 申诉调整: an accepted appeal as a line of its own. */
export const toAdjustment = (row: AppealRow): StreetPerformance['adjustments'][number] => ({ appealId: row.id, points: toPoints(row.granted ?? 0), reason: row.decision ?? '', at: toShanghaiIso(row.decided_at ?? row.updated_at) });

export const recountCorrection = (row: CorrectionRow): PerformanceCorrection => ({
  kind: 'recount', at: toShanghaiIso(row.at), by: { id: row.by_subject, name: row.by_name }, reason: row.reason,
  changes: row.changes.map((c) => ({ figure: c.figure, names: performanceFigureNames[c.figure], before: c.before, after: c.after })), points: toPoints(row.points), appealId: null,
});

export const appealCorrection = (row: AppealRow): PerformanceCorrection => ({
  kind: 'appeal', at: toShanghaiIso(row.decided_at ?? row.updated_at), by: { id: row.decided_by ?? '', name: row.decided_by_name ?? '' }, reason: row.decision ?? '', changes: [], points: toPoints(row.granted ?? 0), appealId: row.id,
});
