// 用法 / usage: node integrator.mjs <integration.json> [events.ndjson]
// integration.json: POST /api/tenancy/v1/integrations 的应答 / the answer of that request.
import { appendFileSync, existsSync, readFileSync, truncateSync } from 'node:fs';
import { connect, credsAuthenticator } from 'nats';

const [settingsFile, outFile = 'events.ndjson'] = process.argv.slice(2);
const settings = JSON.parse(readFileSync(settingsFile, 'utf8'));
const seen = eventIdsIn(outFile);

const nc = await connect({
  servers: settings.natsUrl,
  name: `integrator ${settings.id}`,
  authenticator: credsAuthenticator(Buffer.from(settings.creds)),
  inboxPrefix: settings.inboxPrefix, // 只有它可订阅 / the only subjects these credentials may subscribe to
  maxReconnectAttempts: -1,
  waitOnFirstConnect: true,
});
const consumer = await nc.jetstream({ apiPrefix: settings.apiPrefix }).consumers.get(settings.stream, settings.consumer);
await handBack();
void onReconnect(handBack);

const messages = await consumer.consume({ max_messages: 100, expires: 10_000, idle_heartbeat: 2_000 });
nc.closed().then((failure) => messages.stop(failure ?? undefined)); // 吊销后结束 / ends when revoked
for (const signal of ['SIGTERM', 'SIGINT']) process.once(signal, () => messages.stop());
for await (const message of messages) {
  const event = message.json();
  if (!seen.has(event.id)) {
    // 您的处理：写入与事件编号应在同一事务 / your work: the effect and the event's id in one transaction
    appendFileSync(outFile, `${JSON.stringify(event)}\n`);
    seen.add(event.id);
    console.log(event.tenantsequence, event.time, event.type, event.subject, event.id);
  }
  message.ack(); // 处理之后才确认 / only after the work is done
}
await nc.drain();

/** 上次未确认的事件立即重投，不必等 30 秒 / what was left unacknowledged comes again now, not after 30 s */
async function handBack() {
  const { num_ack_pending: open, delivered } = await consumer.info();
  const place = `${delivered.stream_seq}.${delivered.consumer_seq}`;
  if (open > 0) nc.publish(`$JS.ACK.${settings.stream}.${settings.consumer}.1.${place}.0.0`, '-NAK');
}

async function onReconnect(action) {
  for await (const { type } of nc.status()) if (type === 'reconnect') await action().catch(console.error);
}

/** 输出文件即去重记录；断电留下的半行被删除 / the output is the record of ids; a torn last line is cut off */
function eventIdsIn(file) {
  if (!existsSync(file)) return new Set();
  const bytes = readFileSync(file);
  const end = bytes.lastIndexOf('\n') + 1;
  if (end < bytes.length) truncateSync(file, end);
  const lines = bytes.toString('utf8', 0, end).split('\n');
  return new Set(lines.filter(Boolean).map((line) => JSON.parse(line).id));
}
