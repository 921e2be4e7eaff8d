import { RuleTester } from 'eslint';
import { after, describe, it } from 'node:test';
import tseslint from 'typescript-eslint';

RuleTester.describe = describe;
RuleTester.it = it;
RuleTester.itOnly = it.only;
RuleTester.afterAll = after;

const tester = new RuleTester({ languageOptions: { parser: tseslint.parser, parserOptions: { ecmaVersion: 2023, sourceType: 'module' } } });

/**
 * Runs a rule on code that it must accept and on code that it must report.
 * @param {string} name
 * @param {import('eslint').Rule.RuleModule} rule
 * @param {{ valid: (string | object)[], invalid: [code: string, ...messageIds: string[]][], options?: unknown[] }} cases
 */
export function check(name, rule, { valid, invalid, options = [] }) {
  tester.run(name, rule, {
    valid: valid.map((v) => (typeof v === 'string' ? { code: v, options } : v)),
    invalid: invalid.map(([code, ...ids]) => ({ code, options, errors: ids.map((messageId) => ({ messageId })) })),
  });
}
