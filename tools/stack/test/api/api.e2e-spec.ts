import type { World } from './api.kit';
import { silenceCases } from './canary/silence.cases';
import { singingCases } from './canary/singing.cases';
import { changeCases } from './changes.cases';
import { eventCases } from './events.cases';
import { fileCases } from './files.cases';
import { fuzzCases } from './fuzz.cases';
import { inputCases } from './input.cases';
import { integratorCases } from './integrators.cases';
import { isolationCases } from './isolation.cases';
import { listCases } from './lists.cases';
import { matrixCases } from './matrix.cases';
import { tableCases } from './matrix/table.cases';
import type { OpenApi } from './openapi.kit';
import type { Seed } from './seed.kit';
import { Stage } from './stage.kit';
import { tokenCases } from './tokens.cases';
import { writeCases } from './writes.cases';

jest.setTimeout(240_000);

/** The promises of the API, at the public address, on the whole platform with two cities and a district in each. */
describe('the API at the gateway', () => {
  let stage: Stage;
  const set = (): Stage => stage;
  const world = (): World => stage.world;
  const api = (): OpenApi => stage.api;
  const seeded = (): Seed => stage.here.seed;

  beforeAll(async () => void (stage = await Stage.set()));
  afterAll(() => stage?.world.close());

  singingCases(set);
  tokenCases(world);
  isolationCases(set);
  integratorCases(world, seeded);
  tableCases(set);
  matrixCases(world, api, seeded);
  inputCases(world, api, seeded);
  writeCases(world, seeded);
  fileCases(world, seeded);
  listCases(world, api, seeded);
  fuzzCases(world, api);
  changeCases(world, seeded);
  // Last: they judge the events, and whatever else is left, of all that came before.
  eventCases(world, seeded);
  silenceCases(set);
});
