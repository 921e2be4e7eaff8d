import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { postgresPackage } from './postgres-binaries';
import { LOCATION_FILE, postgresLocation } from './postgres-location';
import { postgresUser, userCan } from './postgres-user';
import { repositoryRoot } from './repository';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'anlan-location-'));
  chmodSync(dir, 0o755);
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

describe('Postgres as ourselves', () => {
  const pkg = { native: '/nowhere/native', version: '15' };

  it('given a fresh data directory, then binaries are used where they are and the cluster is ours alone', () => {
    expect(postgresLocation(dir, pkg, undefined, [])).toEqual({ bin: '/nowhere/native/bin', home: join(dir, 'postgres') });
    expect(statSync(join(dir, 'postgres')).mode & 0o777).toBe(0o700);
  });

  it('given a data directory that root made, then it is refused and the message names both folders', () => {
    writeFileSync(join(dir, LOCATION_FILE), JSON.stringify({ cluster: '/var/lib/anlan/cluster-1' }));
    expect(() => postgresLocation(dir, pkg, undefined, [])).toThrow(
      expect.objectContaining({ code: 'CONFIGURATION', message: expect.stringMatching(new RegExp(`${dir}[^]*/var/lib/anlan/cluster-1`)) }),
    );
    expect(existsSync(join(dir, 'postgres'))).toBe(false);
  });
});

// Only root can try what another user may do; everybody else has to be found to be no root.
const isRoot = process.getuid?.() === 0;
describe(`Postgres started by ${isRoot ? 'root' : 'an ordinary user'}`, isRoot ? startedByRoot : startedByOrdinaryUser);

function startedByOrdinaryUser(): void {
  it('given nobody to hand the cluster to, then Postgres runs as ourselves', () => {
    expect(postgresUser()).toBeUndefined();
  });
}

function startedByRoot(): void {
  it('given Postgres refuses root, then another user of this machine is found', () => {
    expect(postgresUser()?.uid).toBeGreaterThan(0);
  });

  it('given binaries and data that the other user reaches, then they are used where they are', () => {
    const user = postgresUser();
    const pkg = { ...postgresPackage(repositoryRoot()), native: fakeNative(join(dir, 'native')) };
    expect(postgresLocation(dir, pkg, user, [join(dir, 'base')])).toEqual({ bin: join(pkg.native, 'bin'), home: join(dir, 'postgres') });
  });

  it('given a clone below a closed folder, then binaries are copied and the cluster lies elsewhere, the same each time', () => {
    const user = postgresUser();
    const closed = join(dir, 'closed');
    mkdirSync(closed, { mode: 0o700 });
    const data = join(closed, 'data');
    mkdirSync(data);
    const pkg = { native: fakeNative(join(closed, 'native')), version: '15' };
    const bases = [join(dir, 'base')];

    const first = postgresLocation(data, pkg, user, bases);

    expect(user && userCan(user, '-x', [join(first.bin, 'postgres'), join(first.bin, 'initdb')])).toBe(true);
    expect(user && userCan(user, '-w', [first.home])).toBe(true);
    expect(first.home.startsWith(join(dir, 'base', 'cluster-'))).toBe(true);
    expect(postgresLocation(data, pkg, user, bases)).toEqual(first);
  });

  it('given a cluster made before the folder was closed, then it moves along', () => {
    const user = postgresUser();
    const pkg = { native: fakeNative(join(dir, 'native')), version: '15' };
    const data = join(dir, 'clone', 'data');
    mkdirSync(data, { recursive: true });
    const { home } = postgresLocation(data, pkg, user, []);
    mkdirSync(join(home, 'data'));
    writeFileSync(join(home, 'data', 'PG_VERSION'), '15');
    chmodSync(join(dir, 'clone'), 0o700);

    const moved = postgresLocation(data, pkg, user, [join(dir, 'base')]).home;

    expect(readFileSync(join(moved, 'data', 'PG_VERSION'), 'utf8')).toBe('15');
    expect(existsSync(home)).toBe(false);
  });

  it('given only a base that others can write to, then it is not trusted', () => {
    const closed = join(dir, 'closed');
    const base = join(dir, 'open');
    mkdirSync(closed, { mode: 0o700 });
    mkdirSync(base);
    chmodSync(base, 0o777);
    const pkg = { native: fakeNative(join(dir, 'native')), version: '15' };
    expect(() => postgresLocation(join(closed, 'data'), pkg, postgresUser(), [base])).toThrow(expect.objectContaining({ code: 'POSTGRES_FAILED' }));
  });
}

function fakeNative(native: string): string {
  mkdirSync(join(native, 'bin'), { recursive: true });
  mkdirSync(join(native, 'lib'));
  mkdirSync(join(native, 'share', 'postgresql'), { recursive: true });
  writeFileSync(join(native, 'share', 'postgresql', 'postgres.bki'), '');
  for (const name of ['postgres', 'initdb']) writeFileSync(join(native, 'bin', name), '#!/bin/sh\n', { mode: 0o755 });
  return native;
}
