import { letterErrors as e, letterLevelNames, letterPartyNames, type AssessLetterBody, type LetterLevel, type LetterParty, type LetterTarget } from '@anlan/contracts/responsibility';
import { scopeFor, type TenantContext } from '@anlan/platform/context';
import { invalidField, ProblemError } from '@anlan/platform/http';
import { createHash } from 'node:crypto';
import type { LetterRow } from './letter.entity';

const LONGEST = 20_000;

/** SHA-256 of a wording in UTF-8: what Postgres writes as encode(sha256(convert_to(wording, 'UTF8')), 'hex'). */
export const hashOf = (wording: string): string => createHash('sha256').update(wording, 'utf8').digest('hex');

/** What a wording may leave open until a letter is made of it. */
export const placeholders = ['甲方', '乙方', '甲方签署人', '乙方签署人', '年度', '标题', '目标', '签订期限'] as const;
export type Placeholder = (typeof placeholders)[number];

const open = /\{([^{}\n]{1,20})\}/g;
const known = (name: string): name is Placeholder => (placeholders as readonly string[]).includes(name);

/** Throws at `path` where the wording has a placeholder that nothing fills. */
export function assertPlaceholders(wording: string, path: string): void {
  const strange = [...new Set([...wording.matchAll(open)].map(([, name]) => name as string).filter((name) => !known(name)))];
  if (strange.length > 0) throw invalidField(path, e.unknown_placeholder, { names: strange.map((name) => `{${name}}`).join('、') });
}

/** The wording with its placeholders filled in. What is filled in is never looked into: a name with braces stays a name. */
export function filled(wording: string, values: Readonly<Record<Placeholder, string>>, path: string): string {
  assertPlaceholders(wording, path);
  const whole = wording.replace(open, (_, name: Placeholder) => values[name]);
  if (whole.length > LONGEST) throw invalidField(path, e.too_long, { length: whole.length });
  return whole;
}

/** One target a line: `1. 生产安全事故起数 ≤ 2 起`. */
export const targetLines = (targets: readonly LetterTarget[]): string => targets.map((t, i) => `${i + 1}. ${t.name} ${t.value}${t.unit === null ? '' : ` ${t.unit}`}`).join('\n');

type Parties = Pick<LetterRow, 'level' | 'a_unit_id' | 'a_member_id' | 'b_unit_id' | 'b_member_id'>;
const wanted: Readonly<Record<LetterLevel, readonly [keyof Parties, string, string, string][]>> = {
  district: [['b_unit_id', 'body.partyBUnitId', '乙方机构', 'a unit as party B']],
  subordinate: [['a_unit_id', 'body.partyAUnitId', '甲方机构', 'a unit as party A'], ['b_unit_id', 'body.partyBUnitId', '乙方机构', 'a unit as party B']],
  person: [['a_unit_id', 'body.partyAUnitId', '甲方机构', 'a unit as party A'], ['b_member_id', 'body.partyBMemberId', '乙方本人', 'a person as party B']],
};

/** 区与单位、单位与下属单位、单位与个人: whom a letter of each level is between. */
export function assertParties(r: Parties): void {
  for (const [column, path, zh, en] of wanted[r.level]) if (r[column] === null) throw invalidField(path, e.party_wanted, { level: letterLevelNames[r.level].zh, party: `${zh} ${en}` });
  if (r.a_member_id === r.b_member_id) throw invalidField('body.partyBMemberId', e.same_parties);
  if (r.a_unit_id !== null && r.a_unit_id === r.b_unit_id) throw invalidField('body.partyBUnitId', e.same_parties);
}

type Named = Pick<LetterRow, 'a_unit_id' | 'a_member_id' | 'b_unit_id' | 'b_member_id'>;
type Signing = Named & Pick<LetterRow, 'a_signature_id' | 'a_signed_by' | 'b_signature_id' | 'b_signed_by'>;

/** The person named for the party, or somebody of the named unit who may sign. A signature is one's own: who stands in for somebody does not sign in that name. */
export function isNamed(ctx: TenantContext, r: Named, party: LetterParty): boolean {
  const [member, unit] = [r[`${party}_member_id`], r[`${party}_unit_id`]];
  return scopeFor(ctx, 'letter.sign').holders.some((h) => !h.delegatedBy && ((member !== null && h.memberId === member) || (unit !== null && h.unitIds.includes(unit))));
}

const other = (party: LetterParty): LetterParty => (party === 'a' ? 'b' : 'a');

export const maySign = (ctx: TenantContext, r: Signing, party: LetterParty): boolean => r[`${party}_signature_id`] === null && isNamed(ctx, r, party) && r[`${other(party)}_signed_by`] !== ctx.actor.id;

export function assertUnsigned(r: Pick<LetterRow, 'a_signature_id' | 'b_signature_id'>, party: LetterParty): void {
  if (r[`${party}_signature_id`] !== null) throw new ProblemError(e.party_signed, { party: letterPartyNames[party].zh });
}

/** Throws where the actor may not sign for the party, or saw another wording. */
export function assertSigns(ctx: TenantContext, r: Signing & Pick<LetterRow, 'wording_hash'>, party: LetterParty, wordingHash: string): void {
  assertUnsigned(r, party);
  if (r.wording_hash !== wordingHash) throw new ProblemError(e.other_wording);
  if (!isNamed(ctx, r, party)) throw new ProblemError(e.not_named, { party: letterPartyNames[party].zh });
  if (r[`${other(party)}_signed_by`] === ctx.actor.id) throw new ProblemError(e.same_person);
}

/** Papers of both sides may be recorded by one office, but who signed for one side himself records nothing for the other. */
export function assertRecords(ctx: TenantContext, r: Signing & Pick<LetterRow, 'a_signature' | 'b_signature'>, party: LetterParty): void {
  assertUnsigned(r, party);
  if (r[`${other(party)}_signed_by`] === ctx.actor.id && r[`${other(party)}_signature`]?.method !== 'scan') throw new ProblemError(e.same_person);
}

type Taken = Pick<LetterRow, 'b_unit_id' | 'b_member_id' | 'b_signed_by' | 'b_signature'>;

/** The person who took it, anybody of the unit that did, or who signed for it himself: an office that only recorded a paper took nothing. */
export const isTaker = ({ actor }: TenantContext, r: Taken): boolean =>
  (r.b_member_id !== null && actor.memberId === r.b_member_id) || (r.b_unit_id !== null && actor.unitId === r.b_unit_id) || (r.b_signed_by === actor.id && r.b_signature?.method !== 'scan');

/** 考核: every target has one result, and nobody judges what he took upon himself. */
export function assertAssesses(ctx: TenantContext, r: Taken & Pick<LetterRow, 'targets'>, { results, assessedOn }: AssessLetterBody, today: string): void {
  if (isTaker(ctx, r)) throw new ProblemError(e.own_letter);
  if (assessedOn > today) throw invalidField('body.assessedOn', e.assessed_in_future);
  const targets = r.targets.length;
  const seen = new Set<number>();
  results.forEach(({ target }, i) => {
    if (target > targets) throw invalidField(`body.results[${i}].target`, e.unknown_target, { target, targets });
    if (seen.has(target)) throw invalidField(`body.results[${i}].target`, e.target_twice, { target });
    seen.add(target);
  });
  const missing = r.targets.map((_, i) => i + 1).filter((n) => !seen.has(n));
  if (missing.length > 0) throw invalidField('body.results', e.each_target, { targets, missing: missing.join('、') });
}
