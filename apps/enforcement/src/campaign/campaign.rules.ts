import { campaignErrors as e, type CampaignStage, type CampaignState } from '@anlan/contracts/enforcement';
import { isDivisionCode, isWithin, parentDivisionCode, parseDivisionCode, shanghaiDay } from '@anlan/domain';
import { invalidField, ProblemError } from '@anlan/platform/http';
import type { Reference } from '@anlan/platform/reference';

/** What has ended stays as it was: its figures are frozen. */
export function assertOpen(state: CampaignState): void {
  if (state === 'concluded') throw new ProblemError(e.concluded);
}

export interface Period {
  readonly from: string;
  readonly to: string;
  readonly stages: readonly CampaignStage[];
}

/** Days in order, stages one after another and within the period. */
export function checkPeriod({ from, to, stages }: Period): void {
  if (to < from) throw invalidField('body.to', e.period);
  let before = '';
  for (const [i, s] of stages.entries()) {
    const path = `body.stages[${i}]`;
    if (s.to < s.from) throw invalidField(`${path}.to`, e.period);
    if (s.from < from || s.to > to) throw invalidField(path, e.stage_outside, { stage: s.name });
    if (s.from <= before) throw invalidField(path, e.stages_overlap, { stage: s.name });
    before = s.to;
  }
}

/** A division of the tenant, valid today; throws a problem at its place. */
export function checkDivision(reference: Reference, given: string, path: string, now: Date): string {
  const code = isDivisionCode(given) ? parseDivisionCode(given).code : given;
  if (!reference.division(code, shanghaiDay(now))) throw invalidField(path, e.unknown_division, { code: given });
  return code;
}

/** The smallest division that holds all of these: the tenant's own where there are none. */
export function homeOf(codes: readonly string[], tenant: string): string {
  const whole = parseDivisionCode(tenant).code;
  let home: string | null = codes[0] ?? null;
  while (home !== null && !codes.every((c) => isWithin(home as string, c))) home = parentDivisionCode(home);
  return home !== null && isWithin(whole, home) ? home : whole;
}

export function checkTags(reference: Reference, tags: readonly string[], kept: readonly string[] = []): string[] {
  const known = new Set([...reference.setting('riskTags').map((t) => t.code), ...kept]);
  for (const [i, tag] of tags.entries()) if (!known.has(tag)) throw invalidField(`body.tags[${i}]`, e.unknown_tag, { tag });
  return [...new Set(tags)];
}

export function checkUnit(reference: Reference, id: string, path: string): string {
  if (!reference.units.has(id)) throw invalidField(path, e.unknown_unit);
  return id;
}

export function checkMember(reference: Reference, id: string, path: string): string {
  const member = reference.members.get(id);
  if (!(member?.enabled && member.kind === 'user')) throw invalidField(path, e.unknown_member);
  return id;
}

/** Whether the reference data know all of these; where not, tenancy is asked again before anything is called unknown. */
export const knows = ({ units, members }: Reference, unitIds: readonly (string | null | undefined)[], memberIds: readonly (string | null | undefined)[] = []): boolean =>
  unitIds.every((id) => !id || units.has(id)) && memberIds.every((id) => !id || members.has(id));
