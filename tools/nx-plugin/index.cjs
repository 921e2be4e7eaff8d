// Gives every package under apps/, libs/ and tools/ the same targets, so that no project.json has to repeat them.
const { existsSync, readFileSync } = require('node:fs');
const { dirname, join, basename } = require('node:path');

const kinds = { apps: 'app', libs: 'lib', tools: 'tool' };

/** @type {import('@nx/devkit').CreateNodesV2} */
exports.createNodesV2 = [
  '{apps,libs,tools}/*/package.json',
  (files, _options, context) =>
    files.map((file) => {
      const root = dirname(file);
      const kind = kinds[root.split('/')[0]];
      const name = JSON.parse(readFileSync(join(context.workspaceRoot, file), 'utf8')).name;
      const folders = ['src', 'migrations'].filter((f) => existsSync(join(context.workspaceRoot, root, f)));
      const targets = {};
      if (existsSync(join(context.workspaceRoot, root, 'tsconfig.json'))) {
        const isPage = existsSync(join(context.workspaceRoot, root, 'vite.config.ts'));
        targets.build = {
          command: isPage ? 'vite build --logLevel warn' : `swc ${folders.join(' ')} -d dist --config-file ../../.swcrc --ignore "**/*spec.ts" --delete-dir-on-start -q`,
          options: { cwd: root },
          cache: true,
          // A page holds what it imports; the others load it when they run.
          inputs: isPage ? ['production', '^production'] : ['production'],
          outputs: ['{projectRoot}/dist'],
        };
        targets.typecheck = {
          // Tests of a page run in Node: they are a programme of their own.
          command: existsSync(join(context.workspaceRoot, root, 'test', 'tsconfig.json')) ? 'tsc -p tsconfig.json && tsc -p test/tsconfig.json' : 'tsc -p tsconfig.json',
          options: { cwd: root },
          cache: true,
          inputs: ['default', '^default'],
        };
      }
      const tags = [`kind:${kind}`, `name:${basename(root)}`];
      return [file, { projects: { [root]: { name, tags, targets } } }];
    }),
];
