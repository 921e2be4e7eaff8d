import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { root } from '../preflight.mjs';
import { ownFolder, startOf } from './folder.mjs';
import { within } from './testing/within.mjs';

describe('the folder of a run', () => {
  let parent;
  before(() => (parent = mkdtempSync(join(tmpdir(), 'folder-test-'))));
  after(() => rmSync(parent, { recursive: true, force: true }));
  const folder = (name, marker) => {
    mkdirSync(join(parent, name));
    if (marker !== undefined) writeFileSync(join(parent, name, 'run.json'), typeof marker === 'string' ? marker : JSON.stringify(marker));
    return join(parent, name);
  };
  const gone = () => spawnSync(process.execPath, ['-e', '0']).pid;
  const kind = 'anlan mutations';

  test('leaves what no run of mutations has made, whatever its name and whoever is gone', () => {
    const others = [folder(`anlan-mutations-${gone()}-notes`), folder('anlan-mutations-mine'), folder(`anlan-mutations-${gone()}-x`, 'no json'), folder('anlan-mutations-y', { pid: gone(), started: '1' }), folder('anlan-other', { kind, pid: gone(), started: '1' })];
    ownFolder(parent);
    assert.deepEqual(others.filter((d) => !existsSync(d)), []);
  });

  test('removes what a run that is gone has left, also where another process has its number now', () => {
    const left = [folder('anlan-mutations-a', { kind, pid: gone(), started: '1' }), folder('anlan-mutations-b', { kind, pid: process.pid, started: 'another time' })];
    const own = ownFolder(parent);
    assert.deepEqual(left.filter((d) => existsSync(d)), []);
    assert.deepEqual(JSON.parse(readFileSync(join(own, 'run.json'), 'utf8')), { kind, pid: process.pid, started: startOf(process.pid) });
    assert.notEqual(ownFolder(parent), own);
    assert.ok(existsSync(own));
  });

  test('leaves the folder of a run that goes on, and removes it once that was killed', async () => {
    const code = `import { ownFolder } from ${JSON.stringify(pathToFileURL(join(root, 'tools/mutations/folder.mjs')).href)};
      import { writeFileSync } from 'node:fs';
      writeFileSync(${JSON.stringify(join(parent, 'said'))}, ownFolder(${JSON.stringify(parent)}));
      setInterval(() => undefined, 1000);`;
    const run = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: 'ignore' });
    const ended = new Promise((resolve) => run.on('exit', resolve));
    await within('the run has its folder', () => existsSync(join(parent, 'said')) && readFileSync(join(parent, 'said'), 'utf8') !== '');
    const dir = readFileSync(join(parent, 'said'), 'utf8');
    ownFolder(parent);
    assert.ok(existsSync(dir));
    run.kill('SIGKILL');
    await ended;
    ownFolder(parent);
    assert.ok(!existsSync(dir));
  });
});
