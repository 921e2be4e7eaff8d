const { generateFiles } = require('@nx/devkit');
const { join } = require('node:path');
const { addImport, addToList, assertService, edit } = require('./edit.cjs');
const { namesOf } = require('./names.cjs');

// TypeORM runs migrations by the 13 digits at the end of their classes' names. Counted up from one instant, they keep
// the order of the files; clocks of two machines would not.
const FIRST_STAMP = 1780000000000;

/**
 * Adds the next migration of a service and registers it.
 * @param {import('@nx/devkit').Tree} tree
 * @param {{ service: string, name: string, up?: string, down?: string, summary?: string }} options `up` and `down` are SQL;
 * without them the migration throws until somebody writes it, so that it cannot be released empty
 * @returns {string} its path
 */
function addMigration(tree, { service, name, up, down, summary }) {
  assertService(tree, service);
  const { file, pascal, words } = namesOf(name);
  const folder = `apps/${service}/migrations`;
  const numbers = tree.children(folder).flatMap((f) => /^(\d{4})-.*\.ts$/.exec(f)?.[1] ?? []);
  const number = Math.max(0, ...numbers.map(Number)) + 1;
  const stem = `${String(number).padStart(4, '0')}-${file}`;
  const className = `${pascal}${FIRST_STAMP + number}`;
  generateFiles(tree, join(__dirname, '../migration/files'), folder, { stem, className, up, down, summary: summary ?? `Of ${service}: ${words}.` });
  edit(tree, `${folder}/index.ts`, (text) => addToList(addImport(text, `import { ${className} } from './${stem}';`), /migrations\b[^=]*= \[/, className));
  return `${folder}/${stem}.ts`;
}

module.exports = { addMigration };
