import { planMeetingBody } from '@anlan/contracts/responsibility';
import { addCalendarDays, shanghaiDay } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { ProblemError } from '@anlan/platform/http';
import { codeOf, serviceKit, type ServiceKit, type TestTenant } from '@anlan/platform/testing';
import { migrations } from '../../migrations';
import { MeetingService } from '../meeting/meeting.service';
import { CalendarFeedService } from './calendar-feed.service';

describe('calendar feeds', () => {
  let kit: ServiceKit;
  let feeds: CalendarFeedService;
  let meetings: MeetingService;
  let officer: TenantContext;
  let street: TenantContext;
  beforeAll(async () => {
    kit = await serviceKit('responsibility', migrations);
    [officer, street] = [kit.pingshan.as('section-officer'), kit.pingshan.as('street-officer', '440310001')];
    feeds = new CalendarFeedService(kit.tx, kit.references);
    meetings = new MeetingService(kit.tx, kit.references, kit.numbers, kit.attachments);
    for (const t of [kit.pingshan, kit.binjiang]) await known(t, 'active');
  }, 60_000);
  afterAll(() => kit.close());

  async function known(t: TestTenant, state: string): Promise<void> {
    const entry = { tenantId: t.id, slug: t.slug, kind: 'district', state, realm: `district-${t.slug}` };
    await kit.db.admin.query('insert into responsibility.tenant_copy (slug, entry) values ($1, $2) on conflict (slug) do update set entry = excluded.entry', [t.slug, JSON.stringify(entry)]);
    await kit.references.loadTenants();
  }
  const plan = (title: string, more: object = {}, ctx = officer) =>
    meetings.plan(ctx, planMeetingBody.parse({ kind: 'dispatch', title, plannedAt: `${addCalendarDays(shanghaiDay(new Date()), 3)}T09:30:00+08:00`, divisionCode: ctx.slug, ...more }));
  const fileOf = (path: string): string => path.split('/').at(-1) ?? '';
  const open = async (ctx: TenantContext): Promise<string> => fileOf((await feeds.open(ctx)).path);

  it('given feeds, then each shows the meetings its owner may see now, and no others', async () => {
    await plan('区调度会');
    await plan('街道例会', { divisionCode: '440310001' });
    await plan('谈话', { kind: 'talk', divisionCode: '440310001' });
    const cancelled = await plan('取消的会');
    await meetings.cancel(officer, cancelled.id, 1, '台风');
    const [all, local] = [await feeds.read('440310', await open(officer)), await feeds.read('440310', await open(street))];
    for (const title of ['区调度会', '街道例会', '谈话', '取消的会']) expect(all).toContain(`SUMMARY:${title}\r\n`);
    expect(all).toContain('STATUS:CANCELLED');
    expect(local).toContain('SUMMARY:街道例会\r\n');
    for (const title of ['区调度会', '谈话', '取消的会']) expect(local).not.toContain(title);
  });

  it('given an address, then the row does not hold it, the log does not tell it, and it is of its own tenant alone', async () => {
    const file = await open({ ...officer, idempotency: { key: 'once', requestHash: 'h' } });
    const token = file.slice(0, -4);
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
    const { rows } = await kit.db.admin.query<{ all: string }>("select (select string_agg(f::text, ' ') from responsibility.calendar_feed f) || (select string_agg(detail::text || target, ' ') from responsibility.audit_entry) || coalesce((select string_agg(k::text, ' ') from responsibility.idempotency_key k), '') as all");
    expect(rows[0]?.all).not.toContain(token);
    expect(await codeOf(feeds.read('330108', file))).toBe('request.not_found');
    expect(await codeOf(feeds.read('999999', file))).toBe('request.not_found');
    expect(await codeOf(feeds.read('440310', `${'A'.repeat(43)}.ics`))).toBe('request.not_found');
  });

  it('given a new address, or one that is revoked, then the old one is unknown at once; nobody revokes another\'s', async () => {
    const first = await open(officer);
    const second = await feeds.open(officer);
    expect(await codeOf(feeds.read('440310', first))).toBe('request.not_found');
    expect(await feeds.list(officer)).toEqual({ items: [{ id: second.id, openedAt: second.openedAt }] });
    expect((await feeds.list(street)).items.map((f) => f.id)).not.toContain(second.id);
    expect(await codeOf(feeds.revoke(street, second.id))).toBe('request.not_found');
    expect(await codeOf(feeds.revoke(kit.binjiang.as('district-admin'), second.id))).toBe('request.not_found');
    expect(await feeds.read('440310', fileOf(second.path))).toContain('BEGIN:VCALENDAR');
    await feeds.revoke(officer, second.id);
    expect(await codeOf(feeds.read('440310', fileOf(second.path)))).toBe('request.not_found');
    expect(await feeds.list(officer)).toEqual({ items: [] });
    const both = await Promise.all([feeds.open(officer), feeds.open(officer)]);
    expect(both).toHaveLength(2);
    expect((await feeds.list(officer)).items).toHaveLength(1);
  });

  it('given who is disabled, or may no longer read meetings, or whose district is suspended, then his address is unknown', async () => {
    const { snapshot } = kit.pingshan;
    const person = kit.pingshan.as('leader');
    await kit.references.refresh(kit.pingshan.id);
    const file = await open(person);
    const seen = (): Promise<string> => feeds.read('440310', file).then(() => 'seen', (e: ProblemError) => e.code);
    expect(await seen()).toBe('seen');
    const member = snapshot.members.findIndex((m) => m.id === person.actor.memberId);
    const setEnabled = async (enabled: boolean) => {
      snapshot.members[member] = { ...(snapshot.members[member] as (typeof snapshot.members)[number]), enabled };
      await kit.references.refresh(kit.pingshan.id);
    };
    await setEnabled(false);
    expect(await seen()).toBe('request.not_found');
    await setEnabled(true);
    expect(await seen()).toBe('seen');
    await known(kit.pingshan, 'suspended');
    expect(await seen()).toBe('request.not_found');
    await known(kit.pingshan, 'active');
    snapshot.grants.splice(snapshot.grants.findIndex((g) => g.memberId === person.actor.memberId), 1);
    await kit.references.refresh(kit.pingshan.id);
    expect(await seen()).toBe('request.not_found');
  });
});
