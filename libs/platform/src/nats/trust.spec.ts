import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decodeClaims } from './claims';
import { NatsInputError } from './errors';
import { natsServerConfig } from './server-config';
import { createTrust, renewApp, type Trust } from './trust';
import { loadOrCreateTrust, loadTrust, writeTrust } from './trust-files';

let dir: string;
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'anlan-trust-'));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

describe('the trust of a cell', () => {
  it('is written for its owner alone, whole, and read back the same', async () => {
    const home = join(dir, 'nats');
    const trust = createTrust();
    await writeTrust(home, trust);
    expect(await loadTrust(home)).toEqual(trust);
    expect((await readdir(home)).sort()).toEqual(['services.creds', 'sys.creds', 'trust.json']);
    for (const name of await readdir(home)) expect((await stat(join(home, name))).mode & 0o777).toBe(0o600);
    expect((await stat(home)).mode & 0o777).toBe(0o700);
    expect(await readFile(join(home, 'sys.creds'), 'utf8')).toBe(trust.system.creds);
  });

  it('is made once and then kept', async () => {
    const first = await loadOrCreateTrust(dir);
    expect(await loadOrCreateTrust(dir)).toEqual(first);
  });

  it('still loads when the root seed was taken away to an offline place', async () => {
    const trust = createTrust();
    await writeTrust(dir, { ...trust, operator: { ...trust.operator, seed: '' } });
    expect((await loadTrust(dir)).operator.signingSeed).toBe(trust.operator.signingSeed);
  });

  it('is an error when damaged, and never replaced', async () => {
    await writeFile(join(dir, 'trust.json'), '{"operator":');
    await expect(loadOrCreateTrust(dir)).rejects.toThrow(NatsInputError);
    expect(await readFile(join(dir, 'trust.json'), 'utf8')).toBe('{"operator":');
  });

  it.each<[string, (a: Trust, b: Trust) => Trust]>([
    ['the system account of another', (a, b) => ({ ...a, system: b.system })],
    ['an APP account of another', (a, b) => ({ ...a, app: b.app })],
    ['a signing key of another', (a, b) => ({ ...a, operator: { ...a.operator, signingSeed: b.operator.signingSeed } })],
    ['creds of another', (a, b) => ({ ...a, app: { ...a.app, creds: b.app.creds } })],
    ['a seed of another', (a, b) => ({ ...a, app: { ...a.app, seed: b.app.seed } })],
  ])('with %s is refused', async (_, mix) => {
    await writeTrust(dir, mix(createTrust(), createTrust()));
    await expect(loadTrust(dir)).rejects.toMatchObject({ code: 'bad_trust' });
  });

  it('can give APP other limits under the same key', () => {
    const trust = createTrust();
    const renewed = renewApp(trust, { jetStream: { diskBytes: 5 } });
    expect(renewed.app.publicKey).toBe(trust.app.publicKey);
    expect(decodeClaims(renewed.app.jwt).nats).toMatchObject({ limits: { disk_storage: 5, mem_storage: -1 } });
  });

  it('goes into a configuration on loopback that holds no secret', () => {
    const trust = createTrust();
    const text = natsServerConfig({ trust, port: 4222, monitorPort: 8222, storeDir: '/a b/"js"', resolverDir: '/r' });
    expect(text.match(/^(listen|http): .*/gm)).toEqual(['listen: "127.0.0.1:4222"', 'http: "127.0.0.1:8222"']);
    expect(text).toContain('store_dir: "/a b/\\"js\\""');
    for (const { seed } of [trust.operator, trust.system, trust.app]) expect(text).not.toContain(seed);
    expect(text).not.toContain(trust.operator.signingSeed);
  });
});
