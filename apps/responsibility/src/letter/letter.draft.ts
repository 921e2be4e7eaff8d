import { letterErrors as e, letterLifecycle as lifecycle, type LetterTarget } from '@anlan/contracts/responsibility';
import type { TenantContext } from '@anlan/platform/context';
import { newId } from '@anlan/platform/db';
import { invalidField } from '@anlan/platform/http';
import { madeBy } from '@anlan/platform/ledger';
import type { Reference } from '@anlan/platform/reference';
import type { LetterRow } from './letter.entity';
import { assertParties, filled, hashOf, targetLines } from './letter.rules';

export type Facts = Pick<LetterRow, 'title' | 'year' | 'level' | 'a_unit_id' | 'a_member_id' | 'b_unit_id' | 'b_member_id' | 'targets' | 'sign_by' | 'division_code'>;
type Names = Pick<LetterRow, 'a_name' | 'a_member_name' | 'b_name' | 'b_member_name'>;

/** The parties by their names of today, as the letter will say them for good. `paths`: where the request names party B. */
export function namesOf(reference: Reference, f: Facts, path: (field: string) => string = (field) => `body.${field}`): Names {
  const unit = (id: string, field: string): string => {
    const found = reference.units.get(id);
    if (!found) throw invalidField(path(field), e.unknown_unit, { id });
    return found.name;
  };
  const member = (id: string, field: string): string => {
    const found = reference.members.get(id);
    if (!found?.enabled) throw invalidField(path(field), e.unknown_member, { id });
    return found.name;
  };
  const b_member_name = f.b_member_id === null ? null : member(f.b_member_id, 'partyBMemberId');
  return {
    a_name: f.a_unit_id === null ? (reference.divisions.get(f.division_code)?.name ?? f.division_code) : unit(f.a_unit_id, 'partyAUnitId'), a_member_name: member(f.a_member_id, 'partyAMemberId'),
    b_name: f.b_unit_id === null ? (b_member_name ?? '') : unit(f.b_unit_id, 'partyBUnitId'), b_member_name,
  };
}

/** The text that will be signed, its placeholders filled in, and its hash. */
export function textOf(wording: string, f: Facts, n: Names, path: string): Pick<LetterRow, 'source' | 'wording' | 'wording_hash'> {
  const whole = filled(wording, {
    甲方: n.a_name, 乙方: n.b_name, 甲方签署人: n.a_member_name, 乙方签署人: n.b_member_name ?? '', 年度: String(f.year), 标题: f.title, 目标: targetLines(f.targets as LetterTarget[]), 签订期限: f.sign_by,
  }, path);
  return { source: wording, wording: whole, wording_hash: hashOf(whole) };
}

/** A letter as it is first drafted. */
export function draftOf(ctx: TenantContext, reference: Reference, number: string, f: Facts, wording: { readonly text: string; readonly path: string; readonly templateId: string | null }, fileIds: string[], now: Date, path?: (field: string) => string): LetterRow {
  const names = namesOf(reference, f, path);
  assertParties(f);
  return {
    id: newId(), number, ...f, ...names, ...textOf(wording.text, f, names, wording.path), template_id: wording.templateId, file_ids: fileIds, status: lifecycle.initial, sent_at: null, a_signature_id: null, a_signed_by: null, a_signature: null,
    b_signature_id: null, b_signed_by: null, b_signature: null, a_reminded_on: null, b_reminded_on: null, reason: null, assessment: null, ...madeBy(ctx, 'made', now),
  };
}
