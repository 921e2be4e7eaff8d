// A suppression without a reason cannot be judged later. `-- why` follows the rules it names.

const DIRECTIVE = /^\s*(eslint-disable(?:-next-line|-line)?|eslint(?=\s+[\w@/-]+\s*:))(?<rest>[\s\S]*)$/;
const SHORTEST_REASON = 8;

/** @type {import('eslint').Rule.RuleModule} */
export const reasonedSuppression = {
  meta: {
    type: 'problem',
    docs: { description: 'eslint-disable names its rules and says why' },
    schema: [],
    messages: {
      reason: 'Say why: `{{directive}} rule-name -- reason`.',
      blanket: 'Name the rules that are switched off: `{{directive}} rule-name -- reason`.',
    },
  },
  create(context) {
    return {
      Program() {
        for (const comment of context.sourceCode.getAllComments()) {
          const match = DIRECTIVE.exec(comment.value);
          if (!match) continue;
          const [rules, ...reason] = match.groups.rest.split(/\s-{2,}\s/);
          const messageId = rules.trim() === '' ? 'blanket' : reason.join('').trim().length < SHORTEST_REASON ? 'reason' : undefined;
          // Column -1 lies before what the directive covers: it cannot switch off its own report.
          const loc = { start: { line: comment.loc.start.line, column: -1 }, end: comment.loc.end };
          if (messageId) context.report({ loc, messageId, data: { directive: match[1] } });
        }
      },
    };
  },
};
