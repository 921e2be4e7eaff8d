import { divisionErrors as e, type SplitDivisionBody } from '@anlan/contracts/tenancy';
import { divisionLevel, divisionPath, divisionPrefix, parentDivisionCode, parseDivisionCode, validOn } from '@anlan/domain';
import { invalidField, ProblemError } from '@anlan/platform/http';
import type { DivisionRow } from './division.row';
import { assertParent } from './division.rules';

/** The request with canonical codes. */
export type Split = Pick<SplitDivisionBody, 'into' | 'children' | 'validFrom'>;

export interface PlannedDivision {
  readonly code: string;
  readonly name: string;
  readonly parentCode: string;
  readonly predecessors: readonly string[];
}

export interface SplitPlan {
  /** the division itself goes on, with what is left of it */
  readonly goesOn: boolean;
  /** parents first */
  readonly added: readonly PlannedDivision[];
  /** code → successors of what ends */
  readonly retired: ReadonlyMap<string, readonly string[]>;
}

export interface SplitFacts {
  readonly division: DivisionRow;
  readonly isRoot: boolean;
  /** everything below it that is in force then, or later */
  readonly below: readonly DivisionRow[];
  /** what exists, in force or not: those that are named, their parents, those into which it goes and all below these */
  readonly known: ReadonlyMap<string, DivisionRow>;
}

/** Whose place something new takes. */
interface Source {
  readonly code: string;
  /** written in the request */
  readonly name: string | undefined;
  /** of what it takes the place of; undefined where it is another thing */
  readonly inherited: string | undefined;
  /** said in the request, not only followed from it */
  readonly given: boolean;
}

/** What becomes of a division and of everything below it. @throws ProblemError that names what cannot be */
export function planSplit(facts: SplitFacts, split: Split): SplitPlan {
  return new Planner(facts, split).plan();
}

class Planner {
  private readonly sources = new Map<string, Source[]>();
  private readonly retired = new Map<string, readonly string[]>();
  private readonly goesOn: boolean;
  private readonly intoPrefixes: readonly string[];

  constructor(
    private readonly facts: SplitFacts,
    private readonly split: Split,
  ) {
    this.goesOn = split.into.some((i) => i.code === facts.division.code);
    this.intoPrefixes = split.into.map((i) => divisionPrefix(i.code));
  }

  plan(): SplitPlan {
    this.assertSplittable();
    this.split.into.forEach((_, i) => this.take(i));
    const becomes = this.children();
    this.followers(becomes);
    if (!this.goesOn) this.retired.set(this.facts.division.code, this.split.into.map((i) => i.code));
    const added = [...this.sources].map(([code, from]) => this.addition(code, from)).sort((a, b) => divisionPath(a.code).length - divisionPath(b.code).length || (a.code < b.code ? -1 : 1));
    for (const a of added) this.assertPlace(a, added);
    return { goesOn: this.goesOn, added, retired: this.retired };
  }

  private assertSplittable(): void {
    const { division, isRoot } = this.facts;
    if (division.valid_to !== null) throw new ProblemError(e.retired, { code: division.code });
    if (isRoot) throw new ProblemError(e.is_root);
    if (this.split.validFrom < division.valid_from) throw invalidField('body.validFrom', e.ends_before_start, { validFrom: division.valid_from });
    if (this.split.into.every((i) => i.code === division.code)) throw invalidField('body.into', e.no_split, { code: division.code });
    assertOnce(this.split.into, 'body.into');
    assertOnce(this.split.children, 'body.children');
  }

  private take(i: number): void {
    const { code, name } = this.split.into[i] as Split['into'][number];
    const { division } = this.facts;
    const path = `body.into[${i}].code`;
    if (divisionLevel(code) !== division.level) throw invalidField(path, e.level_differs, { code, of: division.code });
    if (code === division.code) return;
    this.settle(code, { code: division.code, name, inherited: undefined, given: true }, path);
  }

  /** What becomes of each child that is listed: code → its successor's, or null. */
  private children(): ReadonlyMap<string, string | null> {
    const { below, division } = this.facts;
    const becomes = new Map<string, string | null>();
    this.split.children.forEach(({ code, successorCode, name }, i) => {
      const child = below.find((b) => b.code === code);
      if (!child) throw invalidField(`body.children[${i}].code`, e.not_below, { code, of: division.code });
      this.retired.set(code, successorCode === null ? [] : [successorCode]);
      becomes.set(code, successorCode);
      if (successorCode === null) return;
      const path = `body.children[${i}].successorCode`;
      if (divisionLevel(successorCode) !== child.level || successorCode === code) throw invalidField(path, e.level_differs, { code: successorCode, of: code });
      if (!this.intoPrefixes.some((p) => successorCode.startsWith(p))) throw invalidField(path, e.outside, { code: successorCode, parent: this.split.into.map((x) => x.code).join('、') });
      this.settle(successorCode, { code, name, inherited: child.name, given: true }, path);
    });
    return becomes;
  }

  /** What lies below something that moves follows it with the digits of its own. */
  private followers(becomes: ReadonlyMap<string, string | null>): void {
    const left: string[] = [];
    for (const { code, name } of this.facts.below) {
      if (becomes.has(code)) continue;
      const parent = parentDivisionCode(code);
      const moved = parent !== null && becomes.has(parent) ? becomes.get(parent) : undefined;
      if (moved === undefined) {
        if (!this.goesOn) left.push(code);
        continue;
      }
      const successor = moved === null ? null : `${moved}${code.slice(moved.length)}`;
      this.retired.set(code, successor === null ? [] : [successor]);
      if (successor !== null) this.settle(successor, { code, name: undefined, inherited: name, given: false }, 'body.children');
    }
    if (left.length) throw new ProblemError(e.children_left, { code: this.facts.division.code, count: left.length, codes: left.slice(0, 10).join('、') });
  }

  /** The successor exists and is in force, or it is to be made. */
  private settle(code: string, source: Source, path: string): void {
    const known = this.facts.known.get(code);
    if (known) {
      if (!validOn({ validFrom: known.valid_from, validTo: known.valid_to }, this.split.validFrom) || known.valid_to !== null || this.retires(code)) throw invalidField(path, e.unknown_successor, { code });
      if (source.name !== undefined && source.name !== known.name) throw invalidField(path, e.exists, { code });
      if (!source.given) throw invalidField(path, e.collision, { code, codes: [source.code, code].join('、') });
      return;
    }
    this.sources.set(code, [...(this.sources.get(code) ?? []), source]);
  }

  private retires(code: string): boolean {
    return this.retired.has(code) || this.split.children.some((c) => c.code === code);
  }

  private addition(code: string, from: Source[]): PlannedDivision {
    const followers = from.filter((s) => !s.given);
    if (followers.length && from.length > 1) throw invalidField('body.children', e.collision, { code, codes: from.map((s) => s.code).join('、') });
    const written = new Set(from.flatMap((s) => s.name ?? []));
    const name = written.size === 1 ? [...written][0] : written.size === 0 && from.length === 1 ? from[0]?.inherited : undefined;
    if (name === undefined) throw invalidField(this.split.into.some((i) => i.code === code) ? 'body.into' : 'body.children', e.name_wanted, { code });
    return { code, name, parentCode: parentDivisionCode(code) ?? '', predecessors: from.map((s) => s.code) };
  }

  /** Its parent is in force then, or made with it; and no grid comes to lie in its neighbour's. */
  private assertPlace({ code, parentCode }: PlannedDivision, added: readonly PlannedDivision[]): void {
    const parent = this.retires(parentCode) ? undefined : this.facts.known.get(parentCode);
    if (!added.some((a) => a.code === parentCode)) assertParent(code, parentCode, parent, this.split.validFrom);
    if (parseDivisionCode(code).level !== 'grid') return;
    const siblings = [...added, ...this.facts.known.values()];
    const other = siblings.find((s) => s.code !== code && s.code.length > 12 && parentDivisionCode(s.code) === parentCode && (s.code.startsWith(code) || code.startsWith(s.code)));
    if (other) throw new ProblemError(e.ambiguous, { code, other: other.code });
  }
}

function assertOnce(items: readonly { readonly code: string }[], path: string): void {
  items.forEach(({ code }, i) => {
    if (items.findIndex((x) => x.code === code) !== i) throw invalidField(`${path}[${i}].code`, e.listed_twice, { code });
  });
}

