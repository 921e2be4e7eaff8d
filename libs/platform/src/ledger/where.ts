import type { Permission } from '@anlan/contracts/access';
import { scopeFor, type TenantContext } from '../context';
import { nextPrefix, type Reach } from './reach';

/** Collects conditions and their parameters; `$` in a condition stands for its parameters in turn. */
export class Where {
  private readonly parts: string[] = [];
  readonly params: unknown[] = [];

  /** `and('level = $', level)`; a condition whose only value is undefined is left out. */
  and(condition: string, ...values: unknown[]): this {
    if (values.length > 0 && values.every((v) => v === undefined)) return this;
    this.parts.push(this.bind(condition, ...values));
    return this;
  }

  /** The condition with its parameters numbered, for another place of the same statement. */
  bind(condition: string, ...values: readonly unknown[]): string {
    let i = 0;
    return condition.replace(/\$/g, () => `$${this.params.push(values[i++])}`);
  }

  /** Codes below one division: the range of codes that begin with its significant digits (plain btree; LIKE is not leakproof). */
  below(column: string, prefix: string | undefined): this {
    return prefix === undefined ? this : this.and(`(${column} >= $ and ${column} < $)`, prefix, nextPrefix(prefix));
  }

  /** Only what the actor's scope covers, by the reach that the ledger declares. */
  within<K extends string>(reach: Reach<K>, ctx: TenantContext, permission: Permission): this {
    const covered = reach.condition(scopeFor(ctx, permission));
    return covered ? this.and(covered.condition, ...covered.values) : this;
  }

  /** Whether the column is among what a query of another ledger, by its own conditions, gives. */
  among(column: string, select: string, conditions: Where, not = false): this {
    const inner = String(conditions).replace(/\$(\d+)/g, (_, n: string) => `$${this.params.push(conditions.params[Number(n) - 1])}`);
    this.parts.push(`${column} ${not ? 'not ' : ''}in (${select} where ${inner})`);
    return this;
  }

  /** how many conditions there are */
  get size(): number {
    return this.parts.length;
  }

  toString(): string {
    return this.parts.length ? this.parts.join(' and ') : 'true';
  }
}
