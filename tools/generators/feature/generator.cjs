const { generateFiles, output } = require('@nx/devkit');
const { join } = require('node:path');
const { addImport, addToList, assertService, edit } = require('../lib/edit.cjs');
const { addMigration } = require('../lib/migration.cjs');
const { namesOf } = require('../lib/names.cjs');

const ACCESS = 'libs/contracts/src/access';
/** Who may do what with a new feature until somebody thinks about it. */
const HOLDERS = ['district-admin', 'section-officer'];

/** @param {string} service @param {import('../lib/names.cjs').Names} names */
const tableOf = (service, { snake }) => `create table ${service}.${snake} (
  tenant_id uuid not null,
  id uuid not null,
  name text not null,
  division_code text collate "C" not null,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  version integer not null,
  primary key (tenant_id, id)
);
create index ${snake}_division on ${service}.${snake} (tenant_id, division_code, id);
call app.apply_tenant_policy('${service}.${snake}');`;

/**
 * Makes a feature: a ledger of named records in divisions, with everything around it. What is particular is written into it.
 * @param {import('@nx/devkit').Tree} tree
 * @param {{ service: string, name: string, table?: boolean, zh?: string }} options
 */
async function featureGenerator(tree, { service, name, table = false, zh }) {
  assertService(tree, service);
  const names = namesOf(name);
  const folder = `apps/${service}/src/${name}`;
  if (tree.exists(folder)) throw new Error(`${folder} is there already`);
  const values = { ...names, service, zh: zh ?? name };
  generateFiles(tree, join(__dirname, 'files/app'), folder, values);
  generateFiles(tree, join(__dirname, 'files/contracts'), `libs/contracts/src/${service}`, values);
  edit(tree, `libs/contracts/src/${service}/index.ts`, (text) => `${text.trimEnd()}\n${['dto', 'errors', 'api', 'events.v1'].map((part) => `export * from './${name}.${part}';\n`).join('')}`);
  edit(tree, `apps/${service}/src/app.module.ts`, (text) =>
    addToList(addImport(text, `import { ${names.pascal}Module } from './${name}/${name}.module';`), /return \{[^[]*\bimports: \[/, `${names.pascal}Module`));
  grant(tree, names, values.zh);
  if (table) {
    addMigration(tree, {
      service, name, up: tableOf(service, names), down: `drop table ${service}.${names.snake}`, summary: `The ledger of ${names.manyWords} (${values.zh}).`,
    });
  }
  return () =>
    output.note({
      title: `${folder} is made`,
      bodyLines: [
        `${HOLDERS.join(' and ')} may read and manage it: say who else in ${ACCESS}/roles.ts`,
        `a new permission wants a column in ${ACCESS}/access-guide.spec.ts`,
        'ACCEPT_ACCESS=1 npx jest --selectProjects unit --testPathPatterns access- puts its operations and roles into the tables of who may do what',
        ...(table ? [] : [`it expects the table ${service}.${names.snake}: --table would have made it`]),
        `npx jest apps/${service}/src/${name}`,
      ],
    });
}

/** @param {import('@nx/devkit').Tree} tree @param {import('../lib/names.cjs').Names} names @param {string} zh */
function grant(tree, { file, manyWords }, zh) {
  const lines = `  '${file}.read': '查看${zh} see ${manyWords}',\n  '${file}.manage': '维护${zh} maintain ${manyWords}',\n`;
  edit(tree, `${ACCESS}/permissions.ts`, (text) => text.replace(/^\} as const/m, `${lines}} as const`));
  edit(tree, `${ACCESS}/scopes.ts`, (text) => text.replace(/^\};/m, `  '${file}.read': 'record',\n  '${file}.manage': 'record',\n};`));
  for (const role of HOLDERS) {
    const marker = new RegExp(`'${role}': \\{[^[]*permissions: \\[`);
    edit(tree, `${ACCESS}/roles.ts`, (text) => addToList(text, marker, `'${file}.read', '${file}.manage'`));
  }
}

module.exports = featureGenerator;
