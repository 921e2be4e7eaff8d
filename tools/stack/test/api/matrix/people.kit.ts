import type { Caller, Tenant } from '../api.kit';
import { Cast } from '../cast.kit';
import type { ApiOperation } from '../openapi.kit';
import { Practice } from '../practice.kit';
import { placeIn, valuesOf } from '../seed.kit';
import type { Stage } from '../stage.kit';
import type { Asker } from './expectation.kit';
import { expiredToken, forgerOf, mint, strangersRealm, type Forger } from '../tokens.kit';

type Level = 'city' | 'district';

/** Everybody who asks in the table, for a district and for a city. */
export class People {
  private constructor(
    private readonly stage: Stage,
    /** those who hold every role in one street, or one district of the city, and what they do there */
    private readonly partly: Readonly<Record<Level, Practice>>,
    /** what there is in another street; a city has nothing of the kind */
    private readonly elsewhere: Readonly<Record<Level, Practice>>,
    private readonly forgers: Readonly<Record<Level, Forger>>,
    private readonly nobodies: Readonly<Record<Level, string>>,
    /** a good token of a realm that no tenant has */
    readonly otherRealm: string,
  ) {}

  static async of(stage: Stage): Promise<People> {
    const { here, api, world: w } = stage;
    const [near, far] = [await placeIn(here.seed, 0), await placeIn(here.seed, 1)];
    const street = await Cast.of(w.pingshan, 'district', here.seed.streets[0]);
    const county = await Cast.of(w.shenzhen, 'city', '440303');
    const [city, district] = await Promise.all([forgerOf(w, w.shenzhen), forgerOf(w, w.pingshan)]);
    const { issuer, key } = await strangersRealm(w, 'district-999998');
    return new People(
      stage,
      { district: new Practice(api, street, valuesOf(here.seed, near)), city: new Practice(api, county, {}) },
      { district: new Practice(api, here.district.cast, valuesOf(here.seed, far)), city: here.city },
      { city, district }, { city: await subjectOf(w.shenzhen), district: await subjectOf(w.pingshan) }, mint(key, { ...district.claims, iss: issuer }),
    );
  }

  expired(o: ApiOperation): string {
    return expiredToken(this.forgers[this.stage.levelOf(o)]);
  }

  /** A good token of a member to whom nothing was assigned. */
  noRole(o: ApiOperation): string {
    const level = this.stage.levelOf(o);
    return this.forgers[level].signed({ sub: this.nobodies[level] });
  }

  /** Whatever token somebody sends where none is wanted. */
  async tokenOf(o: ApiOperation, who: Asker): Promise<string | undefined> {
    switch (who) {
      case 'none': return undefined;
      case 'expired': return this.expired(o);
      case 'other realm': return this.otherRealm;
      case 'no role': return this.noRole(o);
      case 'other tenant\'s ids': return this.stage.there[this.stage.levelOf(o)].cast.tenant.admin.bearer();
      default: return this.inPart(o).cast.tenant.admin.bearer();
    }
  }

  inPart(o: ApiOperation): Practice {
    return this.partly[this.stage.levelOf(o)];
  }

  outside(o: ApiOperation): Practice {
    return this.elsewhere[this.stage.levelOf(o)];
  }

  /** One who holds the permission in a part. */
  holderInPart(o: ApiOperation): Caller {
    const [first] = this.inPart(o).cast.holders(o.permission);
    if (!first) throw new Error(`${o.id}: no role holds ${o.permission}`);
    return first;
  }
}

async function subjectOf({ admin, canary }: Tenant): Promise<string> {
  return (await admin.made<{ subject: string }>('/api/tenancy/v1/members', { username: `${canary.code}.nobody`, displayName: `${canary.text} 无角色` })).subject;
}
