// One door to the database: TenantTx sets the tenant of every transaction, so nothing else may reach a connection.

const DRIVERS = new Set(['pg', 'pg-pool', 'postgres', 'typeorm']);
const NAMES = new Set(['DataSource', 'InjectRepository', 'InjectDataSource', 'InjectEntityManager', 'createQueryRunner']);

/** @type {import('eslint').Rule.RuleModule} */
export const oneDoor = {
  meta: {
    type: 'problem',
    docs: { description: 'reach the database through TenantTx only' },
    schema: [{ type: 'object', properties: { allowTypes: { type: 'array', items: { type: 'string' } } }, additionalProperties: false }],
    messages: {
      driver: "'{{name}}' is a second door to the database, where no tenant is set: use TenantTx from @anlan/platform/db.",
      name: '{{name}} reaches past TenantTx, where no tenant is set: use TenantTx from @anlan/platform/db.',
    },
  },
  create(context) {
    /** Names that may be imported as types, e.g. to pass on what the platform opened. */
    const allowTypes = new Set(context.options[0]?.allowTypes ?? []);

    const driver = (node, source) => {
      if (typeof source?.value === 'string' && DRIVERS.has(source.value.split('/')[0])) context.report({ node, messageId: 'driver', data: { name: source.value } });
    };

    const onlyAllowedTypes = (node) =>
      node.specifiers.length > 0 &&
      node.specifiers.every((s) => s.type === 'ImportSpecifier' && allowTypes.has(s.imported.name) && (node.importKind === 'type' || s.importKind === 'type'));

    return {
      ImportDeclaration(node) {
        if (!onlyAllowedTypes(node)) driver(node, node.source);
      },
      ImportExpression: (node) => driver(node, node.source),
      ExportNamedDeclaration: (node) => driver(node, node.source),
      ExportAllDeclaration: (node) => driver(node, node.source),
      TSImportType: (node) => driver(node, node.source ?? node.argument?.literal),
      TSExternalModuleReference: (node) => driver(node, node.expression),
      CallExpression(node) {
        if (node.callee.type === 'Identifier' && node.callee.name === 'require') driver(node, node.arguments[0]);
      },
      Identifier(node) {
        if (!NAMES.has(node.name) || allowTypes.has(node.name)) return;
        // The import itself is already reported as a driver.
        if (node.parent.type === 'ImportSpecifier') return;
        context.report({ node, messageId: 'name', data: { name: node.name } });
      },
    };
  },
};
