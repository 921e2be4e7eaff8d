// toISOString tells the day in UTC: from 00:00 to 08:00 in Shanghai that is the day before. Days, months and clocks come from @anlan/domain.

const CUTS = new Set(['slice', 'substring', 'substr']);
/** As far as `2026-03-02T09:30`: what a form or a ledger would take for a time in Shanghai. */
const CLOCK = 16;
// eslint-disable-next-line anlan/no-utc-day -- what the rule looks for
const OFFSET_MS = 8 * 3_600_000;

/** @type {import('eslint').Rule.RuleModule} */
export const noUtcDay = {
  meta: {
    type: 'problem',
    docs: { description: 'days are those of Asia/Shanghai, by @anlan/domain' },
    schema: [],
    messages: {
      cut: 'A day that is cut out of toISOString is that of UTC, before 08:00 the one before: shanghaiDay, shanghaiMonth, addCalendarDays or addMonths of @anlan/domain.',
      offset: 'The offset of Shanghai is kept in one place: shanghaiDay, startOfShanghaiDay or toShanghaiIso of @anlan/domain.',
    },
  },
  create(context) {
    const value = (node) => (node?.type === 'Literal' && typeof node.value === 'number' ? node.value : undefined);
    const product = (node) => (node?.type === 'BinaryExpression' && node.operator === '*' ? product(node.left) * product(node.right) : (value(node) ?? NaN));
    return {
      CallExpression({ callee, arguments: [from, to] }) {
        const of = callee.type === 'MemberExpression' ? callee.object : undefined;
        if (of?.type !== 'CallExpression' || !/^to(ISOString|JSON)$/.test(of.callee.property?.name)) return;
        const { name } = callee.property;
        if ((CUTS.has(name) && (from === undefined || value(from) === 0) && (value(to) ?? CLOCK + 1) <= CLOCK) || (name === 'split' && from?.value === 'T')) context.report({ node: callee.property, messageId: 'cut' });
      },
      BinaryExpression(node) {
        if (node.operator === '*' && product(node) === OFFSET_MS) context.report({ node, messageId: 'offset' });
      },
      Literal(node) {
        if (value(node) === OFFSET_MS) context.report({ node, messageId: 'offset' });
      },
    };
  },
};
