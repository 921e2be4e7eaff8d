// What the architecture asks for, checked. Every rule is an error; whoever needs an exception says why at the place.
import { createProjectGraphAsync } from '@nx/devkit';
// Not the package's main entry: that one compiles tools/eslint-rules as if it were Nx's own kind of rules folder.
import { enforceModuleBoundaries } from '@nx/eslint-plugin/internal';
import tseslint from 'typescript-eslint';
import { anlan } from './tools/eslint-rules/index.mjs';

// The boundaries rule reads the graph that Nx keeps on disk, and says nothing where there is none (a fresh clone).
process.env.NX_DAEMON = 'false';
await createProjectGraphAsync({ exitOnError: false });

const TS = ['**/*.ts', '**/*.tsx', '**/*.mts', '**/*.cts'];
const TESTS = ['**/*.spec.ts', '**/*.int-spec.ts', '**/*.e2e-spec.ts', '**/*.spec.tsx', '**/*.browser-spec.ts'];
/** Kits that tests share: not tests themselves, and the place for polling. */
const TEST_KITS = ['**/testing/**', '**/test/**', '**/*.test-kit.ts', '**/*.fixtures.ts'];

const typed = (files, project, ignores = []) => ({
  files,
  ignores,
  languageOptions: { parserOptions: { project, tsconfigRootDir: import.meta.dirname } },
  rules: {
    '@typescript-eslint/no-floating-promises': 'error',
    '@typescript-eslint/no-misused-promises': 'error',
  },
});

const only = (...tags) => ({ onlyDependOnLibsWithTags: tags });
const boundaries = (extra = [], withConsole = true) => [
  'error',
  {
    enforceBuildableLibDependency: false,
    allowCircularSelfDependency: true,
    banTransitiveDependencies: false,
    depConstraints: [
      { sourceTag: 'name:domain', ...only('name:domain') },
      { sourceTag: 'name:contracts', ...only('name:domain', 'name:contracts') },
      { sourceTag: 'name:platform', ...only('name:domain', 'name:contracts', 'name:platform') },
      ...(withConsole ? [{ sourceTag: 'name:console', ...only('name:contracts', 'name:domain') }] : []),
      { sourceTag: 'kind:app', ...only('kind:lib', ...extra) },
      { sourceTag: 'kind:tool', ...only('kind:lib', 'kind:tool') },
    ],
  },
];

export default tseslint.config(
  { ignores: ['**/node_modules/**', '**/dist/**', '.data/**', '.nx/**', 'coverage/**', 'tmp/**', '**/*.d.ts'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error', reportUnusedInlineConfigs: 'error' } },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.{js,mjs,cjs,ts,tsx,mts,cts}'],
    plugins: { anlan, '@nx': { rules: { 'enforce-module-boundaries': enforceModuleBoundaries } } },
    rules: {
      'anlan/reasoned-suppression': 'error',
      'anlan/no-session-settings': 'error',
      'anlan/no-hidden-schema': 'error',
      'anlan/no-utc-day': 'error',
      'array-callback-return': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'max-lines': ['error', { max: 300 }],
      'no-cond-assign': 'error',
      'no-constant-binary-expression': 'error',
      'no-dupe-else-if': 'error',
      'no-dupe-keys': 'error',
      'no-duplicate-case': 'error',
      'no-empty': 'error',
      'no-eval': 'error',
      'no-fallthrough': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true, named: true, defaultFrom: true, namedFrom: true, namespaceFrom: true } }],
      'no-self-compare': 'error',
      'no-unreachable': 'error',
      'no-unsafe-finally': 'error',
      'no-useless-catch': 'error',
      'prefer-const': ['error', { ignoreReadBeforeAssign: true }],
      'no-warning-comments': ['error', { terms: ['todo', 'fixme', 'hack', 'xxx'], location: 'anywhere' }],
      '@typescript-eslint/ban-ts-comment': ['error', { 'ts-ignore': true, 'ts-nocheck': true, 'ts-expect-error': 'allow-with-description', minimumDescriptionLength: 8 }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrorsIgnorePattern: '^_', ignoreRestSiblings: true }],
    },
  },
  // The few type-aware rules that find what no test does. One program for all but the console, or it takes twice as long.
  typed(['apps/**/*.ts', 'libs/**/*.ts', 'tools/**/*.ts'], 'tools/eslint-rules/tsconfig.json', ['apps/console/**']),
  typed(['apps/console/src/**/*.{ts,tsx}'], 'apps/console/tsconfig.json'),
  typed(['apps/console/test/**/*.ts'], 'apps/console/test/tsconfig.json'),
  { files: ['**/*.config.{js,mjs,cjs,ts,mts}', '**/testing/global-{setup,teardown}.ts'], rules: { 'no-restricted-exports': 'off' } },
  // What the rules must find, and what the tests must notice, is written down there.
  { files: ['tools/eslint-rules/*.test.mjs', 'tools/mutations/list/*.mjs'], rules: { 'anlan/no-session-settings': 'off' } },
  // Where days are made.
  { files: ['libs/domain/src/day.ts'], rules: { 'anlan/no-utc-day': 'off' } },
  { files: ['**/*.cjs'], rules: { '@typescript-eslint/no-require-imports': 'off' } },

  // Floors.
  { files: ['apps/**', 'libs/**', 'tools/**'].map((f) => `${f}/*.{ts,tsx,mjs,cjs}`), rules: { '@nx/enforce-module-boundaries': boundaries() } },
  // End-to-end tests start the whole stack.
  { files: ['apps/*/test/**/*.ts'], rules: { '@nx/enforce-module-boundaries': boundaries(['name:stack']) } },
  // The console's tests run beside it, not in it.
  { files: ['apps/console/test/**/*.ts'], rules: { '@nx/enforce-module-boundaries': boundaries(['name:stack', 'name:demo'], false) } },
  {
    files: ['libs/domain/src/**/*.ts'],
    ignores: TESTS,
    rules: { 'no-restricted-imports': ['error', { patterns: [{ regex: '^[^.]', message: 'domain imports nothing: it runs in the browser and in every service.' }] }] },
  },
  {
    files: ['libs/contracts/src/**/*.ts'],
    ignores: TESTS,
    rules: { 'no-restricted-imports': ['error', { patterns: [{ regex: '^(?!\\.|zod$|@anlan/domain$)', message: 'contracts import zod and domain: they run in the browser too.' }] }] },
  },
  {
    files: ['apps/**/*.ts', 'libs/platform/**/*.ts'],
    ignores: [...TESTS, ...TEST_KITS],
    rules: { 'no-restricted-imports': ['error', { patterns: [{ regex: '^@anlan/platform/testing|/testing(/|$)', message: 'Test kits hand out connections without a tenant; only tests use them.' }] }] },
  },

  // One door to the database.
  {
    files: TS,
    ignores: ['libs/platform/src/{db,jobs,testing}/**', 'apps/relay/src/**', 'apps/*/migrations/**', 'tools/**', 'apps/console/test/**', '**/*.int-spec.ts', '**/*.e2e-spec.ts'],
    rules: { 'anlan/one-door': 'error' },
  },
  { files: ['libs/platform/src/service/**/*.ts'], rules: { 'anlan/one-door': ['error', { allowTypes: ['DataSource', 'MixedList'] }] } },
  { files: ['apps/**/*.ts', 'libs/**/*.ts'], rules: { 'anlan/no-parallel-queries': 'error', 'anlan/no-client-emit': 'error', 'no-console': 'error' } },

  // Controllers.
  { files: ['apps/**/*.ts'], ignores: ['apps/gateway/**'], rules: { 'anlan/handle-only': 'error' } },
  { files: ['apps/**/*.ts', 'libs/**/*.ts'], rules: { 'anlan/thin-controller': 'error' } },

  // Tests.
  { files: [...TESTS, '**/*.test.mjs'], rules: { 'anlan/no-focused-test': 'error', 'anlan/expect-in-test': 'error' } },
  { files: TEST_KITS, ignores: TESTS, rules: { 'anlan/no-fixed-sleep': ['error', { allowInLoop: true }] } },
  { files: [...TESTS, '**/*.test.mjs'], rules: { 'anlan/no-fixed-sleep': 'error' } },
);
