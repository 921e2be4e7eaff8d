// An integrator never sees or harms another.
const at = (file) => (tests) => ({ project: 'integration', file: `libs/platform/src/nats/integration-${file}.int-spec.ts`, tests });
const [attacks, replies, credentials, limits, accounts] = ['attacks', 'replies', 'credentials', 'limits', 'accounts'].map(at);
const filters = { project: 'unit', file: 'libs/platform/src/nats/filters.spec.ts' };

const claims = (find, replace) => [{ file: 'libs/platform/src/nats/integration-claims.ts', find, replace }];
const trust = (find, replace) => [{ file: 'libs/platform/src/nats/trust.ts', find, replace }];
const kept = (find, replace) => [{ file: 'libs/platform/src/nats/integration-accounts.ts', find, replace }];


/** @type {import('./index.mjs').Mutation[]} */
export const integrators = [
  {
    name: 'import-widened', breaks: '集成方导入整个 JetStream API an integrator imports all of the JetStream API',
    edits: [
      ...claims("imported('info', info, importer, app),", "imported('info', info, importer, app), imported('all', '$JS.API.STREAM.>', importer, app),"),
      ...trust("{ name: 'consumer-ack'", "{ name: 'all', subject: '$JS.API.STREAM.>', response_type: 'Singleton', ...service },\n    { name: 'consumer-ack'"),
    ],
    caughtBy: attacks('gets nothing by (stream state|stream names)'),
  },
  {
    name: 'import-of-any-consumer', breaks: '集成方导入任意消费者的接口 an integrator imports every consumer\'s API',
    edits: claims('const { next, info, ack } = consumerApi(consumer, stream);\n  return [', "const { next, info, ack } = consumerApi('*', stream);\n  return ["), caughtBy: attacks('gets nothing by another consumer’s (messages|state)'),
  },
  {
    name: 'export-without-token', breaks: '导入不需激活令牌 an import needs no activation token',
    edits: trust('token_req: true', 'token_req: false'), caughtBy: credentials('without a token'),
  },
  {
    name: 'void-removed', breaks: '$JS.API.INFO 不再作废 $JS.API.INFO is no longer voided',
    edits: claims("{ ...imported('void', VOID_SUBJECT, importer, app), local_subject: '$JS.API.INFO' },", ''), caughtBy: attacks('gets nothing by account info'),
  },
  {
    name: 'user-in-app-account', breaks: '集成方的用户放在 APP 账户里 an integrator\'s user is one of the APP account',
    edits: claims('    account,\n  );\n  return {', '    app,\n  );\n  return {'), caughtBy: replies('a service’s inbox reaches nothing \\(user without restrictions: false\\)'),
  },
  {
    name: 'user-publishes-anything', breaks: '集成方的用户可发布任意主题 an integrator\'s user may publish anything',
    edits: claims('pub: { allow: [next, info, ack] }', "pub: { allow: ['>'] }"), caughtBy: attacks('is refused (stream|a forged)'),
  },
  {
    name: 'user-hears-anything', breaks: '集成方的用户可订阅任意主题 an integrator\'s user may subscribe to anything',
    edits: claims('sub: { allow: [`${inboxPrefix}.>`] }', "sub: { allow: ['>'] }"), caughtBy: attacks('is refused a subscription'),
  },
  {
    name: 'revocation-not-pushed', breaks: '撤销没有推送到服务器 a revocation does not reach the servers',
    edits: kept('await this.claims.push(tombstoneJwt(accountPublicKey, consumer, this.operator));\n', ''), caughtBy: accounts('as soon as it is revoked'),
  },
  {
    name: 'expiry-left-out', breaks: '凭证永不过期 credentials never expire',
    edits: claims('{ name: request.name, sub: user.publicKey, ...(exp ? { exp } : {}) }', '{ name: request.name, sub: user.publicKey, ...(exp ? {} : {}) }'), caughtBy: accounts('when its time is over'),
  },
  {
    name: 'connections-unlimited', breaks: '连接数不限 any number of connections',
    edits: claims('conn: request.maxConnections ?? LIMITS.connections', 'conn: -1'), caughtBy: limits('more connections'),
  },
  {
    name: 'payload-unlimited', breaks: '消息大小不限 messages of any size',
    edits: claims('      payload,\n      // No leaf', '      payload: -1,\n      // No leaf').concat(claims('payload: request.maxPayload ?? LIMITS.payload,\n      // Of', 'payload: -1,\n      // Of')), caughtBy: limits('than a pull request needs'),
  },
  {
    name: 'consumer-unfiltered', breaks: '集成方的消费者没有租户过滤 an integrator\'s consumer takes every tenant\'s events',
    edits: [{ file: 'libs/platform/src/nats/consumers.ts', find: '{ filter_subject: filters[0] }', replace: "{ filter_subject: 'evt.>' }" }], caughtBy: accounts('none of another tenant'),
  },
  {
    name: 'foreign-filter-accepted', breaks: '可以订别的租户的事件 a filter of another tenant is accepted',
    edits: [{ file: 'libs/platform/src/nats/filters.ts', find: ' || !filter.startsWith(`evt.${tenantSlug}.`)', replace: '' }], caughtBy: filters,
  },
];
