import { keycloakAvailable, keycloakTarget } from '../../src/keycloak-source';
import { startWorld, type World } from '../api/api.kit';
import { identityCases } from './identity.cases';
import { secondFactorCases } from './second-factor.cases';

jest.setTimeout(300_000);

// Says so in a line where it cannot run, and fails where everything has to.
if (keycloakTarget((line) => process.stdout.write(`${line}\n`))) {
  describe('identity by Keycloak', () => {
    let w: World;
    beforeAll(async () => {
      w = await startWorld({ identity: 'keycloak' });
    });
    afterAll(() => w?.close());

    identityCases(() => w);
    secondFactorCases(() => w);
  });
} else {
  it('given no Keycloak on this machine, then the reason was told', () => {
    expect(keycloakAvailable()).toMatchObject({ ok: false, why: expect.stringMatching(/./) });
  });
}
