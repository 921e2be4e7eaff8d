// A test that expects nothing passes whatever the code does.

// `until(…)` and the like throw at their deadline: they expect too.
const EXPECTS = /^(expect|assert|fail|until|waitFor|eventually)/;

const nameOf = (callee) => (callee.type === 'Identifier' ? callee.name : callee.type === 'MemberExpression' ? callee.property.name : undefined);

/** The name of `it(…)`, `test.each(…)(…)`, `it.failing(…)`. */
function rootName(callee) {
  if (callee.type === 'Identifier') return callee.name;
  if (callee.type === 'MemberExpression') return rootName(callee.object);
  if (callee.type === 'CallExpression') return rootName(callee.callee);
  if (callee.type === 'TaggedTemplateExpression') return rootName(callee.tag);
  return undefined;
}

/** @type {import('eslint').Rule.RuleModule} */
export const expectInTest = {
  meta: {
    type: 'problem',
    docs: { description: 'every test expects something' },
    schema: [],
    messages: { none: 'This test expects nothing, so it cannot fail for what it is about.' },
  },
  create(context) {
    const { visitorKeys } = context.sourceCode;
    /** Functions of this file by name, so that a test may expect through a helper. */
    const helpers = new Map();
    const tests = [];

    const expects = (node, seen = new Set()) => {
      if (node.type === 'CallExpression') {
        const name = nameOf(node.callee);
        if (name && (EXPECTS.test(name) || node.callee.object?.name === 'assert')) return true;
        const helper = helpers.get(name);
        if (helper && !seen.has(helper)) {
          seen.add(helper);
          if (expects(helper, seen)) return true;
        }
      }
      return (visitorKeys[node.type] ?? []).some((key) => [node[key]].flat().some((child) => child && expects(child, seen)));
    };

    return {
      FunctionDeclaration: (node) => node.id && helpers.set(node.id.name, node.body),
      VariableDeclarator(node) {
        if (/Function/.test(node.init?.type ?? '')) helpers.set(node.id.name, node.init.body);
      },
      MethodDefinition: (node) => node.value.body && helpers.set(node.key.name, node.value.body),
      CallExpression(node) {
        const fn = node.arguments[1];
        if (!/^(it|test)$/.test(rootName(node.callee) ?? '') || !fn) return;
        if (/Function/.test(fn.type)) tests.push({ node, body: fn.body });
        else if (fn.type === 'Identifier') tests.push({ node, name: fn.name });
      },
      'Program:exit'() {
        for (const { node, body, name } of tests) {
          const target = body ?? helpers.get(name);
          if (target && !expects(target)) context.report({ node: node.callee, messageId: 'none' });
        }
      },
    };
  },
};
