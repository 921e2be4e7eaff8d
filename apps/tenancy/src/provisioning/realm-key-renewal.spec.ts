import type { TenantRow } from '../registry/tenant-registry';
import { RealmKeyRenewal } from './realm-key-renewal';

const tenant = (realm: string) => ({ realm }) as TenantRow;

function kit(previous: Buffer<ArrayBuffer> | undefined, stubborn: string[] = []) {
  const asked: string[] = [];
  const said: string[] = [];
  const renewal = new RealmKeyRenewal(
    { all: async () => ['platform', 'city-440300', 'district-440310'].map(tenant) },
    {
      hasRealm: async (realm) => {
        asked.push(realm);
        if (stubborn.includes(realm)) throw new Error('refused');
        return true;
      },
    },
    { IDENTITY_REALM_KEY_PREVIOUS: previous },
    { warn: (_facts: unknown, text?: string) => void said.push(`warn ${text}`), info: (_facts: unknown, text?: string) => void said.push(`info ${text}`) } as never,
  );
  return { renewal, asked, said };
}

describe('RealmKeyRenewal', () => {
  it('given a previous key, then asks every realm and says that the key may be dropped', async () => {
    const { renewal, asked, said } = kit(Buffer.alloc(32));
    expect(await renewal.renew()).toEqual([]);
    expect(asked).toEqual(['platform', 'city-440300', 'district-440310']);
    expect(said).toEqual([expect.stringContaining('may be dropped')]);
  });

  it('given a realm that refuses, then goes on with the others, names it and does not call the key done with', async () => {
    const { renewal, asked, said } = kit(Buffer.alloc(32), ['city-440300']);
    expect(await renewal.renew()).toEqual(['city-440300']);
    renewal.onApplicationShutdown();
    expect(asked).toHaveLength(3);
    expect(said.join()).not.toContain('may be dropped');
  });

  it('given no previous key, then asks nobody', () => {
    const { renewal, asked } = kit(undefined);
    renewal.onApplicationBootstrap();
    expect(asked).toEqual([]);
  });
});
