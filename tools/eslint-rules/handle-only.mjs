// A route exists only with a contract: @Handle takes method, path, status, permission and schemas from it.

const ROUTES = new Set(['Get', 'Post', 'Put', 'Patch', 'Delete', 'All', 'Head', 'Options', 'Search', 'Sse', 'RequestMapping', 'HttpCode', 'Redirect']);

/** @type {import('eslint').Rule.RuleModule} */
export const handleOnly = {
  meta: {
    type: 'problem',
    docs: { description: 'routes are declared with @Handle(contract)' },
    schema: [],
    messages: {
      route: '@{{name}} makes a route without a contract, hence without a permission: use @Handle(api.operation).',
      prefix: '@Controller takes no path: the contract says it.',
    },
  },
  create(context) {
    return {
      ImportDeclaration(node) {
        if (node.source.value !== '@nestjs/common') return;
        for (const s of node.specifiers) {
          const name = s.imported?.name;
          if (ROUTES.has(name)) context.report({ node: s, messageId: 'route', data: { name } });
        }
      },
      "Decorator[expression.callee.name='Controller'] > CallExpression"(node) {
        if (node.arguments.length > 0) context.report({ node, messageId: 'prefix' });
      },
    };
  },
};
