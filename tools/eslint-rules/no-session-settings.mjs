// A setting that outlives its transaction stays on a pooled connection and is met by the next tenant.

const FAULTS = [
  /\bset\s+session\s+(?!characteristics\b)[\w.]+\s*(=|\bto\b)/i,
  /\bset\s+session\s+(characteristics|authorization)\b/i,
  /\bset_config\s*\([^;]*?,\s*(false|'f(alse)?'|'off'|0)\s*\)/i,
  // A plain SET is SET SESSION. Only names of settings are looked for, since `update … set column = …` looks the same.
  /(^|;)\s*set\s+(role\s+\w|([a-z]\w*\.\w+|search_path|row_security|time\s*zone|\w+_timeout|work_mem|synchronous_commit)\s*(=|\bto\b|'))/i,
];

/** @type {import('eslint').Rule.RuleModule} */
export const noSessionSettings = {
  meta: {
    type: 'problem',
    docs: { description: 'no settings that outlive a transaction' },
    schema: [],
    messages: { session: 'This setting outlives its transaction and would meet the next tenant on the connection: use set_config(…, true) or SET LOCAL.' },
  },
  create(context) {
    const check = (node, text) => {
      if (FAULTS.some((f) => f.test(text))) context.report({ node, messageId: 'session' });
    };
    return {
      Literal(node) {
        if (typeof node.value === 'string') check(node, node.value);
      },
      TemplateLiteral: (node) => check(node, node.quasis.map((q) => q.value.cooked ?? q.value.raw).join('$0')),
    };
  },
};
