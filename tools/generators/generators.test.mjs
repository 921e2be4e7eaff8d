// The real generators in a copy of the workspace: what they make has to compile, keep the rules and pass its own tests.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { Sandbox } from './lib/sandbox.mjs';

/** @type {Sandbox} */
let box;
before(() => {
  box = new Sandbox(['libs', 'tools', 'infra', 'apps/enforcement', 'apps/console/test']);
});
after(() => box.remove());

const read = (...path) => readFileSync(join(box.dir, ...path), 'utf8');
const succeeds = ({ status, output }, said = /(?:)/) => {
  assert.equal(status, 0, output);
  assert.match(output, said);
};
const made = {};

describe('service', () => {
  test('makes an app and its contracts', () => {
    made.service = box.generate('service', 'drills', '--zh=演练');
    for (const file of ['package.json', 'tsconfig.json', 'src/main.ts', 'src/start.ts', 'src/app.module.ts', 'src/migrate.ts', 'src/config.ts', 'migrations/index.ts', 'migrations/0001-drills.ts', 'test/isolation.int-spec.ts']) {
      assert.ok(made.service.includes(`apps/drills/${file}`), file);
    }
    assert.match(read('libs/contracts/src/kit/operation.ts'), /type ServiceName =.*'drills';/);
    box.link();
  });

  test('refuses a name that cannot be a schema, and one that is taken', () => {
    assert.throws(() => box.generate('service', 'fire-drills'), /one word/);
    assert.throws(() => box.generate('service', 'Drills'), /no name/);
    assert.throws(() => box.generate('service', 'enforcement'), /there already/);
  });
});

describe('feature', () => {
  test('makes the flat folder, the contracts, the table and the permissions', () => {
    made.features = [...box.generate('feature', 'drills', 'rescue-team', '--table', '--zh=救援队伍'), ...box.generate('feature', 'enforcement', 'fire-patrol', '--table')];
    for (const part of ['module', 'controller', 'service', 'rules', 'rules.spec', 'service.int-spec', 'entity']) {
      assert.ok(made.features.includes(`apps/drills/src/rescue-team/rescue-team.${part}.ts`), part);
    }
    for (const part of ['dto', 'errors', 'api', 'events.v1']) assert.ok(made.features.includes(`libs/contracts/src/drills/rescue-team.${part}.ts`), part);
    assert.match(read('apps/drills/migrations/index.ts'), /\[Drills1780000000001, RescueTeam1780000000002\]/);
    assert.match(read('apps/drills/src/app.module.ts'), / {8}RescueTeamModule,\n {6}\]/);
    assert.match(read('apps/enforcement/src/app.module.ts'), /\bFirePatrolModule\b[^\]]*\],\n/);
    assert.match(read('libs/contracts/src/access/scopes.ts'), /'rescue-team\.read': 'record',\n {2}'rescue-team\.manage': 'record',/);
    assert.match(read('libs/contracts/src/access/roles.ts'), /'section-officer': [^}]*'rescue-team\.read', 'rescue-team\.manage'/);
  });

  test('refuses what is there, and a service that is not', () => {
    assert.throws(() => box.generate('feature', 'enforcement', 'hazard'), /there already/);
    assert.throws(() => box.generate('feature', 'nowhere', 'thing'), /no service/);
  });
});

describe('migration', () => {
  test('takes the next number and is registered last', () => {
    made.migration = box.generate('migration', 'drills', 'team-photos');
    assert.ok(made.migration.includes('apps/drills/migrations/0003-team-photos.ts'));
    assert.match(read('apps/drills/migrations/index.ts'), /RescueTeam1780000000002, TeamPhotos1780000000003\]/);
    assert.match(read('apps/drills/migrations/0003-team-photos.ts'), /throw new Error\('0003-team-photos is not written'\)/);
  });
});

describe('what they made', () => {
  for (const project of ['libs/contracts', 'apps/drills', 'apps/enforcement']) {
    test(`compiles in ${project}`, () => succeeds(box.tool('typescript/bin/tsc', ['-p', `${project}/tsconfig.json`])));
  }

  test('keeps every rule', () => {
    const files = [...new Set(Object.values(made).flat())].filter((f) => f.endsWith('.ts'));
    succeeds(box.tool('eslint/bin/eslint.js', files));
  });

  test('passes its unit tests', () => succeeds(box.tool('jest/bin/jest.js', ['--selectProjects', 'unit', '--ci', 'rescue-team', 'fire-patrol']), /Test Suites: 2 passed, 2 total/));

  test('builds', () => succeeds(box.tool('nx/dist/bin/nx.js', ['run-many', '-t', 'build', '-p', '@anlan/domain,@anlan/contracts,@anlan/platform,@anlan/tool-stack,@anlan/drills'])));

  test('passes its tests on Postgres, once its migration is written', () => {
    const index = join(box.dir, 'apps/drills/migrations/index.ts');
    const text = readFileSync(index, 'utf8').replace(', TeamPhotos1780000000003', '').replace(/import \{ TeamPhotos.*\n/, '');
    box.write(index, text);
    succeeds(box.tool('jest/bin/jest.js', ['--selectProjects', 'integration', '--ci', '--runInBand', 'rescue-team', 'fire-patrol', 'apps/drills/test']), /Test Suites: 3 passed, 3 total/);
  });
});
