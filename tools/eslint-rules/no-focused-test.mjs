// A focused test hides all others, and a skipped one is forgotten.

const SHORT = new Map([['fit', 'focused'], ['fdescribe', 'focused'], ['xit', 'skipped'], ['xtest', 'skipped'], ['xdescribe', 'skipped']]);
const MEMBERS = new Map([['only', 'focused'], ['skip', 'skipped'], ['todo', 'skipped']]);
const ROOTS = new Set(['it', 'test', 'describe']);

function rootOf(node) {
  if (node.type === 'Identifier') return node.name;
  return node.type === 'MemberExpression' ? rootOf(node.object) : undefined;
}

/** @type {import('eslint').Rule.RuleModule} */
export const noFocusedTest = {
  meta: {
    type: 'problem',
    docs: { description: 'no .only, .skip or .todo' },
    schema: [],
    messages: { focused: 'A focused test hides all others.', skipped: 'A skipped test is forgotten: run it or delete it.' },
  },
  create(context) {
    return {
      CallExpression(node) {
        if (node.callee.type === 'Identifier' && SHORT.has(node.callee.name)) context.report({ node: node.callee, messageId: SHORT.get(node.callee.name) });
      },
      MemberExpression(node) {
        const messageId = MEMBERS.get(node.property.name ?? node.property.value);
        if (messageId && ROOTS.has(rootOf(node.object))) context.report({ node, messageId });
      },
    };
  },
};
