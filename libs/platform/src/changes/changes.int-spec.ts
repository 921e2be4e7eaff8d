import { randomInt } from 'node:crypto';
import { Events, type NatsConnection } from 'nats';
import { TokenError } from '../auth';
import { permissionsOfGrants, type TenantContext } from '../context';
import { newId } from '../db';
import type { LiveCaller } from '../http';
import { defineReach } from '../ledger/reach';
import { closeNats, connectNats, loadTrust } from '../nats';
import { createLogger } from '../telemetry';
import { until } from '../testing/until';
import { cuttable, Listener } from './change.fixtures';
import { ChangeHub, type ChangeHubOptions } from './change-hub';
import type { ChangeRules } from './change-rule';

const reach = defineReach({ division: 'division' });

/** Real NATS; the records are in memory, since who sees what is the services' own to test. */
describe('who listens for changes', () => {
  let nats: NatsConnection;
  let publisher: NatsConnection;
  let line: Awaited<ReturnType<typeof cuttable>>;
  let subscriptions = 0;
  const hubs: ChangeHub[] = [];
  const divisions = new Map<string, string>();
  const callers = new Map<string, LiveCaller | Error | undefined>();
  const slugs = { pingshan: `4${randomInt(1e8)}`, binjiang: `3${randomInt(1e8)}`, city: `5${randomInt(1e8)}` };
  const ids = { pingshan: newId(), binjiang: newId(), city: newId() };
  let failing = false;

  const rules: ChangeRules = {
    hazard: {
      sight: async () => {
        if (failing) throw new Error('the database is gone');
        return (ctx, id) => reach.covers(ctx, 'hazard.read', { division: divisions.get(id) ?? null });
      },
    },
    tenant: { below: true, sight: async () => (ctx) => ctx.tenantKind === 'city' },
  };

  beforeAll(async () => {
    const trust = await loadTrust(process.env['ANLAN_TEST_NATS_TRUST_DIR'] ?? '');
    const url = process.env['ANLAN_TEST_NATS_URL'] ?? '';
    line = await cuttable(url);
    publisher = await connectNats({ url, creds: trust.app.creds, name: 'changes-spec-publisher' });
    nats = await connectNats({ url: line.url, creds: trust.app.creds, name: 'changes-spec' });
  });
  afterEach(() => {
    for (const hub of hubs.splice(0)) hub.stop();
    failing = false;
  });
  afterAll(async () => {
    await closeNats(nats);
    await closeNats(publisher);
    await line.close();
  });

  const hub = (more: Partial<ChangeHubOptions> = {}): ChangeHub => {
    const counted = {
      status: () => nats.status(),
      subscribe: (...given: Parameters<NatsConnection['subscribe']>) => {
        const made = nats.subscribe(...given);
        subscriptions += 1;
        return { unsubscribe: () => ((subscriptions -= 1), made.unsubscribe()) };
      },
    } as unknown as NatsConnection;
    const made = new ChangeHub({
      service: 'enforcement', nats: counted, rules, logger: createLogger('test', 'silent'), ...more,
      callers: { now: async (name) => { const live = callers.get(name ?? ''); if (live instanceof Error) throw live; return live; } },
    });
    made.start();
    hubs.push(made);
    return made;
  };
  const person = (name: string, tenant: keyof typeof slugs, role: string, prefix: string | null = null, tokenMs = 60_000): void => {
    const grants = [{ role, unitId: null, divisionPrefix: prefix }];
    const ctx: TenantContext = {
      tenantId: ids[tenant], slug: slugs[tenant], tenantKind: tenant === 'city' ? 'city' : 'district',
      actor: { id: name, memberId: name, name, kind: 'user' }, grants, permissions: permissionsOfGrants(grants),
    };
    callers.set(name, { ctx, tokenUntil: Date.now() + tokenMs });
  };
  const listen = async (at: ChangeHub, name: string): Promise<Listener> => {
    const made = new Listener(await at.open(name));
    await nats.flush();
    return made;
  };
  const happens = (tenant: keyof typeof slugs, id: string, division: string, event = 'assigned', aggregate = 'hazard', sequence = 2): void => {
    divisions.set(id, division);
    const slug = slugs[tenant];
    publisher.publish(`evt.${slug}.enforcement.${aggregate}.${event}`, JSON.stringify({
      specversion: '1.0', id: newId(), source: `/tenants/${slug}/enforcement`, type: `anlan.enforcement.${aggregate}.${event}.v1`, subject: `${aggregate}s/${id}`,
      time: '2026-03-02T09:30:00+08:00', datacontenttype: 'application/json', tenant: slug, tenantsequence: 1, sequence: String(sequence), data: { title: '机密' },
    }));
  };

  it('given two streets and two tenants, then each hears of what he sees, in order, without its content, on one subscription a tenant', async () => {
    person('chief', 'pingshan', 'leader');
    person('street1', 'pingshan', 'street-officer', '440310001');
    person('street2', 'pingshan', 'street-officer', '440310002');
    person('theirs', 'binjiang', 'leader');
    const at = hub();
    const [chief, street1, street2, theirs] = await Promise.all(['chief', 'street1', 'street2', 'theirs'].map((n) => listen(at, n))) as [Listener, Listener, Listener, Listener];
    expect(subscriptions).toBe(2);
    happens('pingshan', 'h1', '440310001001');
    happens('pingshan', 'h2', '440310002001');
    happens('pingshan', 'h1', '440310001001', 'started', 'hazard', 3);
    happens('pingshan', 's1', '440310001001', 'made', 'secret');
    publisher.publish(`evt.${slugs.pingshan}.enforcement.hazard.assigned`, 'no event');
    happens('binjiang', 'h3', '330108001001');
    await chief.next('change', 3);
    await theirs.next('change');
    await Promise.all([street1.next('change', 2), street2.next('change')]);
    const change = (id: string, event = 'assigned', sequence = 2) => ({ aggregate: 'hazard', id, event, sequence, at: '2026-03-02T09:30:00+08:00' });
    expect(chief.of('change')).toEqual([change('h1'), change('h2'), change('h1', 'started', 3)]);
    expect(street1.of('change')).toEqual([change('h1'), change('h1', 'started', 3)]);
    expect(street2.of('change')).toEqual([change('h2')]);
    expect(theirs.of('change')).toEqual([change('h3')]);
    for (const l of [chief, street1, street2, theirs]) l.stream.destroy();
    await until('nobody listens', () => subscriptions === 0);
  });

  it('given more at once than are worth naming, then the list is to be fetched anew, by who sees them', async () => {
    person('chief', 'pingshan', 'leader');
    person('street2', 'pingshan', 'street-officer', '440310002');
    const at = hub();
    const [chief, street2] = [await listen(at, 'chief'), await listen(at, 'street2')];
    for (let n = 0; n < 201; n += 1) happens('pingshan', `b${n}`, '440310001001');
    happens('pingshan', 'own', '440310002001');
    expect(await chief.next('many')).toEqual([{ aggregate: 'hazard' }]);
    expect(await street2.next('change')).toMatchObject([{ id: 'own' }]);
    expect(street2.of('many')).toEqual([]);
  });

  it('given a city, then it hears of the tenants below; a district does not', async () => {
    person('mayor', 'city', 'city-admin');
    person('chief', 'pingshan', 'district-admin');
    const at = hub();
    const [mayor, chief] = [await listen(at, 'mayor'), await listen(at, 'chief')];
    happens('pingshan', 'h9', '440310001001', 'reported');
    happens('pingshan', 't1', '440310', 'suspended', 'tenant');
    expect(await mayor.next('change')).toMatchObject([{ aggregate: 'tenant', id: 't1', event: 'suspended' }]);
    expect(await chief.next('change')).toMatchObject([{ id: 'h9' }]);
  });

  it('given rights that change, then the line ends before anything more is told', async () => {
    person('moved', 'pingshan', 'street-officer', '440310001');
    const moved = await listen(hub(), 'moved');
    person('moved', 'pingshan', 'street-officer', '440310002');
    happens('pingshan', 'h1', '440310001001');
    expect(await moved.next('end')).toEqual([{ reason: 'rights' }]);
    await until('the end', () => moved.ended);
    expect(moved.heard).toHaveLength(1);
  });

  it('given quiet times, then a beat keeps the line open, and tells rights that are gone, a token that is refused, and one that has run out', async () => {
    const at = hub({ beatMs: 20 });
    person('stays', 'pingshan', 'leader');
    person('leaves', 'pingshan', 'leader');
    person('revoked', 'pingshan', 'leader');
    person('late', 'pingshan', 'leader', null, 50);
    const [stays, leaves, revoked, late] = await Promise.all(['stays', 'leaves', 'revoked', 'late'].map((n) => listen(at, n))) as [Listener, Listener, Listener, Listener];
    callers.set('leaves', undefined);
    callers.set('revoked', new TokenError('token.expired'));
    expect(await leaves.next('end')).toEqual([{ reason: 'rights' }]);
    expect(await revoked.next('end')).toEqual([{ reason: 'token' }]);
    expect(await late.next('end')).toEqual([{ reason: 'token' }]);
    await until('some beats', () => stays.comments > 3);
    expect([stays.ended, stays.heard]).toEqual([false, []]);
  });

  it('given as many as may listen, then one more is refused with 429, until one has gone; nobody without bindings gets in', async () => {
    const at = hub({ limits: { subject: 2, tenant: 3, process: 4 } });
    for (const [name, tenant] of [['a', 'pingshan'], ['b', 'pingshan'], ['c', 'binjiang'], ['d', 'city']] as const) person(name, tenant, 'leader');
    const first = await listen(at, 'a');
    await listen(at, 'a');
    const full = { status: 429, code: 'request.too_many', params: { seconds: 30 } };
    await expect(at.open('a')).rejects.toMatchObject(full);
    await listen(at, 'b');
    await expect(at.open('b')).rejects.toMatchObject(full);
    await listen(at, 'c');
    await expect(at.open('d')).rejects.toMatchObject(full);
    expect(subscriptions).toBe(2);
    first.stream.destroy();
    await until('room for d', () => at.open('d').then(() => true, () => false));
    await expect(at.open('nobody')).rejects.toMatchObject({ status: 403 });
  });

  it('given a line to NATS that is cut, then everybody is told to fetch anew, and hears what comes after', async () => {
    person('chief', 'pingshan', 'leader');
    const chief = await listen(hub(), 'chief');
    const lost = (async () => { for await (const s of nats.status()) if (s.type === Events.Disconnect) return true; return false; })();
    line.cut();
    expect(await lost).toBe(true);
    happens('pingshan', 'missed', '440310001001');
    expect(await chief.next('refetch')).toEqual([{}]);
    await nats.flush();
    happens('pingshan', 'after', '440310001001');
    expect(await chief.next('change')).toMatchObject([{ id: 'after' }]);
    expect(chief.ended).toBe(false);
  });

  it('given records that cannot be judged, then nothing is told and the line ends; given a service that stops, likewise', async () => {
    person('chief', 'pingshan', 'leader');
    const at = hub();
    const chief = await listen(at, 'chief');
    failing = true;
    happens('pingshan', 'h1', '440310001001');
    expect(await chief.next('end')).toEqual([{ reason: 'unavailable' }]);
    expect(chief.of('change')).toEqual([]);
    failing = false;
    const again = await listen(at, 'chief');
    at.stop();
    expect(await again.next('end')).toEqual([{ reason: 'shutdown' }]);
    await expect(at.open('chief')).rejects.toMatchObject({ status: 429 });
  });

  it('given a client that does not read, then what waits for it is bounded', async () => {
    person('chief', 'pingshan', 'leader');
    const stream = await hub().open('chief');
    await nats.flush();
    for (let n = 0; n < 150; n += 1) happens('pingshan', `${n}-${'x'.repeat(4_000)}`, '440310001001');
    await until('the line ends', () => stream.readableLength > 0 && subscriptions === 0);
    const slow = new Listener(stream);
    expect(await slow.next('end')).toEqual([{ reason: 'behind' }]);
    expect(slow.of('change').length).toBeLessThan(100);
  });
});
