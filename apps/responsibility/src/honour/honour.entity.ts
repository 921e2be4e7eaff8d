import { allowedActions } from '@anlan/contracts/kit';
import { honourErrors, honourEvents, honourLifecycle, type Honour, type HonourState } from '@anlan/contracts/responsibility';
import { toShanghaiIso } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { defineLedger, wholeTenant, type LedgerRow } from '@anlan/platform/ledger';

export interface HonourRow extends LedgerRow {
  number: string;
  kind: Honour['kind'];
  title: string;
  level: Honour['level'];
  awarding_body: string;
  document: string | null;
  awarded_on: string;
  holders: Honour['holders'];
  file_ids: string[];
  status: HonourState;
  verify_note: string | null;
  verified_by: string | null;
  verified_by_name: string | null;
  verified_at: Date | null;
  withdraw_reason: string | null;
  registered_by: string;
  registered_by_name: string;
  registered_at: Date;
}
export const honourLedger = defineLedger({
  name: 'honour', path: 'honours', table: 'responsibility.honour', lifecycle: honourLifecycle, reach: wholeTenant, read: 'honour.read', events: honourEvents, errors: { action_not_allowed: honourErrors.action_not_allowed }, json: ['holders'],
  columns: [
    'id', 'number', 'kind', 'title', 'level', 'awarding_body', 'document', 'awarded_on', 'holders', 'file_ids', 'status', 'verify_note', 'verified_by', 'verified_by_name', 'verified_at', 'withdraw_reason', 'registered_by', 'registered_by_name', 'registered_at', 'updated_by', 'updated_by_name', 'updated_at', 'version',
  ],
  data: (r: HonourRow) => ({ honourId: r.id, number: r.number, kind: r.kind, level: r.level, awardedOn: r.awarded_on, holders: r.holders.length }),
});
export const toHonour = (ctx: TenantContext, r: HonourRow): Honour => ({
  id: r.id, number: r.number, kind: r.kind, title: r.title, level: r.level, awardingBody: r.awarding_body, document: r.document, awardedOn: r.awarded_on, holders: r.holders, fileIds: r.file_ids, status: r.status, verifyNote: r.verify_note,
  verifiedBy: r.verified_by === null ? null : { id: r.verified_by, name: r.verified_by_name ?? '' }, verifiedAt: r.verified_at && toShanghaiIso(r.verified_at), withdrawReason: r.withdraw_reason, registeredBy: { id: r.registered_by, name: r.registered_by_name }, registeredAt: toShanghaiIso(r.registered_at),
  updatedBy: { id: r.updated_by, name: r.updated_by_name }, updatedAt: toShanghaiIso(r.updated_at), version: r.version,
  allowedActions: allowedActions(honourLifecycle, r.status).filter((a) => wholeTenant.covers(ctx, honourLifecycle.actions[a].permission, {}) && !(a === 'verify' && r.registered_by === ctx.actor.id)),
});
