const { generateFiles, output } = require('@nx/devkit');
const { join } = require('node:path');
const { edit } = require('../lib/edit.cjs');
const { namesOf } = require('../lib/names.cjs');

const KIT = 'libs/contracts/src/kit/operation.ts';
const TITLES = 'libs/contracts/src/openapi/titles.ts';

/**
 * Makes apps/<name> and libs/contracts/src/<name>: a service that starts, migrates and serves its long work, without features.
 * @param {import('@nx/devkit').Tree} tree
 * @param {{ name: string, zh?: string }} options
 */
async function serviceGenerator(tree, { name, zh }) {
  const names = namesOf(name);
  if (name.includes('-')) throw new Error(`'${name}': a service has one word, since its name is also its schema and its role in Postgres`);
  if (tree.exists(`apps/${name}/src`)) throw new Error(`apps/${name} is there already`);
  const values = { ...names, service: name, zh: zh ?? name };
  generateFiles(tree, join(__dirname, 'files/app'), `apps/${name}`, values);
  if (!tree.exists(`libs/contracts/src/${name}/index.ts`)) generateFiles(tree, join(__dirname, 'files/contracts'), `libs/contracts/src/${name}`, values);
  const known = new RegExp(`type ServiceName =[^;]*'${name}'`).test(tree.read(KIT, 'utf8') ?? '');
  if (!known) {
    edit(tree, KIT, (text) => text.replace(/(type ServiceName =[^;]*);/, `$1 | '${name}';`));
    edit(tree, TITLES, (text) => text.replace(/(serviceTitles[^]*?)\n\};/, `$1\n  ${name}: { zh: '${values.zh}', en: '${names.pascal}' },\n};`));
  }
  return () =>
    output.note({
      title: `apps/${name} is made`,
      bodyLines: [
        'npm install, which links the new package;',
        'name it in tools/stack/src/service-env.ts (SERVICES, DATABASE_SERVICES, the relay\'s OUTBOX_SCHEMAS, the gateway\'s UPSTREAMS)',
        'and in tools/stack/src/secrets.ts (databaseRoles), so that npm start runs it;',
        `npx nx g feature ${name} <feature> --table`,
      ],
    });
}

module.exports = serviceGenerator;
