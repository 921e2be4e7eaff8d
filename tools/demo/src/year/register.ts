import { seeded } from '../hazard-import';
import { SUBJECT_HEADER, subjectLine } from '../subjects';
import { isOneOf, YEAR } from './figures';

/** Records of the year's register are numbered from here on: the first few dozen are the demo's own. */
const FIRST = 1_000;
const count = YEAR.enterprises + YEAR.smallPremises;

/** How many files the register comes in: a district's own table, one part after another. */
export const REGISTER_FILES = 7;

/** A community, and the office of its street that looks after what has no industry department. */
export interface Neighbourhood {
  readonly code: string;
  readonly office: string;
}

/** The register of a district, a part of it as a table: enterprises of which some are key, then small premises. A tenth of them has no owner. */
export function registerFile(slug: string, neighbourhoods: readonly Neighbourhood[], now: Date, file: number, wanted: (i: number) => boolean): string {
  const lines = [SUBJECT_HEADER];
  const [from, to] = [Math.floor((count * file) / REGISTER_FILES), Math.floor((count * (file + 1)) / REGISTER_FILES)];
  for (let i = from; i < to; i += 1) {
    if (!wanted(i)) continue;
    const { code: community, office } = neighbourhoods[i % neighbourhoods.length] as Neighbourhood;
    // Each by a seed of its own: a record is the same whichever others are in the file.
    lines.push(subjectLine(seeded(Number(slug) + i), {
      slug, n: FIRST + i, enterprise: i < YEAR.enterprises, community, now, isKey: isOneOf(i, YEAR.key, YEAR.enterprises), owner: '', unitOf: () => (i % 11 === 10 ? '' : office), confirmedWithin: 100,
    }));
  }
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}
