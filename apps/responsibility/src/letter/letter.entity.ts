import { letterErrors, letterEvents, letterLifecycle, letterParties, type Letter, type LetterAssessment, type LetterBrief, type LetterLevel, type LetterParty, type LetterState, type LetterTarget, type SignatureMethod } from '@anlan/contracts/responsibility';
import { allowedActions } from '@anlan/contracts/kit';
import { shanghaiDay, toShanghaiIso } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { defineLedger, type LedgerRow } from '@anlan/platform/ledger';
import type { Reference } from '@anlan/platform/reference';
import { letterReach } from './letter.reach';
import { isTaker, maySign } from './letter.rules';

/** What a letter's row says of a signature; the signature itself is a row of its own that is never changed. */
export interface SignedBy {
  readonly method: SignatureMethod;
  readonly signerName: string;
  readonly byName: string;
  readonly fileId: string;
  readonly signedOn: string;
  readonly at: string;
}

/** One row of responsibility.letter. */
export interface LetterRow extends LedgerRow {
  number: string;
  year: number;
  title: string;
  level: LetterLevel;
  division_code: string;
  /** null: the district itself */
  a_unit_id: string | null;
  a_name: string;
  a_member_id: string;
  a_member_name: string;
  b_unit_id: string | null;
  b_name: string;
  b_member_id: string | null;
  b_member_name: string | null;
  /** the wording with its placeholders still in it: what a draft is filled in from again when it changes */
  source: string;
  wording: string;
  /** SHA-256 of the wording */
  wording_hash: string;
  targets: readonly LetterTarget[];
  template_id: string | null;
  file_ids: string[];
  sign_by: string;
  status: LetterState;
  sent_at: Date | null;
  a_signature_id: string | null;
  a_signed_by: string | null;
  a_signature: SignedBy | null;
  b_signature_id: string | null;
  b_signed_by: string | null;
  b_signature: SignedBy | null;
  a_reminded_on: string | null;
  b_reminded_on: string | null;
  reason: string | null;
  assessment: LetterAssessment | null;
  made_by: string;
  made_by_name: string;
  made_at: Date;
}

export const letterLedger = defineLedger({
  name: 'letter', path: 'letters', table: 'responsibility.letter', lifecycle: letterLifecycle, reach: letterReach, read: 'letter.read', events: letterEvents, errors: letterErrors, json: ['targets', 'a_signature', 'b_signature', 'assessment'],
  columns: [
    'id', 'number', 'year', 'title', 'level', 'division_code', 'a_unit_id', 'a_name', 'a_member_id', 'a_member_name', 'b_unit_id', 'b_name', 'b_member_id', 'b_member_name', 'source', 'wording', 'wording_hash', 'targets', 'template_id', 'file_ids', 'sign_by', 'status',
    'sent_at', 'a_signature_id', 'a_signed_by', 'a_signature', 'b_signature_id', 'b_signed_by', 'b_signature', 'a_reminded_on', 'b_reminded_on', 'reason', 'assessment', 'made_by', 'made_by_name', 'made_at', 'updated_by', 'updated_by_name', 'updated_at', 'version',
  ],
  data: (r: LetterRow) => ({ letterId: r.id, number: r.number, year: r.year, level: r.level, divisionCode: r.division_code, partyAUnitId: r.a_unit_id, partyBUnitId: r.b_unit_id, signBy: r.sign_by, wordingHash: r.wording_hash }),
});

export const isOverdue = (r: Pick<LetterRow, 'status' | 'sign_by'>, today = shanghaiDay(new Date())): boolean => r.status === 'to_sign' && r.sign_by < today;

export function toLetter(ctx: TenantContext, r: LetterRow, reference: Reference): Letter {
  return { ...toLetterBrief(ctx, r, reference), source: r.source, wording: r.wording };
}

export function toLetterBrief(ctx: TenantContext, r: LetterRow, { divisions }: Reference): LetterBrief {
  return {
    id: r.id, number: r.number, year: r.year, title: r.title, level: r.level, divisionCode: r.division_code, divisionName: divisions.get(r.division_code)?.name ?? r.division_code,
    partyA: { unitId: r.a_unit_id, name: r.a_name, memberId: r.a_member_id, memberName: r.a_member_name }, partyB: { unitId: r.b_unit_id, name: r.b_name, memberId: r.b_member_id, memberName: r.b_member_name },
    wordingHash: r.wording_hash, targets: [...r.targets], templateId: r.template_id, signBy: r.sign_by, overdue: isOverdue(r), status: r.status, signatures: letterParties.flatMap((party) => signatureOf(r, party)), sentAt: r.sent_at && toShanghaiIso(r.sent_at),
    reminded: { a: r.a_reminded_on, b: r.b_reminded_on }, attachments: r.file_ids.map((fileId) => ({ fileId })), reason: r.reason, assessment: r.assessment, madeBy: { id: r.made_by, name: r.made_by_name }, madeAt: toShanghaiIso(r.made_at),
    updatedBy: { id: r.updated_by, name: r.updated_by_name }, updatedAt: toShanghaiIso(r.updated_at), version: r.version,
    allowedActions: allowedActions(letterLifecycle, r.status).filter((a) => letterReach.covers(ctx, letterLifecycle.actions[a].permission, r) && (a !== 'sign' || letterParties.some((party) => maySign(ctx, r, party))) && (a !== 'recall' || !hasSignature(r)) && (a !== 'assess' || !isTaker(ctx, r))),
  };
}

export const hasSignature = (r: Pick<LetterRow, 'a_signature_id' | 'b_signature_id'>): boolean => r.a_signature_id !== null || r.b_signature_id !== null;

function signatureOf(r: LetterRow, party: LetterParty): Letter['signatures'] {
  const [s, by] = [r[`${party}_signature`], r[`${party}_signed_by`]];
  return s === null || by === null ? [] : [{ party, method: s.method, signerName: s.signerName, by: { id: by, name: s.byName }, fileId: s.fileId, signedOn: s.signedOn, at: s.at, wordingHash: r.wording_hash }];
}
