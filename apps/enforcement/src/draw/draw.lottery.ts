import { drawGrades, type DrawGrade, type PrepareDrawBody } from '@anlan/contracts/enforcement';
import { createHash } from 'node:crypto';

/**
 * The lottery of a double-random draw. It knows nothing but two fixed pools, a rule and a seed, so that whoever has these
 * comes to the same result, with `sha256sum` if need be:
 * - The place of a subject is by the SHA-256 of `<seed>\nsubject\n<id>`, smallest first, within its grade; as many are taken
 *   as the grade's percentage gives, rounded up, and no fewer than `least`.
 * - Those taken stand in the order of the same number, all grades together. Each in turn gets the officers with the fewest
 *   subjects so far who do not recuse themselves; among equals, by the SHA-256 of `<seed>\nofficer\n<subject>\n<officer>`.
 */
export interface LotterySubject {
  readonly id: string;
  readonly grade: DrawGrade;
}

export interface LotteryOfficer {
  readonly id: string;
  /** ids of subjects */
  readonly recuses: readonly string[];
}

export type LotteryRule = PrepareDrawBody['rule'];

export interface Pools {
  readonly subjects: readonly LotterySubject[];
  readonly officers: readonly LotteryOfficer[];
  readonly rule: LotteryRule;
}

/** One subject that was drawn, with the officers who go there. */
export interface Lot {
  readonly subjectId: string;
  readonly officers: readonly string[];
}

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** How many of `count` subjects a percentage takes. Hundredths of a percent, in whole numbers: 0.1 × 3 is no 0.3. */
export function taken(count: number, percent: number, least: number): number {
  if (percent === 0) return 0;
  return Math.min(count, Math.max(least, Math.ceil((count * Math.round(percent * 100)) / 10_000)));
}

/** How many subjects the rule takes of such a pool. */
export function takenOf({ subjects, rule }: Pick<Pools, 'subjects' | 'rule'>): number {
  return drawGrades.reduce((sum, grade) => sum + taken(subjects.filter((s) => s.grade === grade).length, rule.percent[grade], rule.least), 0);
}

/** Subjects of the pool that would have fewer officers than the rule wants, whoever is drawn. */
export function shortOfOfficers({ subjects, officers, rule }: Pools): string[] {
  const recusals = new Map<string, number>();
  for (const o of officers) for (const id of new Set(o.recuses)) recusals.set(id, (recusals.get(id) ?? 0) + 1);
  return subjects.filter((s) => officers.length - (recusals.get(s.id) ?? 0) < rule.perSubject).map((s) => s.id);
}

/** The subjects drawn, in their order, each with its officers. Every subject of the pool has enough of them: see `shortOfOfficers`. */
export function lots(seed: string, { subjects, officers, rule }: Pools): Lot[] {
  const keyed = subjects.map((s) => ({ ...s, key: sha256(`${seed}\nsubject\n${s.id}`) })).sort((a, b) => byText(a.key, b.key));
  const chosen = new Set(drawGrades.flatMap((grade) => {
    const ofGrade = keyed.filter((s) => s.grade === grade);
    return ofGrade.slice(0, taken(ofGrade.length, rule.percent[grade], rule.least)).map((s) => s.id);
  }));
  const loads = new Map(officers.map((o) => [o.id, 0]));
  const recused = new Map(officers.map((o) => [o.id, new Set(o.recuses)]));
  return keyed.filter((s) => chosen.has(s.id)).map(({ id }) => {
    const free = officers.map((o) => o.id).filter((o) => !recused.get(o)?.has(id));
    const team = fewestFirst(seed, id, free, loads, rule.perSubject);
    for (const o of team) loads.set(o, (loads.get(o) ?? 0) + 1);
    return { subjectId: id, officers: team };
  });
}

/** Only those who are equal where the team ends are drawn by lot among one another: a hash for each of five hundred would be slow. */
function fewestFirst(seed: string, subjectId: string, free: readonly string[], loads: ReadonlyMap<string, number>, wanted: number): string[] {
  const team: string[] = [];
  for (const load of [...new Set(free.map((o) => loads.get(o) ?? 0))].sort((a, b) => a - b)) {
    const equals = free.filter((o) => loads.get(o) === load).map((o) => ({ o, key: sha256(`${seed}\nofficer\n${subjectId}\n${o}`) }));
    team.push(...equals.sort((a, b) => byText(a.key, b.key)).slice(0, wanted - team.length).map(({ o }) => o));
    if (team.length === wanted) break;
  }
  return team;
}

/** The pools word for word, as they are published: what is hashed, and what anybody draws again from. One form, whatever order they come in. */
export function poolText({ subjects, officers, rule }: Pools): string {
  const { percent, least, perSubject } = rule;
  return [
    'anlan-draw 1',
    `rule ${drawGrades.map((g) => `${g}=${percent[g]}`).join(' ')} least=${least} officers=${perSubject}`,
    ...[...officers].sort((a, b) => byText(a.id, b.id)).map((o) => ['officer', o.id, ...[...new Set(o.recuses)].sort(byText)].join(' ')),
    ...[...subjects].sort((a, b) => byText(a.id, b.id)).map((s) => `subject ${s.id} ${s.grade}`),
    '',
  ].join('\n');
}

export const poolDigest = (pools: Pools): string => sha256(poolText(pools));
