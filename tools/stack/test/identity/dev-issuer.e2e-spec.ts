import { startWorld, type World } from '../api/api.kit';
import { identityCases } from './identity.cases';

jest.setTimeout(120_000);

describe('identity by the development issuer', () => {
  let w: World;
  beforeAll(async () => {
    w = await startWorld();
  });
  afterAll(() => w?.close());

  identityCases(() => w);
});
