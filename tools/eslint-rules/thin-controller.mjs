// A controller is decorators over a call. What has more steps than the limit decides something, and belongs to the service.

const NOT_COUNTED = new Set(['BlockStatement', 'EmptyStatement', 'BreakStatement']);

/** `if (…) throw …;`: a guard is one statement with what it guards. */
const isGuard = (node) => node.type === 'IfStatement' && !node.alternate && (node.consequent.type !== 'BlockStatement' || node.consequent.body.length === 1);

function countStatements(node, keys) {
  if (isGuard(node)) return Math.max(1, countStatements(node.consequent, keys));
  let count = /Statement$|^VariableDeclaration$|^FunctionDeclaration$/.test(node.type) && !NOT_COUNTED.has(node.type) ? 1 : 0;
  for (const key of keys[node.type] ?? []) {
    for (const child of [node[key]].flat()) if (child) count += countStatements(child, keys);
  }
  return count;
}

/** @type {import('eslint').Rule.RuleModule} */
export const thinController = {
  meta: {
    type: 'suggestion',
    docs: { description: 'controller methods are short' },
    schema: [{ type: 'object', properties: { max: { type: 'integer', minimum: 1 } }, additionalProperties: false }],
    messages: { thick: '{{name}} has {{count}} statements; a controller method has at most {{max}}. Decisions belong to the service.' },
  },
  create(context) {
    const max = context.options[0]?.max ?? 3;
    const keys = context.sourceCode.visitorKeys;
    const isController = (node) => node.decorators?.some((d) => d.expression.callee?.name === 'Controller');
    return {
      'ClassDeclaration, ClassExpression'(node) {
        if (!isController(node)) return;
        for (const member of node.body.body) {
          if (member.type !== 'MethodDefinition' || member.kind === 'constructor' || !member.value.body) continue;
          const count = countStatements(member.value.body, keys);
          if (count > max) context.report({ node: member.key, messageId: 'thick', data: { name: member.key.name, count, max } });
        }
      },
    };
  },
};
