import { CERTIFICATE_NUMBER, checkErrors as e, checkLifecycles, type CheckAction, type CheckKind, type CheckSignature, type CheckState, type InspectionCause, type SubjectGrade } from '@anlan/contracts/enforcement';
import type { Lifecycle } from '@anlan/contracts/kit';
import type { TenantContext } from '@anlan/platform/context';
import { invalidField, ProblemError } from '@anlan/platform/http';
import { notNow } from '@anlan/platform/ledger';
import { actionsOf, allowedIn, isConductor, type CheckRow } from './check.entity';

/** Throws where the state does not allow the action; what may be done instead is in the answer. */
export function assertAllowed(kind: CheckKind, state: CheckState, action: CheckAction): void {
  const allowed = allowedIn(kind, state);
  if (!allowed.includes(action)) throw notNow(checkLifecycles[kind] as Lifecycle<CheckState, CheckAction>, state, actionsOf(kind)[action]?.zh ?? action, e.action_not_allowed, allowed);
}

export interface Officer {
  readonly memberId: string;
  readonly certificateNumber: string;
}
interface Person {
  readonly name: string;
  /** whether a role of his gives the permission to inspect: no grid member, auxiliary or third party has one */
  readonly inspects: boolean;
}

/**
 * 行政检查 is carried out by two officers or more, different people with certificates of their own
 * (行政处罚法 2021 第四十二条; 国办发〔2024〕54号 on who may not inspect). `find` gives undefined for who is not there.
 */
export function checkOfficers(officers: readonly Officer[], find: (memberId: string) => Person | undefined): (Officer & { readonly name: string })[] {
  const seen = new Set<string>();
  const found = officers.map(({ memberId, certificateNumber: given }, i) => {
    const certificateNumber = given.replace(/\s/g, '').toUpperCase();
    const person = find(memberId);
    if (!person) throw invalidField(`body.officers[${i}].memberId`, e.unknown_member);
    if (!person.inspects) throw invalidField(`body.officers[${i}].memberId`, e.no_officer, { name: person.name });
    if (!CERTIFICATE_NUMBER.test(certificateNumber)) throw invalidField(`body.officers[${i}].certificateNumber`, e.certificate, { certificate: given });
    if (seen.has(certificateNumber)) throw invalidField(`body.officers[${i}].certificateNumber`, e.same_certificate);
    seen.add(certificateNumber);
    return { memberId, certificateNumber, name: person.name };
  });
  if (new Set(found.map((o) => o.memberId)).size < Math.max(2, found.length)) throw invalidField('body.officers', e.two_officers);
  return found;
}

export interface Cap {
  readonly grade: SubjectGrade | null;
  /** by grade and the setting inspectionCaps; null: not graded, so there is none */
  readonly cap: number | null;
  /** asked for, approved or carried out in the year */
  readonly done: number;
}
export const isReached = ({ cap, done }: Pick<Cap, 'cap' | 'done'>): boolean => cap !== null && done >= cap;

/** 年度上限 holds for what is planned; a complaint, a warning, an accident, what others hand over and a campaign are causes of their own. */
export function assertCause(cause: InspectionCause, campaigns: readonly string[], cap: Cap): void {
  if (cause === 'campaign' && campaigns.length === 0) throw invalidField('body.campaignIds', e.campaign_wanted);
  if (cause === 'plan' && isReached(cap)) throw new ProblemError(e.cap_reached, { ...cap }, [], { done: cap.done, cap: cap.cap });
}

/** Whoever asks for an inspection, or carries it out, does not allow it. */
export function assertOther(ctx: TenantContext, row: Pick<CheckRow, 'participants' | 'opened_by'>): void {
  if (isConductor(ctx, row)) throw new ProblemError(e.same_person);
}

export function assertConductor(ctx: TenantContext, row: Pick<CheckRow, 'participants' | 'opened_by'>): void {
  if (!isConductor(ctx, row)) throw new ProblemError(e.officer_wanted);
}

/** The record of an inspection is signed by two officers, and by the subject, or says why not; of the others by whom it will. */
export function checkSignatures(kind: CheckKind, signatures: readonly CheckSignature[]): void {
  if (kind !== 'inspection') return;
  const officers = new Set(signatures.filter((s) => s.role === 'officer' && s.fileId !== null).map((s) => s.name));
  if (officers.size < 2 || !signatures.some((s) => s.role === 'subject')) throw invalidField('body.signatures', e.signatures);
}
