import {
  mechanismRecordErrors, mechanismRecordEvents, mechanismRecordLifecycle, mechanismTemplateErrors, mechanismTemplateEvents, mechanismTemplateLifecycle, type MechanismRecord, type MechanismRecordState, type MechanismScope, type MechanismTemplate, type MechanismTemplateState,
} from '@anlan/contracts/responsibility';
import { allowedActions } from '@anlan/contracts/kit';
import { toShanghaiIso } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { defineLedger, wholeTenant, type LedgerRow } from '@anlan/platform/ledger';
import type { Reference } from '@anlan/platform/reference';
import { checkRefusal, mechanismRecordReach } from './mechanism.reach';
import { attainedItems, type RecordItem, type TemplateItem } from './mechanism.rules';

export interface MechanismTemplateRow extends LedgerRow {
  line_id: string;
  number: number;
  name: string;
  source_document: string;
  scope: MechanismScope;
  /** before items were counted they were kept without a unit of it */
  items: TemplateItem[];
  owner_unit_id: string;
  used: boolean;
  status: MechanismTemplateState;
  retire_reason: string | null;
  defined_by: string;
  defined_by_name: string;
  defined_at: Date;
}
export const mechanismTemplateLedger = defineLedger({
  name: 'mechanism-template', path: 'mechanism-templates', table: 'responsibility.mechanism_template', lifecycle: mechanismTemplateLifecycle, reach: wholeTenant, read: 'mechanism.read', events: mechanismTemplateEvents, errors: { action_not_allowed: mechanismTemplateErrors.action_not_allowed }, json: ['items'],
  columns: ['id', 'line_id', 'number', 'name', 'source_document', 'scope', 'items', 'owner_unit_id', 'used', 'status', 'retire_reason', 'defined_by', 'defined_by_name', 'defined_at', 'updated_by', 'updated_by_name', 'updated_at', 'version'],
  data: (r: MechanismTemplateRow) => ({ templateId: r.id, lineId: r.line_id, number: r.number, name: r.name, scope: r.scope }),
});
export const toMechanismTemplate = (ctx: TenantContext, r: MechanismTemplateRow, { units }: Reference): MechanismTemplate => ({
  id: r.id, lineId: r.line_id, number: r.number, name: r.name, sourceDocument: r.source_document, scope: r.scope, items: r.items.map((i) => ({ ...i, countUnit: i.countUnit ?? null })), ownerUnitId: r.owner_unit_id, ownerUnitName: units.get(r.owner_unit_id)?.name ?? '', used: r.used, status: r.status, retireReason: r.retire_reason,
  definedBy: { id: r.defined_by, name: r.defined_by_name }, definedAt: toShanghaiIso(r.defined_at), updatedBy: { id: r.updated_by, name: r.updated_by_name }, updatedAt: toShanghaiIso(r.updated_at), version: r.version,
  allowedActions: allowedActions(mechanismTemplateLifecycle, r.status).filter((a) => wholeTenant.covers(ctx, mechanismTemplateLifecycle.actions[a].permission, {})),
});

export interface MechanismRecordRow extends LedgerRow {
  template_id: string;
  template_name: string;
  scope: MechanismScope;
  subject_key: string;
  name: string;
  division_code: string;
  unit_id: string | null;
  credit_code: string | null;
  items: RecordItem[];
  wanted_items: number;
  attained: boolean;
  status: MechanismRecordState;
  recorded_by: string | null;
  recorded_by_name: string | null;
  recorded_at: Date | null;
  check_note: string | null;
  checked_by: string | null;
  checked_by_name: string | null;
  checked_at: Date | null;
  close_reason: string | null;
  listed_by: string;
  listed_by_name: string;
  listed_at: Date;
}
export const mechanismRecordLedger = defineLedger({
  name: 'mechanism-record', path: 'mechanism-records', table: 'responsibility.mechanism_record', lifecycle: mechanismRecordLifecycle, reach: mechanismRecordReach, read: 'mechanism-record.read', events: mechanismRecordEvents, errors: mechanismRecordErrors, json: ['items'],
  columns: [
    'id', 'template_id', 'template_name', 'scope', 'subject_key', 'name', 'division_code', 'unit_id', 'credit_code', 'items', 'wanted_items', 'attained', 'status', 'recorded_by', 'recorded_by_name', 'recorded_at', 'check_note', 'checked_by', 'checked_by_name', 'checked_at', 'close_reason', 'listed_by',
    'listed_by_name', 'listed_at', 'updated_by', 'updated_by_name', 'updated_at', 'version',
  ],
  data: (r: MechanismRecordRow) => ({ recordId: r.id, templateId: r.template_id, divisionCode: r.division_code, attained: r.attained, attainedItems: attainedItems(r.items), wantedItems: r.wanted_items }),
});
const person = (id: string | null, name: string | null) => (id === null ? null : { id, name: name ?? '' });
export const toMechanismRecord = (ctx: TenantContext, r: MechanismRecordRow, { divisions, units }: Reference): MechanismRecord => ({
  id: r.id, templateId: r.template_id, templateName: r.template_name, scope: r.scope, name: r.name, divisionCode: r.division_code, divisionName: divisions.get(r.division_code)?.name ?? r.division_code, unitId: r.unit_id, unitName: r.unit_id && (units.get(r.unit_id)?.name ?? ''), creditCode: r.credit_code, items: r.items.map((i) => ({ ...i, counted: i.counted ?? null })), attained: r.attained,
  attainedItems: attainedItems(r.items), wantedItems: r.wanted_items, status: r.status, recordedBy: person(r.recorded_by, r.recorded_by_name), recordedAt: r.recorded_at && toShanghaiIso(r.recorded_at), checkNote: r.check_note, checkedBy: person(r.checked_by, r.checked_by_name), checkedAt: r.checked_at && toShanghaiIso(r.checked_at),
  closeReason: r.close_reason, listedBy: { id: r.listed_by, name: r.listed_by_name }, listedAt: toShanghaiIso(r.listed_at), updatedBy: { id: r.updated_by, name: r.updated_by_name }, updatedAt: toShanghaiIso(r.updated_at), version: r.version,
  allowedActions: allowedActions(mechanismRecordLifecycle, r.status).filter((a) => mechanismRecordReach.covers(ctx, mechanismRecordLifecycle.actions[a].permission, r) && (a !== 'check' || checkRefusal(ctx, r) === null) && (a !== 'name-unit' || r.scope !== 'unit')),
});
