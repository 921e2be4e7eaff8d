// A fixed sleep in a test is too long on a fast machine and too short on a busy one: poll for what is awaited, with a deadline.

const LOOPS = new Set(['WhileStatement', 'DoWhileStatement', 'ForStatement', 'ForOfStatement']);
const TIMERS = new Set(['timers/promises', 'node:timers/promises']);

/** @type {import('eslint').Rule.RuleModule} */
export const noFixedSleep = {
  meta: {
    type: 'problem',
    docs: { description: 'tests poll with a deadline instead of sleeping' },
    schema: [{ type: 'object', properties: { allowInLoop: { type: 'boolean' } }, additionalProperties: false }],
    messages: { sleep: 'A fixed sleep makes a test slow or flaky: poll with a deadline, by a helper of a test kit (testing/, test/).' },
  },
  create(context) {
    /** In a test kit a pause between two looks is what polling is made of. */
    const inLoop = (node) => context.sourceCode.getAncestors(node).some((a) => LOOPS.has(a.type));
    const report = (node) => {
      if (!context.options[0]?.allowInLoop || !inLoop(node)) context.report({ node, messageId: 'sleep' });
    };
    const timerNames = new Set();

    /** `new Promise((r) => setTimeout(r, n))`: the promise's own resolve is all the timer calls. */
    const isSleep = (node) => {
      const [fn] = node.arguments;
      const resolve = fn?.params?.[0]?.name;
      if (!resolve) return false;
      const body = fn.body.type === 'BlockStatement' ? fn.body.body : [{ type: 'ExpressionStatement', expression: fn.body }];
      return body.some((s) => {
        let call = s.type === 'ExpressionStatement' ? s.expression : undefined;
        if (call?.type === 'UnaryExpression') call = call.argument;
        // setTimeout(…).unref()
        if (call?.type === 'CallExpression' && call.callee.object?.type === 'CallExpression') call = call.callee.object;
        if (call?.type !== 'CallExpression' || (call.callee.name ?? call.callee.property?.name) !== 'setTimeout') return false;
        const [callback] = call.arguments;
        const called = callback?.type === 'Identifier' ? callback.name : callback?.body?.type === 'CallExpression' ? callback.body.callee.name : undefined;
        return called === resolve;
      });
    };

    return {
      ImportDeclaration(node) {
        if (!TIMERS.has(node.source.value)) return;
        for (const s of node.specifiers) if (s.imported?.name !== 'setImmediate') timerNames.add(s.local.name);
      },
      "NewExpression[callee.name='Promise']"(node) {
        if (isSleep(node)) report(node);
      },
      CallExpression(node) {
        const { callee } = node;
        if (callee.type === 'Identifier' && (/^(sleep|delay|pause)$/.test(callee.name) || timerNames.has(callee.name))) return report(node);
        if (callee.type === 'MemberExpression' && timerNames.has(callee.object.name) && /^(setTimeout|wait)$/.test(callee.property.name)) report(node);
      },
    };
  },
};
