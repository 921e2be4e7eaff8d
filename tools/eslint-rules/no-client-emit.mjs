// Nest's ClientProxy.emit() is fire and forget: not in the transaction, lost with the process, in no order. Events go
// through the outbox (`tx.emit`). Judged by names and annotations, so that linting needs no type information.

const CLIENTS = new Set(['ClientProxy', 'ClientNats', 'ClientRedis', 'ClientKafka', 'ClientKafkaProxy', 'ClientTCP', 'ClientRMQ', 'ClientMqtt', 'ClientGrpcProxy']);
const LISTENERS = new Set(['EventPattern']);

const typeName = (annotation) => {
  const type = annotation?.typeAnnotation;
  return type?.type === 'TSTypeReference' ? (type.typeName.name ?? '') : '';
};

const makesClient = (init) => {
  const call = init?.type === 'AwaitExpression' ? init.argument : init;
  if (call?.type === 'CallExpression') return call.callee.type === 'MemberExpression' && call.callee.object.name === 'ClientProxyFactory';
  return call?.type === 'NewExpression' && CLIENTS.has(call.callee.name);
};

/** @type {import('eslint').Rule.RuleModule} */
export const noClientEmit = {
  meta: {
    type: 'problem',
    docs: { description: 'events go through the outbox, never through a Nest client' },
    schema: [],
    messages: {
      emit: 'An event sent by a Nest client is outside the transaction and may be lost: write it with tx.emit(…).',
      listen: '@{{name}} hears only core NATS, without acknowledgement: use EventConsumer from @anlan/platform/events.',
    },
  },
  create(context) {
    const clients = new Set();
    const calls = [];
    const remember = (name, annotation, init) => {
      if (name && (CLIENTS.has(typeName(annotation)) || makesClient(init))) clients.add(name);
    };
    return {
      Identifier(node) {
        if (node.typeAnnotation) remember(node.name, node.typeAnnotation);
      },
      PropertyDefinition: (node) => remember(node.key.name, node.typeAnnotation, node.value),
      VariableDeclarator: (node) => remember(node.id.name, node.id.typeAnnotation, node.init),
      AssignmentExpression(node) {
        remember(node.left.type === 'MemberExpression' ? node.left.property.name : node.left.name, undefined, node.right);
      },
      "CallExpression[callee.property.name='emit']"(node) {
        const { object } = node.callee;
        calls.push({ node, name: object.type === 'MemberExpression' ? object.property.name : object.name, made: makesClient(object) });
      },
      Decorator(node) {
        const name = node.expression.callee?.name;
        if (LISTENERS.has(name)) context.report({ node, messageId: 'listen', data: { name } });
      },
      'Program:exit'() {
        for (const { node, name, made } of calls) if (made || clients.has(name)) context.report({ node, messageId: 'emit' });
      },
    };
  },
};
