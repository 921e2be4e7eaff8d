// One connection answers one query at a time: Promise.all in a transaction gains nothing, and when one query fails
// the others run on into a transaction that is already rolled back.

const COMBINATORS = new Set(['all', 'allSettled', 'any', 'race']);
const FUNCTIONS = new Set(['ArrowFunctionExpression', 'FunctionExpression', 'FunctionDeclaration']);

/** `this.tenantTx.write(ctx, fn)`, `tx.write(ctx, fn)`: is this function the `fn`? */
function isTransactionCallback(fn) {
  const call = fn.parent;
  if (call?.type !== 'CallExpression' || !call.arguments.includes(fn)) return false;
  const { callee } = call;
  if (callee.type !== 'MemberExpression' || callee.property.name !== 'write') return false;
  const { object } = callee;
  const name = object.type === 'Identifier' ? object.name : object.type === 'MemberExpression' ? object.property.name : '';
  return /tx$/i.test(name ?? '');
}

/** A function that is handed a `Tx` works inside somebody's transaction. */
function takesTx(fn) {
  return fn.params.some((p) => {
    const type = p.typeAnnotation?.typeAnnotation;
    return type?.type === 'TSTypeReference' && type.typeName.name === 'Tx';
  });
}

/** @type {import('eslint').Rule.RuleModule} */
export const noParallelQueries = {
  meta: {
    type: 'problem',
    docs: { description: 'no Promise.all inside a tenant transaction' },
    schema: [],
    messages: { parallel: 'Promise.{{name}} inside a transaction: its one connection answers one query at a time. Await in turn, or send several statements with tx.run(…).' },
  },
  create(context) {
    return {
      "CallExpression[callee.object.name='Promise']"(node) {
        const name = node.callee.property.name;
        if (!COMBINATORS.has(name)) return;
        const inTransaction = context.sourceCode.getAncestors(node).some((a) => FUNCTIONS.has(a.type) && (isTransactionCallback(a) || takesTx(a)));
        if (inTransaction) context.report({ node, messageId: 'parallel', data: { name } });
      },
    };
  },
};
