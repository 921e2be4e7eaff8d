import { portraitModelErrors, portraitModelEvents, portraitModelLifecycle, type PortraitColour, type PortraitModel, type PortraitThresholds, type PortraitWeight } from '@anlan/contracts/enforcement';
import { allowedActions } from '@anlan/contracts/kit';
import { toShanghaiIso, type Day } from '@anlan/domain';
import { holds, type TenantContext } from '@anlan/platform/context';
import type { Row } from '@anlan/platform/db';
import { defineLedger, wholeTenant, type SteppedRow } from '@anlan/platform/ledger';

export interface ModelRow extends SteppedRow {
  name: string;
  source: string | null;
  effective_on: Day;
  factors: PortraitWeight[];
  thresholds: PortraitThresholds;
  status: PortraitModel['status'];
  drafted_by: string;
  drafted_by_name: string;
  drafted_at: Date;
  published_by: string | null;
  published_by_name: string | null;
  published_at: Date | null;
}

/** A model is the whole tenant's. */
export const modelLedger = defineLedger({
  name: 'portrait-model', path: 'portrait-models', table: 'enforcement.portrait_model', lifecycle: portraitModelLifecycle, reach: wholeTenant, read: 'portrait-model.read', events: portraitModelEvents, errors: portraitModelErrors, json: ['factors', 'thresholds'],
  columns: ['id', 'name', 'source', 'effective_on', 'factors', 'thresholds', 'status', 'drafted_by', 'drafted_by_name', 'drafted_at', 'published_by', 'published_by_name', 'published_at', 'updated_at', 'version'],
  data: (r: ModelRow) => ({ modelId: r.id, name: r.name, effectiveOn: r.effective_on, factors: r.factors.length }),
});

/** As it was computed last; the score in hundredths. */
export interface PortraitRow extends Row {
  subject_id: string;
  model_id: string;
  score: number;
  colour: PortraitColour;
  previous: PortraitColour | null;
  since: Date;
  as_of: Date;
  changes: number;
}

/** The published version that holds on the day; undefined before the first. */
export const inForce = (published: readonly ModelRow[], on: Day): ModelRow | undefined =>
  published.filter((m) => m.effective_on <= on).reduce<ModelRow | undefined>((best, m) => (best && best.effective_on > m.effective_on ? best : m), undefined);

export function toModel(ctx: TenantContext, row: ModelRow, held: string | undefined): PortraitModel {
  return {
    id: row.id, name: row.name, source: row.source, effectiveOn: row.effective_on, factors: row.factors, thresholds: row.thresholds, status: row.status, inForce: row.id === held,
    draftedBy: { id: row.drafted_by, name: row.drafted_by_name }, draftedAt: toShanghaiIso(row.drafted_at), publishedBy: row.published_by === null ? null : { id: row.published_by, name: row.published_by_name ?? '' },
    publishedAt: row.published_at && toShanghaiIso(row.published_at), updatedAt: toShanghaiIso(row.updated_at), version: row.version,
    allowedActions: holds(ctx, 'portrait-model.manage') ? allowedActions(portraitModelLifecycle, row.status) : [],
  };
}
