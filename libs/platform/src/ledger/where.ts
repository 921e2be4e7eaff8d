import type { Scope } from '../context';

/** Collects conditions and their parameters; `$` in a condition stands for its parameters in turn. */
export class Where {
  private readonly parts: string[] = [];
  readonly params: unknown[] = [];

  /** `and('level = $', level)`; a condition whose only value is undefined is left out. */
  and(condition: string, ...values: unknown[]): this {
    if (values.length > 0 && values.every((v) => v === undefined)) return this;
    let i = 0;
    this.parts.push(condition.replace(/\$/g, () => `$${this.params.push(values[i++])}`));
    return this;
  }

  /** Codes below one division: the range of codes that begin with its significant digits (plain btree; LIKE is not leakproof). */
  below(column: string, prefix: string | undefined): this {
    return prefix === undefined ? this : this.and(`(${column} >= $ and ${column} < $)`, prefix, nextPrefix(prefix));
  }

  /** Only what the actor's scope covers; `own` is the condition for records of his own, with its values. */
  within(column: string, scope: Scope, own?: { condition: string; values: unknown[] }): this {
    if (scope.all) return this;
    const ors = scope.prefixes.map(() => `(${column} >= $ and ${column} < $)`);
    const values: unknown[] = scope.prefixes.flatMap((p) => [p, nextPrefix(p)]);
    if (scope.own && own) {
      ors.push(own.condition);
      values.push(...own.values);
    }
    return ors.length ? this.and(`(${ors.join(' or ')})`, ...values) : this.and('false');
  }

  /** how many conditions there are */
  get size(): number {
    return this.parts.length;
  }

  toString(): string {
    return this.parts.length ? this.parts.join(' and ') : 'true';
  }
}

/** The first string after every string that begins with these digits: 440310 → 440311, 4409 → 441. ':' follows '9' in ASCII. */
export function nextPrefix(prefix: string): string {
  const last = prefix.charCodeAt(prefix.length - 1);
  return prefix.slice(0, -1) + String.fromCharCode(last + 1);
}
