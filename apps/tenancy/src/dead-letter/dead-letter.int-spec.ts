import { randomBytes, randomUUID } from 'node:crypto';
import { permissionsOfGrants, type TenantContext } from '@anlan/platform/context';
import { newId } from '@anlan/platform/db';
import { EventConsumer, firstTime } from '@anlan/platform/events';
import { closeNats, connectNats, ensureStreams, loadTrust } from '@anlan/platform/nats';
import { createLogger } from '@anlan/platform/telemetry';
import { until } from '@anlan/platform/testing';
import type { NatsConnection } from 'nats';
import { memberKit } from '../member/realm.fixtures';
import { twoTenants, type TwoTenants } from '../organization/organization.fixtures';
import { DeadLetterCollector } from './dead-letter.collector';
import { DeadLetterService } from './dead-letter.service';

const logger = createLogger('test', 'silent');
const run = randomBytes(4).toString('hex');
const secret = '13812345678 张伟 疏散通道';

describe('an event that a consumer cannot work off', () => {
  let t: TwoTenants;
  let tx: ReturnType<typeof memberKit>['tx'];
  let nats: NatsConnection;
  let collector: DeadLetterCollector;
  let letters: DeadLetterService;
  const consumers: EventConsumer[] = [];
  let actors: Record<'pingshan' | 'binjiang' | 'shenzhen' | 'hangzhou' | 'operator', TenantContext>;

  const city = (slug: string, role: 'city-admin' | 'platform-operator', kind: 'city' | 'platform'): TenantContext => {
    const grants = [{ role, unitId: null, divisionPrefix: null }];
    return { tenantId: randomUUID(), slug, tenantKind: kind, actor: { id: randomUUID(), memberId: newId(), name: slug, kind: 'user' }, grants, permissions: permissionsOfGrants(grants) };
  };

  beforeAll(async () => {
    t = await twoTenants();
    const kit = memberKit(t);
    tx = kit.tx;
    const trust = await loadTrust(process.env['ANLAN_TEST_NATS_TRUST_DIR'] ?? '');
    nats = await connectNats({ url: process.env['ANLAN_TEST_NATS_URL'] ?? '', creds: trust.app.creds, name: 'dead-letter-spec' });
    await ensureStreams(await nats.jetstreamManager(), { replicas: 1 });
    collector = new DeadLetterCollector(tx, nats, logger);
    collector.onApplicationBootstrap();
    letters = new DeadLetterService(tx, kit.registry, nats);
    actors = { pingshan: t.pingshan.admin, binjiang: t.binjiang.admin, shenzhen: city('440300', 'city-admin', 'city'), hangzhou: city('330100', 'city-admin', 'city'), operator: city('platform', 'platform-operator', 'platform') };
  }, 60_000);
  afterAll(async () => {
    for (const c of consumers) await c.stop();
    await collector.onApplicationShutdown();
    const manager = await nats.jetstreamManager();
    await manager.consumers.delete('DLQ', 'tenancy-dead-letters').catch(() => undefined);
    for (const name of ['mended', 'lost', 'given-up', 'shared', 'garbage']) await manager.consumers.delete('EVT', `spec${run}-${name}`).catch(() => undefined);
    await closeNats(nats);
    await t.db.drop();
  });

  const publish = async (aggregate: string, data: unknown = { hazardId: newId(), level: 'major', name: secret }): Promise<string> => {
    const id = newId();
    const event = { specversion: '1.0', id, source: '/tenants/440310/enforcement', type: `anlan.enforcement.${aggregate}.tested.v1`, subject: `${aggregate}s/1`, time: '2026-03-02T09:30:00+08:00', datacontenttype: 'application/json', tenant: '440310', tenantsequence: 1, sequence: '1', data };
    await nats.jetstream().publish(`evt.440310.enforcement.${aggregate}${run}.tested`, JSON.stringify(event), { msgID: id });
    return id;
  };
  const consume = (name: string, aggregate: string, handle: (id: string) => Promise<void>): string => {
    const durable = `spec${run}-${name}`;
    const c = new EventConsumer(nats, logger, { durable, filter: `evt.440310.enforcement.${aggregate}${run}.*`, maxDeliver: 1, handle: (e) => handle(e.id) });
    consumers.push(c);
    c.start();
    return durable;
  };
  const listed = (who: TenantContext, consumer: string) => letters.list(who, { limit: 50, consumer }).then((p) => p.items);
  const letterOf = (consumer: string) => until(`the dead letter of ${consumer}`, async () => (await listed(actors.operator, consumer))[0]);
  const audits = async (tenantId: string) => (await t.db.admin.query("select action, detail from tenancy.audit_entry where tenant_id = $1 and action like 'dead-letter.%' order by xact, id", [tenantId])).rows;

  it('given a handler that fails, then it is listed, can be handed over again, and once the handler is mended is applied once', async () => {
    let mended = false;
    const { system } = t.pingshan;
    const consumer = consume('mended', 'mend', (id) =>
      tx.write(system, async (w) => {
        if (!(await firstTime(w, 'tenancy', system.tenantId, 'spec', id))) return;
        await w.rows("insert into tenancy.number_series (tenant_id, series, next) values ($1, 'applied', 1) on conflict (tenant_id, series) do update set next = number_series.next + 1", [system.tenantId]);
        if (!mended) throw new Error(`no place for ${secret}`);
      }));
    const eventId = await publish('mend');
    const letter = await letterOf(consumer);
    expect(letter).toMatchObject({ tenant: '440310', consumer, type: 'anlan.enforcement.mend.tested.v1', eventId, deliveries: 1, state: 'open', allowedActions: ['redeliver', 'discard'], version: 1, preview: { level: 'major', name: '…(19)' } });
    expect(letter.lastError).toBe('no place for 138****5678 张伟 疏散通道');
    expect(JSON.stringify({ ...letter, firstError: '', lastError: '' })).not.toMatch(/13812345678|张伟/);

    await expect(letters.redeliver(actors.pingshan, letter.id, 1)).rejects.toMatchObject({ code: 'dead-letter.failed_again', status: 422 });
    expect(await letters.get(actors.pingshan, letter.id)).toMatchObject({ state: 'open', deliveries: 2, version: 2 });
    mended = true;
    await expect(letters.redeliver(actors.pingshan, letter.id, 1)).rejects.toMatchObject({ status: 412 });
    expect(await letters.redeliver(actors.pingshan, letter.id, 2)).toMatchObject({ state: 'redelivered', deliveries: 3, closedBy: '440310', allowedActions: [], version: 3 });
    await expect(letters.redeliver(actors.pingshan, letter.id, 3)).rejects.toMatchObject({ code: 'dead-letter.action_not_allowed', extra: { allowed: [] } });

    // As if the note of the success had been lost: the consumer knows it by its id.
    await t.db.admin.query("update tenancy.dead_letter set state = 'open' where id = $1", [letter.id]);
    await letters.redeliver(actors.pingshan, letter.id, 3);
    const { rows } = await t.db.admin.query("select next from tenancy.number_series where tenant_id = $1 and series = 'applied'", [system.tenantId]);
    expect(rows).toEqual([{ next: '1' }]);
    expect((await audits(system.tenantId)).map((a) => [a.action, a.detail.result])).toEqual([['dead-letter.redelivered', 'failed'], ['dead-letter.redelivered', 'applied'], ['dead-letter.redelivered', 'applied']]);
  });

  it('given two who hand it over at once, then one of them does', async () => {
    let mended = false;
    const consumer = consume('shared', 'share', async () => {
      if (!mended) throw new Error('not yet');
    });
    await publish('share');
    const { id } = await letterOf(consumer);
    mended = true;
    const answers = await Promise.allSettled([letters.redeliver(actors.shenzhen, id, 1), letters.redeliver(actors.pingshan, id, 1)]);
    expect(answers.map((a) => a.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(answers.find((a) => a.status === 'rejected')).toMatchObject({ reason: { status: 412 } });
  });

  it('given other bureaus, then a district sees its own, a city those of its districts, and to the others it does not exist', async () => {
    const consumer = consume('given-up', 'giveup', async () => {
      throw new Error('never');
    });
    await publish('giveup');
    const { id } = await letterOf(consumer);
    for (const who of [actors.pingshan, actors.shenzhen, actors.operator]) expect([(await listed(who, consumer)).length, (await letters.get(who, id)).id]).toEqual([1, id]);
    for (const who of [actors.binjiang, actors.hangzhou]) {
      expect(await listed(who, consumer)).toEqual([]);
      for (const attempt of [letters.get(who, id), letters.redeliver(who, id, 1), letters.discard(who, id, 1, 'x')]) await expect(attempt).rejects.toMatchObject({ status: 404, code: 'request.not_found', refusal: 'scope' });
    }
    await expect(letters.get(actors.operator, newId())).rejects.toMatchObject({ status: 404, refusal: undefined });

    expect(await letters.discard(actors.shenzhen, id, 1, '演练数据')).toMatchObject({ state: 'discarded', closedBy: '440300', allowedActions: [] });
    await expect(letters.redeliver(actors.pingshan, id, 2)).rejects.toMatchObject({ code: 'dead-letter.action_not_allowed' });
    expect((await letters.list(actors.pingshan, { limit: 50, consumer, state: 'open' })).items).toEqual([]);
    const discarded = async (tenantId: string) => (await audits(tenantId)).filter((a) => a.action === 'dead-letter.discarded');
    expect(await discarded(t.pingshan.tenantId)).toEqual([{ action: 'dead-letter.discarded', detail: { reason: '演练数据', by: '440300', actor: '440300', consumer } }]);
    expect(await discarded(actors.shenzhen.tenantId)).toMatchObject([{ detail: { consumer, reason: '演练数据' } }]);
  });

  it('given a consumer that is away, or a stream that holds it no more, then that is said and nothing changes', async () => {
    const consumer = consume('lost', 'lose', async () => {
      throw new Error('never');
    });
    await publish('lose');
    const { id } = await letterOf(consumer);
    await consumers.at(-1)?.stop();
    await expect(letters.redeliver(actors.pingshan, id, 1)).rejects.toMatchObject({ status: 503, params: { part: consumer } });
    await t.db.admin.query('update tenancy.dead_letter set stream_sequence = stream_sequence + 1000000 where id = $1', [id]);
    await expect(letters.redeliver(actors.pingshan, id, 1)).rejects.toMatchObject({ code: 'dead-letter.gone' });
    await t.db.admin.query('update tenancy.dead_letter set stream_sequence = 1 where id = $1', [id]);
    await expect(letters.redeliver(actors.pingshan, id, 1)).rejects.toMatchObject({ code: 'dead-letter.gone' });
    expect(await letters.get(actors.pingshan, id)).toMatchObject({ state: 'open', version: 1, deliveries: 1 });
  });

  it('given bytes that are no event, or a dead letter that comes twice, then each is listed once, without data', async () => {
    const consumer = consume('garbage', 'garbage', async () => undefined);
    await nats.jetstream().publish(`evt.440310.enforcement.garbage${run}.tested`, 'not json');
    expect(await letterOf(consumer)).toMatchObject({ tenant: '440310', type: null, eventId: null, preview: null, lastError: 'not an event in JSON' });
    const manager = await nats.jetstreamManager();
    const found = await manager.streams.getMessage('DLQ', { last_by_subj: `dlq.${consumer}.>` });
    found.header.set('Nats-Msg-Id', randomUUID());
    await nats.jetstream().publish(found.subject, found.data, { headers: found.header });
    await nats.jetstream().publish('dlq.nobody.evt.x', 'of nobody');
    const { id } = await letterOf(consumer);
    await until('all are taken', async () => (await manager.consumers.info('DLQ', 'tenancy-dead-letters')).num_pending === 0);
    expect((await listed(actors.operator, consumer)).map((l) => l.id)).toEqual([id]);
  });
});
