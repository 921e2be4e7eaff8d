import { startWorld, type World } from './api.kit';
import { Cast } from './cast.kit';
import { bury } from './dead-letters.kit';
import { loadOpenApi, type ApiOperation, type OpenApi } from './openapi.kit';
import { levelOf } from './makers.kit';
import { Practice } from './practice.kit';
import { cityValues, seedDistrict, valuesOf, type Seed } from './seed.kit';

/** A city and its district, each with everybody in it. */
export interface Side {
  readonly city: Practice;
  readonly district: Practice;
  readonly seed: Seed;
}

/** The world with everything in it that the tests ask for: 坪山 below 深圳 is here, 滨江 below 杭州 is there. */
export class Stage {
  private constructor(
    readonly world: World,
    readonly api: OpenApi,
    readonly here: Side,
    readonly there: Side,
  ) {}

  static async set(): Promise<Stage> {
    const world = await startWorld();
    try {
      const api = await loadOpenApi(world.pingshan.admin);
      const side = async (city: World['shenzhen'], district: World['pingshan']): Promise<Side> => {
        const [cityCast, cast] = await Promise.all([Cast.of(city, 'city'), Cast.of(district, 'district')]);
        const seed = await seedDistrict(cast, (event) => bury(world.stack, event));
        return { seed, city: new Practice(api, cityCast, await cityValues(cityCast)), district: new Practice(api, cast, valuesOf(seed)) };
      };
      const [here, there] = await Promise.all([side(world.shenzhen, world.pingshan), side(world.hangzhou, world.binjiang)]);
      return new Stage(world, api, here, there);
    } catch (e) {
      await world.close();
      throw e;
    }
  }

  get sides(): readonly Side[] {
    return [this.here, this.there];
  }

  levelOf(o: ApiOperation): 'city' | 'district' {
    return levelOf(this.api, o);
  }
}
