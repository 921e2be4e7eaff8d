// The schema comes from migrations, and a query is sent where one can read it: neither TypeORM's synchronize nor lazy relations.

const RELATIONS = new Set(['OneToMany', 'ManyToOne', 'OneToOne', 'ManyToMany']);
const RUNNERS = new Set(['synchronize', 'migrationsRun', 'dropSchema']);

/** @type {import('eslint').Rule.RuleModule} */
export const noHiddenSchema = {
  meta: {
    type: 'problem',
    docs: { description: 'no schema synchronization, no lazy relations' },
    schema: [],
    messages: {
      synchronize: '{{name}}: true changes the schema at start-up: write a migration.',
      lazy: 'A lazy relation queries outside its transaction: load it explicitly.',
    },
  },
  create(context) {
    return {
      'Property[value.value=true]'(node) {
        const name = node.key.name ?? node.key.value;
        if (RUNNERS.has(name)) return context.report({ node, messageId: 'synchronize', data: { name } });
        const call = node.parent.parent;
        if (name === 'lazy' && call.type === 'CallExpression' && RELATIONS.has(call.callee.name)) context.report({ node, messageId: 'lazy' });
      },
    };
  },
};
