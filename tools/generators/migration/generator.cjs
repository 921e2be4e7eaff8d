const { addMigration } = require('../lib/migration.cjs');

/**
 * @param {import('@nx/devkit').Tree} tree
 * @param {{ service: string, name: string }} options
 */
async function migrationGenerator(tree, { service, name }) {
  addMigration(tree, { service, name });
}

module.exports = migrationGenerator;
