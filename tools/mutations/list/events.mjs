// Acknowledged means committed, with its event and its audit entry; an event reaches its tenant and nobody else; once.
const door = { project: 'integration', file: 'libs/platform/src/db/tenant-tx.int-spec.ts' };
const hazards = { project: 'integration', file: 'apps/enforcement/src/hazard/hazard.service.int-spec.ts' };
const relay = { project: 'integration', file: 'apps/relay/src/relay.int-spec.ts' };
const call = { project: 'unit', file: 'libs/platform/src/http/call.spec.ts' };
const changes = (tests) => ({ project: 'integration', file: 'libs/platform/src/changes/changes.int-spec.ts', tests });
const consumer = (tests) => ({ project: 'integration', file: 'libs/platform/src/events/event-consumer.int-spec.ts', tests });

const tenantTx = (find, replace) => [{ file: 'libs/platform/src/db/tenant-tx.ts', find, replace }];
const store = (find, replace) => [{ file: 'apps/relay/src/outbox-store.ts', find, replace }];
/** The rows commit first, and what is named comes after them in a transaction of its own. */
const split = (name) =>
  tenantTx(
    'const results = await send(this.connection, [...this.opening(), ...rest, commit]);',
    `const first = await send(this.connection, [...this.opening(), ...rest.filter((s) => s.name !== '${name}'), commit]);
    if (first.at(-1)?.command !== 'COMMIT') throw new Error('the transaction had failed before and was rolled back');
    const results = await send(this.connection, [begin, setTenant(this.ctx.tenantId), ...rest.filter((s) => s.name === '${name}'), commit]);`,
  );
const carrier = (find, replace) => [{ file: 'apps/relay/src/relay.ts', find, replace }];

const stream = (find, replace) => [{ file: 'libs/platform/src/changes/change-stream.ts', find, replace }];

/** @type {import('./index.mjs').Mutation[]} */
export const events = [
  {
    name: 'changes-unscoped', breaks: '变化推送不看范围 a change is told to everybody of the tenant who listens',
    edits: stream('const seen = all.filter((c) => sight(ctx, c.id));', 'const seen = [...all];'), caughtBy: changes('two streets and two tenants'),
  },
  {
    name: 'changes-undeclared', breaks: '未声明的聚合也推送 changes of an aggregate without a rule are told',
    edits: [
      { file: 'libs/platform/src/changes/change-feed.ts', find: 'if (!change || !Object.hasOwn(this.rules, change.aggregate)) return;', replace: 'if (!change) return;' },
      { file: 'libs/platform/src/changes/change-feed.ts', find: 'if (sight) judged.set(aggregate, { sight, changes: ofIt });', replace: 'judged.set(aggregate, { sight: sight ?? (() => true), changes: ofIt });' },
    ], caughtBy: changes('two streets and two tenants'),
  },
  {
    name: 'changes-outlive-rights', breaks: '权限变了仍在推送 a stream outlives the rights it was opened with',
    edits: stream("if (live.ctx.grants !== this.grants && rightsOf(live.ctx) !== this.rights) return void this.end('rights');", ''), caughtBy: changes('rights that change'),
  },
  {
    name: 'changes-unlimited', breaks: '推送连接不限数 one person may open any number of streams',
    edits: [{ file: 'libs/platform/src/changes/change-hub.ts', find: 'ofSubject >= this.limits.subject || ', replace: '' }], caughtBy: changes('as many as may listen'),
  },
  {
    name: 'changes-missed-unsaid', breaks: '断线后不提醒重新读取 nobody is told to fetch anew after the line to NATS was down',
    edits: [{ file: 'libs/platform/src/changes/change-hub.ts', find: 's.refetch();', replace: 's.beat();' }], caughtBy: changes('a line to NATS that is cut'),
  },
  {
    name: 'answered-before-commit', breaks: '未等 COMMIT 就答复 the answer does not wait for the COMMIT',
    edits: tenantTx('await tx.commit();', 'void tx.commit().catch(() => undefined);'), caughtBy: door,
  },
  {
    name: 'rollback-acknowledged', breaks: '被回滚的 COMMIT 当成成功 a COMMIT that was rolled back is acknowledged',
    edits: tenantTx("if (results.at(-1)?.command !== 'COMMIT') throw", "if (results.at(-1)?.command === 'NOTHING') throw"), caughtBy: door,
  },
  {
    name: 'event-outside-transaction', breaks: '事件不在同一事务里 an event is not written in the transaction of its effect',
    edits: split('outbox'),
    caughtBy: door,
  },
  {
    name: 'audit-outside-transaction', breaks: '审计不在同一事务里 an audit entry is not written in the transaction of its effect',
    edits: split('audit'),
    caughtBy: door,
  },
  {
    name: 'event-left-out', breaks: '事件没有写入发件箱 an event is not written',
    edits: tenantTx('this.queue(outboxStatement(this.schema, this.ctx, event));', 'void outboxStatement(this.schema, this.ctx, event);'), caughtBy: hazards,
  },
  {
    name: 'audit-left-out', breaks: '审计没有写入 an audit entry is not written',
    edits: tenantTx('this.queue(auditStatement(this.schema, this.ctx, entry));', 'void auditStatement(this.schema, this.ctx, entry);'), caughtBy: hazards,
  },
  {
    name: 'key-unbound-from-request', breaks: '幂等键不比对请求 an idempotency key is not compared with the request it came with',
    edits: tenantTx('row.request_hash !== request.requestHash', 'row.request_hash === null'), caughtBy: hazards,
  },
  {
    name: 'key-unbound-from-body', breaks: '幂等键的指纹不含请求正文 the body is not a part of what an idempotency key is bound to',
    edits: [{ file: 'libs/platform/src/http/call.ts', find: "hash.update(operation.upload ? '' : JSON.stringify(req.body ?? null));", replace: "hash.update('');" }], caughtBy: call,
  },
  {
    name: 'key-shared-by-actors', breaks: '幂等键不分操作人 an idempotency key answers somebody else',
    edits: tenantTx('where tenant_id = $1 and actor = $2 and key = $3`', 'where tenant_id = $1 and $2::text is not null and key = $3`'), caughtBy: door,
  },
  {
    name: 'event-to-another-tenant', breaks: '中继把别的租户的事件编入本租户 the relay carries another tenant\'s events under this one\'s numbers',
    edits: store('from ${schema}.outbox where tenant_id = $1 and sent_at is null order', 'from ${schema}.outbox where $1::uuid is not null and sent_at is null order'), caughtBy: relay,
  },
  {
    name: 'event-under-another-subject', breaks: '中继发布到错误的主题 the relay publishes under another subject',
    edits: carrier('this.js.publish(row.nats_subject,', 'this.js.publish(rows[0]!.nats_subject,'), caughtBy: relay,
  },
  {
    name: 'sent-before-acknowledged', breaks: '未等确认就标为已发 events are marked as sent before the broker has them',
    edits: carrier('for (const wave of waves(rows)) await this.publish(wave);', 'for (const wave of waves(rows)) void this.publish(wave).catch(() => undefined);'), caughtBy: relay,
  },
  {
    name: 'number-not-kept', breaks: '重发的事件换了序号 an event published again has another number',
    edits: store('rows.filter((r) => r.tenant_sequence === null)', 'rows'), caughtBy: relay,
  },
  {
    name: 'duplicate-not-known', breaks: '重发的事件不带去重标识 an event published again is a new message',
    edits: carrier('msgID: row.id,', ''), caughtBy: relay,
  },
  {
    name: 'effect-twice', breaks: '重复投递产生两次结果 an event delivered twice has two effects',
    edits: [{ file: 'libs/platform/src/events/inbox.ts', find: 'return rows.length === 1;', replace: 'return rows.length < 2;' }], caughtBy: consumer('delivered twice'),
  },
  {
    name: 'consumer-hears-all', breaks: '服务的消费者没有过滤 a service\'s consumer takes every event',
    edits: [{ file: 'libs/platform/src/events/durable.ts', find: 'filter_subject: this.o.filter,', replace: "filter_subject: 'evt.>'," }], caughtBy: consumer('in order with the trace|the next event is worked'),
  },
];
