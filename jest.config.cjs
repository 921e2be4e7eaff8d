// Four kinds of test, run one after another (two cores): pure rules, services on Postgres, the whole platform, its pages.
const swc = JSON.parse(require('node:fs').readFileSync(`${__dirname}/.swcrc`, 'utf8'));
const base = {
  rootDir: __dirname,
  testEnvironment: 'node',
  testEnvironmentOptions: { customExportConditions: ['@anlan/source', 'require', 'node', 'node-addons'] },
  transform: { '\\.ts$': ['@swc/jest', { ...swc, $schema: undefined, sourceMaps: 'inline', swcrc: false }] },
  modulePathIgnorePatterns: ['<rootDir>/.*/dist/', '<rootDir>/.data/'],
};
const kind = (displayName, suffix, more = {}) => ({
  ...base,
  displayName,
  testMatch: [`<rootDir>/{apps,libs,tools}/**/*.${suffix}.ts`],
  ...more,
});
module.exports = {
  // Jest's five seconds are a limit for one's own machine, not for two busy cores: no test is timed.
  testTimeout: 30_000,
  projects: [
    kind('unit', 'spec'),
    kind('integration', 'int-spec', {
      globalSetup: '<rootDir>/tools/stack/src/testing/global-setup.ts',
      globalTeardown: '<rootDir>/tools/stack/src/testing/global-teardown.ts',
    }),
    kind('e2e', 'e2e-spec'),
    kind('browser', 'browser-spec', {
      testEnvironment: '<rootDir>/apps/console/test/testing/environment.cjs',
      globalSetup: '<rootDir>/apps/console/test/testing/global-setup.ts',
      globalTeardown: '<rootDir>/apps/console/test/testing/global-teardown.ts',
    }),
  ],
};
