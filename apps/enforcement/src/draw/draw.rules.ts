import { DRAW_LIMITS, drawErrors as e, drawLifecycle, type Draw, type DrawState, type PrepareDrawBody } from '@anlan/contracts/enforcement';
import { invalidField, ProblemError } from '@anlan/platform/http';
import { notNow } from '@anlan/platform/ledger';
import type { Reference } from '@anlan/platform/reference';
import { shortOfOfficers, takenOf, type Pools } from './draw.lottery';

/** Before the pools are fixed there is no text of them; before the draw there is nothing to hold against it. */
export function assertFixed(digest: string | null, state: DrawState): asserts digest is string {
  if (digest === null) throw notNow(drawLifecycle, state, '查看两库原文', e.action_not_allowed);
}

export function assertDrawn(seed: string | null, state: DrawState): asserts seed is string {
  if (seed === null) throw notNow(drawLifecycle, state, '复核', e.action_not_allowed);
}

export function assertDraft(state: DrawState): void {
  if (state !== 'draft') throw new ProblemError(e.not_draft, { state: drawLifecycle.states[state].zh }, [], { state });
}

/** Risk tags and officers that the tenant knows, each officer once. */
export function checkPlan(reference: Reference, { pool, officers }: Partial<Pick<PrepareDrawBody, 'pool' | 'officers'>>): void {
  if (pool?.tag !== undefined && !reference.setting('riskTags').some((t) => t.code === pool.tag)) throw invalidField('body.pool.tag', e.unknown_tag, { tag: pool.tag });
  if (officers) checkOfficers(reference, officers);
}

/** Who holds a role that carries out administrative inspections. */
const inspectorsOf = (reference: Reference): Set<string> => new Set(reference.membersWith('inspection.carry-out').map((m) => m.id));

export function knowsOfficers(reference: Reference, officers: readonly { memberId: string }[] = []): boolean {
  const inspectors = inspectorsOf(reference);
  return officers.every((o) => inspectors.has(o.memberId));
}

/** 国办发〔2024〕54号: grid members, assistants and third parties carry out no administrative inspection, and so stand in no pool. */
function checkOfficers(reference: Reference, officers: Draw['officers'] | PrepareDrawBody['officers']): void {
  const inspectors = inspectorsOf(reference);
  const [members, certificates] = [new Set<string>(), new Set<string>()];
  for (const [i, { memberId, certificateNumber }] of officers.entries()) {
    if (!inspectors.has(memberId)) throw invalidField(`body.officers[${i}].memberId`, e.unknown_officer);
    if (members.has(memberId)) throw invalidField(`body.officers[${i}].memberId`, e.twice);
    if (certificates.has(certificateNumber.toUpperCase())) throw invalidField(`body.officers[${i}].certificateNumber`, e.twice);
    members.add(memberId);
    certificates.add(certificateNumber.toUpperCase());
  }
}

/** Whether such pools can be drawn from, whatever the seed. `nameOf` a subject, for the message. */
export function assertDrawable(pools: Pools, nameOf: (id: string) => string): void {
  if (pools.subjects.length === 0) throw new ProblemError(e.empty_pool);
  const count = takenOf(pools);
  if (count === 0) throw new ProblemError(e.nothing_drawn);
  if (count > DRAW_LIMITS.drawn) throw new ProblemError(e.too_many, { most: DRAW_LIMITS.drawn, count });
  const short = shortOfOfficers(pools);
  if (short[0] !== undefined) throw new ProblemError(e.officers_recused, { count: short.length, needed: pools.rule.perSubject, example: nameOf(short[0]) }, [], { subjects: short.slice(0, 20) });
}
