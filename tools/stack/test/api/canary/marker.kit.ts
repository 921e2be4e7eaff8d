import { randomInt } from 'node:crypto';

/** What one tenant writes into every text it has, and nobody else does. */
export interface Canary {
  readonly slug: string;
  /** `坪山金丝雀-Cn4f0a1b`: for texts, and with a number behind it a password that any policy takes */
  readonly text: string;
  /** `cn4f0a1b`: at the end of the text, and alone where only small letters, digits and dashes may stand */
  readonly code: string;
  /** 14 digits that begin like a mobile number: where only digits may stand */
  readonly digits: string;
}

const digit = (n: number): string => Array.from({ length: n }, () => randomInt(10)).join('');

/** Short: the shortest text of the API takes 20 characters, and a number still follows. */
export function canaryOf(slug: string, name: string): Canary {
  const code = `cn${randomInt(0x100000, 0xffffff).toString(16)}`;
  return { slug, code, text: `${name}金丝雀-C${code.slice(1)}`, digits: `139${digit(11)}` };
}


/** Every tenant of the suite; `above` names who opened it. */
export class Aviary {
  private readonly birds = new Map<string, { canary: Canary; above?: string }>();

  add(slug: string, name: string, above?: string): Canary {
    const canary = canaryOf(slug, name);
    this.birds.set(slug, { canary, above });
    return canary;
  }

  of(slug: string): Canary {
    const bird = this.birds.get(slug);
    if (!bird) throw new Error(`no canary sings for ${slug}`);
    return bird.canary;
  }

  get all(): readonly Canary[] {
    return [...this.birds.values()].map((b) => b.canary);
  }

  /**
   * The markers that what belongs to `slug` must not hold; all of them where `slug` is nobody. What is above stays
   * allowed (the opener names the tenant), and the operator sees the names that its cities gave.
   */
  foreignTo(slug: string | undefined): readonly Canary[] {
    const own = new Set<Canary>();
    for (let at = slug; at !== undefined; at = this.above(at)) {
      const bird = this.birds.get(at);
      if (bird) own.add(bird.canary);
    }
    if (slug === PLATFORM) for (const { canary, above } of this.birds.values()) if (above === PLATFORM) own.add(canary);
    return this.all.filter((c) => !own.has(c));
  }

  /** Of a district that was opened on the way, its city. */
  private above(slug: string): string | undefined {
    const city = /^(\d{4})\d\d$/.exec(slug)?.[1];
    return this.birds.has(slug) ? this.birds.get(slug)?.above : this.birds.has(`${city}00`) ? `${city}00` : undefined;
  }
}

export const PLATFORM = 'platform';
