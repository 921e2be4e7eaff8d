import { startWorld, type World } from './api.kit';
import { eventCases } from './events.cases';
import { fileCases } from './files.cases';
import { fuzzCases } from './fuzz.cases';
import { inputCases } from './input.cases';
import { integratorCases } from './integrators.cases';
import { isolationCases } from './isolation.cases';
import { listCases } from './lists.cases';
import { matrixCases } from './matrix.cases';
import { loadOpenApi, type OpenApi } from './openapi.kit';
import { seedPingshan, type Seed } from './seed.kit';
import { tokenCases } from './tokens.cases';
import { writeCases } from './writes.cases';

jest.setTimeout(120_000);

/** The promises of the API, at the public address, on the whole platform with two cities and a district in each. */
describe('the API at the gateway', () => {
  let w: World;
  let openApi: OpenApi;
  let seed: Seed;
  const world = (): World => w;
  const api = (): OpenApi => openApi;
  const seeded = (): Seed => seed;

  beforeAll(async () => {
    w = await startWorld();
    [openApi, seed] = await Promise.all([loadOpenApi(w.pingshan.admin), seedPingshan(w)]);
  });
  afterAll(() => w?.close());

  tokenCases(world);
  isolationCases(world, api, seeded);
  integratorCases(world, seeded);
  matrixCases(world, api, seeded);
  inputCases(world, api, seeded);
  writeCases(world, seeded);
  fileCases(world, seeded);
  listCases(world, api, seeded);
  fuzzCases(world, api);
  // Last: it judges the events of all that came before.
  eventCases(world, seeded);
});
