import { serviceContractErrors, serviceContractEvents, serviceContractLifecycle, type ServiceContract, type ServiceContractState } from '@anlan/contracts/enforcement';
import { allowedActions } from '@anlan/contracts/kit';
import { toShanghaiIso } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { defineLedger, type LedgerRow } from '@anlan/platform/ledger';
import type { Reference } from '@anlan/platform/reference';
import { serviceContractReach } from './service-contract.reach';

/** One row of enforcement.service_contract; amount in 分. */
export interface ServiceContractRow extends LedgerRow {
  number: string;
  name: string;
  provider: string;
  provider_credit_code: string | null;
  scope: string;
  from_day: string;
  to_day: string;
  subject_ids: string[];
  /** as bigint is read: text */
  amount: string | number;
  division_code: string;
  status: ServiceContractState;
  report: string | null;
  reported_by: string | null;
  reported_by_name: string | null;
  reported_at: Date | null;
  decision: string | null;
  accepted_by: string | null;
  accepted_by_name: string | null;
  accepted_at: Date | null;
  commissioned_by: string;
  commissioned_by_name: string;
  commissioned_at: Date;
}

export const serviceContractLedger = defineLedger({
  name: 'service-contract', path: 'service-contracts', table: 'enforcement.service_contract', lifecycle: serviceContractLifecycle, reach: serviceContractReach, read: 'service-contract.read', events: serviceContractEvents, errors: serviceContractErrors,
  columns: [
    'id', 'number', 'name', 'provider', 'provider_credit_code', 'scope', 'from_day', 'to_day', 'subject_ids', 'amount', 'division_code', 'status', 'report', 'reported_by', 'reported_by_name', 'reported_at', 'decision', 'accepted_by',
    'accepted_by_name', 'accepted_at', 'commissioned_by', 'commissioned_by_name', 'commissioned_at', 'updated_by', 'updated_by_name', 'updated_at', 'version',
  ],
  data: (r: ServiceContractRow) => ({ contractId: r.id, number: r.number, provider: r.provider, divisionCode: r.division_code, amount: Number(r.amount) }),
});

const person = (id: string | null, name: string | null) => (id === null ? null : { id, name: name ?? '' });

export function toServiceContract(ctx: TenantContext, r: ServiceContractRow, { divisions }: Reference): ServiceContract {
  return {
    id: r.id, number: r.number, name: r.name, provider: r.provider, providerCreditCode: r.provider_credit_code, scope: r.scope, from: r.from_day, to: r.to_day, subjectIds: r.subject_ids, amount: Number(r.amount),
    divisionCode: r.division_code, divisionName: divisions.get(r.division_code)?.name ?? r.division_code, status: r.status, report: r.report, reportedBy: person(r.reported_by, r.reported_by_name),
    reportedAt: r.reported_at && toShanghaiIso(r.reported_at), decision: r.decision, acceptedBy: person(r.accepted_by, r.accepted_by_name), acceptedAt: r.accepted_at && toShanghaiIso(r.accepted_at),
    commissionedBy: { id: r.commissioned_by, name: r.commissioned_by_name }, commissionedAt: toShanghaiIso(r.commissioned_at), updatedBy: { id: r.updated_by, name: r.updated_by_name }, updatedAt: toShanghaiIso(r.updated_at), version: r.version,
    allowedActions: allowedActions(serviceContractLifecycle, r.status).filter((a) => serviceContractReach.covers(ctx, serviceContractLifecycle.actions[a].permission, r) && (a !== 'accept' || !hasPart(ctx, r))),
  };
}

/** Who commissioned it, or handed in its report. */
export const hasPart = ({ actor }: TenantContext, r: Pick<ServiceContractRow, 'commissioned_by' | 'reported_by'>): boolean => actor.id === r.commissioned_by || actor.id === r.reported_by;
