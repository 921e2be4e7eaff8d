import type { CalendarFeed, OpenedCalendarFeed } from '@anlan/contracts/responsibility';
import { toShanghaiIso } from '@anlan/domain';
import { permissionsOfGrants, type TenantContext } from '@anlan/platform/context';
import { newId, TenantTx } from '@anlan/platform/db';
import { notFound } from '@anlan/platform/http';
import { Where } from '@anlan/platform/ledger';
import { ReferenceDirectory } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import type { MeetingRow } from '../meeting/meeting.entity';
import { meetingReach } from '../meeting/meeting.reach';
import { calendarOf, hashOf } from './calendar-feed.rules';

const DAY = 86_400_000;
const [PAST, AHEAD, MOST] = [90, 400, 1000];

interface FeedRow extends Record<string, unknown> {
  id: string;
  owner: string;
  opened_at: Date;
}

/** A person's address for calendar programs. Who has it reads what the person may see at that moment, so it ends with his access. */
@Injectable()
export class CalendarFeedService {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
  ) {}

  /** One address a person: a new one ends the one before. */
  async open(ctx: TenantContext): Promise<OpenedCalendarFeed> {
    const token = randomBytes(32).toString('base64url');
    const [id, now] = [newId(), new Date()];
    // Not by an Idempotency-Key: that would keep the answer, and the secret with it.
    return this.tx.write({ ...ctx, idempotency: undefined }, async (tx) => {
      await tx.rows('select pg_advisory_xact_lock(hashtextextended($1, 11))', [`calendar-feed:${ctx.tenantId}:${ctx.actor.id}`]);
      tx.queue({ sql: 'update responsibility.calendar_feed set revoked_at = $3 where tenant_id = $1 and owner = $2 and revoked_at is null', params: [ctx.tenantId, ctx.actor.id, now] });
      tx.queue({ sql: 'insert into responsibility.calendar_feed (tenant_id, id, owner, token_hash, opened_at) values ($1, $2, $3, $4, $5)', params: [ctx.tenantId, id, ctx.actor.id, hashOf(token), now] });
      tx.audit({ action: 'calendar-feed.opened', target: `calendar-feeds/${id}`, detail: {} });
      return { id, openedAt: toShanghaiIso(now), path: `/api/responsibility/v1/public/${ctx.slug}/calendars/${token}.ics` };
    });
  }

  async list(ctx: TenantContext): Promise<{ items: CalendarFeed[] }> {
    const rows = await this.tx.read<FeedRow>(ctx, { sql: 'select id, owner, opened_at from responsibility.calendar_feed where tenant_id = $1 and owner = $2 and revoked_at is null', params: [ctx.tenantId, ctx.actor.id] });
    return { items: rows.map((r) => ({ id: r.id, openedAt: toShanghaiIso(r.opened_at) })) };
  }

  async revoke(ctx: TenantContext, id: string): Promise<void> {
    await this.tx.write(ctx, async (tx) => {
      const gone = await tx.rows('update responsibility.calendar_feed set revoked_at = $4 where tenant_id = $1 and owner = $2 and id = $3 and revoked_at is null returning id', [ctx.tenantId, ctx.actor.id, id, new Date()]);
      if (gone.length === 0) throw notFound();
      tx.audit({ action: 'calendar-feed.revoked', target: `calendar-feeds/${id}`, detail: {} });
    });
  }

  /** The meetings that the feed's owner may see now. An address that is none, was revoked, or whose owner may no longer: not found. */
  async read(slug: string, file: string): Promise<string> {
    const tenant = this.references.tenants().find((t) => t.slug === slug && t.state === 'active' && t.kind === 'district');
    if (!tenant) throw notFound();
    const { tenantId } = tenant;
    const [feed] = await this.tx.read<FeedRow>({ tenantId }, { sql: 'select id, owner, opened_at from responsibility.calendar_feed where tenant_id = $1 and token_hash = $2 and revoked_at is null', params: [tenantId, hashOf(file.slice(0, -'.ics'.length))] });
    const access = feed && (await this.references.get(tenantId)).access(feed.owner);
    const permissions = permissionsOfGrants(access?.grants ?? []);
    if (!access || !permissions.has('meeting.read')) throw notFound();
    const ctx: TenantContext = { tenantId, slug, tenantKind: 'district', actor: access.actor, grants: access.grants, permissions };
    const now = Date.now();
    const where = new Where().and('tenant_id = $', tenantId).and('planned_at >= $', new Date(now - PAST * DAY)).and('planned_at < $', new Date(now + AHEAD * DAY)).within(meetingReach, ctx, 'meeting.read');
    const rows = await this.tx.read<MeetingRow>(ctx, { sql: `select * from responsibility.meeting where ${where} order by planned_at desc, id limit ${MOST}`, params: where.params });
    return calendarOf(slug, rows);
  }
}
