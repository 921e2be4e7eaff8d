import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rotateLog, tailLog } from './log-file';
import { findNatsServer } from './nats-binary';
import { PidFile } from './pid-file';
import { displayWidth, doneLine } from './progress';
import { resetDataDir } from './reset';
import { loadSecrets } from './secrets';
import { DATABASE_SERVICES } from './service-env';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'anlan-dir-'));
  chmodSync(dir, 0o755);
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

describe('secrets', () => {
  it('given two starts, then they are the same, private, and long', () => {
    const first = loadSecrets(dir);
    expect(loadSecrets(dir)).toEqual(first);
    expect(statSync(join(dir, 'secrets.json')).mode & 0o777).toBe(0o600);
    expect(Buffer.from(first.secretKey, 'base64')).toHaveLength(32);
    expect(new Set([first.postgresPassword, ...Object.values(first.databaseRoles)]).size).toBe(1 + DATABASE_SERVICES.length);
  });

  it('given a file of an older release, then only what it lacks is added', () => {
    const { keycloakBootstrapSecret: _gone, ...older } = loadSecrets(dir);
    writeFileSync(join(dir, 'secrets.json'), JSON.stringify(older));
    const now = loadSecrets(dir);
    expect(now).toMatchObject(older);
    expect(now.keycloakBootstrapSecret).toHaveLength(32);
  });

  it('given a damaged file, then it is reported and not replaced', () => {
    writeFileSync(join(dir, 'secrets.json'), '{"postgres');
    expect(() => loadSecrets(dir)).toThrow(expect.objectContaining({ code: 'CONFIGURATION' }));
    expect(readFileSync(join(dir, 'secrets.json'), 'utf8')).toBe('{"postgres');
  });
});

describe('logs', () => {
  it('given a log over the limit, then three old ones are kept, and the file itself is emptied', () => {
    const log = join(dir, 'x.log');
    for (let n = 1; n <= 5; n++) {
      writeFileSync(log, `run ${n}\n`.repeat(10));
      expect(rotateLog(log, 50)).toBe(true);
    }
    expect(statSync(log).size).toBe(0);
    expect([1, 2, 3].map((n) => tailLog(`${log}.${n}`, 1))).toEqual(['run 5', 'run 4', 'run 3']);
    expect(existsSync(`${log}.4`)).toBe(false);
    expect(rotateLog(log, 50)).toBe(false);
    expect(rotateLog(join(dir, 'none.log'), 50)).toBe(false);
    expect(tailLog(join(dir, 'none.log'))).toBe('');
  });
});

describe('reset', () => {
  it('given a folder that is not ours, then nothing is removed', async () => {
    writeFileSync(join(dir, 'thesis.docx'), 'x');
    await expect(resetDataDir(dir)).rejects.toMatchObject({ code: 'CONFIGURATION' });
    expect(existsSync(join(dir, 'thesis.docx'))).toBe(true);
  });

  it('given a forged location, then only a folder named like a cluster of ours would be removed', async () => {
    const victim = join(dir, 'victim');
    const data = join(dir, 'data');
    mkdirSync(victim);
    mkdirSync(data);
    loadSecrets(data);
    writeFileSync(join(data, 'postgres.location.json'), JSON.stringify({ cluster: victim }));
    await resetDataDir(data);
    expect(existsSync(victim)).toBe(true);
    expect(existsSync(join(data, 'secrets.json'))).toBe(false);
  });
});

describe('leftovers', () => {
  it.each(['[]', 'x', '{}', JSON.stringify([{ name: 'a', pid: process.pid, identity: 'other', stopSignal: 'SIGKILL' }]), JSON.stringify([{ name: 'a', pid: -1, identity: '', stopSignal: 'SIGKILL' }])])(
    'given the record %p, then nothing is signalled',
    async (content) => {
      writeFileSync(join(dir, 'pids.json'), content);
      expect(await new PidFile(dir).endLeftovers()).toEqual([]);
    },
  );
});

describe('nats-server', () => {
  const put = (folder: string, mode: number): string => {
    mkdirSync(join(dir, folder));
    const path = join(dir, folder, 'nats-server');
    writeFileSync(path, '#!/bin/sh\n', { mode });
    return path;
  };

  it('given one named, on PATH and at a usual place, then they are taken in this order, if executable', () => {
    const [named, onPath, usual] = [put('named', 0o755), put('path', 0o755), put('usual', 0o755)];
    const usualFolders = [join(dir, 'usual')];
    expect(findNatsServer({ NATS_SERVER_BIN: named, PATH: join(dir, 'path') }, usualFolders)).toBe(named);
    expect(findNatsServer({ PATH: `/nowhere:${join(dir, 'path')}` }, usualFolders)).toBe(onPath);
    expect(findNatsServer({ PATH: '' }, usualFolders)).toBe(usual);
    expect(findNatsServer({}, [])).toBeUndefined();
  });

  it('given a name that is no program, then the message names it', () => {
    const plain = put('plain', 0o644);
    expect(() => findNatsServer({ NATS_SERVER_BIN: plain })).toThrow(expect.objectContaining({ code: 'NATS_MISSING', message: expect.stringContaining(plain) }));
  });
});

it('given Chinese and Latin text, then progress lines align', () => {
  expect(displayWidth('数据库 Postgres')).toBe(15);
  const lines = [doneLine('数据库 Postgres 15.18', '127.0.0.1:1', 0, 1_249), doneLine('网关 gateway', '127.0.0.1:22222', 0, 0)];
  expect(new Set(lines.map((line) => displayWidth(line))).size).toBe(1);
  expect(lines[0]).toMatch(/^✓ 数据库 Postgres 15\.18 +127\.0\.0\.1:1 +1\.2 s$/);
});
