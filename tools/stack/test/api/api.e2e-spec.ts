import { startWorld, type World } from './api.kit';
import { isolationCases } from './isolation.cases';
import { loadOpenApi, type OpenApi } from './openapi.kit';
import { seedPingshan, type Seed } from './seed.kit';
import { tokenCases } from './tokens.cases';

jest.setTimeout(120_000);

/** The promises of the API, at the public address, on the whole platform with two cities and a district in each. */
describe('the API at the gateway', () => {
  let w: World;
  let api: OpenApi;
  let seed: Seed;
  const world = (): World => w;
  const openApi = (): OpenApi => api;
  const seeded = (): Seed => seed;

  beforeAll(async () => {
    w = await startWorld();
    [api, seed] = await Promise.all([loadOpenApi(w.pingshan.admin), seedPingshan(w)]);
  });
  afterAll(() => w?.close());

  tokenCases(world);
  isolationCases(world, openApi, seeded);
});
