import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureChromium, findChromium } from './chromium-binary';

let dir: string;
beforeEach(() => (dir = mkdtempSync(join(tmpdir(), 'anlan-chromium-'))));
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const put = (folder: string, name: string, mode = 0o755): string => {
  mkdirSync(join(dir, folder), { recursive: true });
  const path = join(dir, folder, name);
  writeFileSync(path, '#!/bin/sh\n', { mode });
  return path;
};

it('given one named, on PATH and at a usual place, then they are taken in this order, if executable', () => {
  const [named, onPath, usual] = [put('named', 'browser'), put('path', 'google-chrome'), put('usual', 'chromium')];
  const places = [join(dir, 'usual')];
  expect(findChromium({ CHROMIUM_BIN: named, PATH: join(dir, 'path') }, places)).toEqual({ ok: true, path: named });
  expect(findChromium({ PATH: join(dir, 'path') }, [])).toEqual({ ok: true, path: onPath });
  expect(findChromium({ PATH: '' }, places)).toEqual({ ok: true, path: usual });
});

it('given several on PATH, then Chromium itself comes before what is made of it', () => {
  put('path', 'google-chrome');
  expect(findChromium({ PATH: join(dir, 'path') }, [])).toMatchObject({ path: join(dir, 'path', 'google-chrome') });
  const own = put('path', 'chromium');
  expect(findChromium({ PATH: join(dir, 'path') }, [])).toEqual({ ok: true, path: own });
});

it('given none, or one that is no program, then it is said how to get one, in both languages', async () => {
  expect(findChromium({ PATH: dir }, [])).toEqual({ ok: false, why: expect.stringMatching(/找不到 Chromium[^]*apt-get install chromium[^]*CHROMIUM_BIN[^]*was not found/) });
  const plain = put('named', 'plain', 0o644);
  expect(findChromium({ CHROMIUM_BIN: plain }, [])).toEqual({ ok: false, why: expect.stringContaining(plain) });
  const before = process.env['CHROMIUM_BIN'];
  process.env['CHROMIUM_BIN'] = plain;
  try {
    // Who names one means that one: nothing else is installed for it.
    expect(await ensureChromium()).toMatchObject({ ok: false, why: expect.stringContaining(plain) });
  } finally {
    if (before === undefined) delete process.env['CHROMIUM_BIN'];
    else process.env['CHROMIUM_BIN'] = before;
  }
});
