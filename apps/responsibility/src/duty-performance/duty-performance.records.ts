import { type DutyPerformance, type PerformanceLine, type PerformanceLinesQuery, type PerformanceQuery, type PeriodQuery } from '@anlan/contracts/responsibility';
import { events, eventType } from '@anlan/contracts/kit';
import '@anlan/contracts/enforcement';
import { shanghaiDay, toShanghaiIso } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx, type Row } from '@anlan/platform/db';
import { notFound } from '@anlan/platform/http';
import { decodeCursor, encodeCursor, listPage, type PageOf } from '@anlan/platform/ledger';
import { ReferenceDirectory, type Reference, type ReferenceMember } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { figuresOf, isOutcome, periodOf, recordOf, type Period } from './duty-performance.rules';
import { linesOf, type Asked } from './duty-performance.sql';

/** Of whom a sheet is. */
type Subject = Pick<DutyPerformance, 'subject' | 'id' | 'name' | 'unitId' | 'unitName' | 'postName' | 'enabled'> & { readonly asked: Asked };

interface LineRow extends Row {
  kind: PerformanceLine['kind']; type: string; record: string; number: string | null; title: string; division: string | null; basis: PerformanceLine['basis']; asked_on: string; due_on: string | null; done_on: string | null; done_by: string | null; until_on: string | null;
  at: Date | null; event_id: string | null; key: string; outcome: PerformanceLine['outcome']; since: string | null; acts: number | null; acted_on: string | null;
}

let words: ReadonlyMap<string, { readonly zh: string; readonly en: string }> | undefined;
/** What an event says was done; of one that no contract here declares, its type. */
export function actOf(type: string): { zh: string; en: string } {
  words ??= new Map(events().map((e) => [eventType(e), e.summary]));
  const { zh, en } = words.get(type) ?? { zh: type, en: type };
  return { zh, en };
}

/** 照单履职 as it is read: the ledgers' own rows, and what the services' events tell. */
@Injectable()
export class DutyPerformanceRecords {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
  ) {}

  async page(ctx: TenantContext, q: PerformanceQuery): Promise<PageOf<DutyPerformance>> {
    const reference = await this.references.get(ctx.tenantId);
    const units = q.unitId === undefined ? undefined : new Set(reference.unitsBelow(q.unitId));
    const named = q.q?.toLowerCase();
    const all = (q.subject === 'post' ? [...reference.posts.values()].map((p) => postOf(reference, p)) : [...reference.members.values()].filter((m) => m.kind === 'user').map((m) => memberOf(reference, m)))
      .filter((s) => (units?.has(s.unitId ?? '') ?? true) && (named === undefined || s.name.toLowerCase().includes(named)))
      .sort((a, b) => compare(placeOf(a), placeOf(b)));
    const after = q.cursor === undefined ? undefined : (decodeCursor(q.cursor, ['string', 'string', 'string']) as string[]);
    const rest = after ? all.filter((s) => compare(placeOf(s), after) > 0) : all;
    const kept = rest.slice(0, q.limit);
    const last = kept.at(-1);
    return { items: await this.sheets(ctx, kept, periodOf(q, new Date())), nextCursor: last && rest.length > kept.length ? encodeCursor(placeOf(last)) : null, ...(q.total && { total: all.length }) };
  }

  async get(ctx: TenantContext, id: string | undefined, q: PeriodQuery): Promise<DutyPerformance> {
    const [sheet] = await this.sheets(ctx, [await this.subject(ctx, id)], periodOf(q, new Date()));
    if (!sheet) throw notFound();
    return sheet;
  }

  async lines(ctx: TenantContext, id: string | undefined, q: PerformanceLinesQuery): Promise<PageOf<PerformanceLine>> {
    const [{ asked }, reference] = [await this.subject(ctx, id), await this.references.get(ctx.tenantId)];
    const period = periodOf(q, new Date());
    const { from, where } = linesOf(ctx, [asked], period, new Date());
    for (const column of ['kind', 'outcome', 'basis'] as const) where.and(`${column} = any($::text[])`, q[column]);
    if (q.acted !== undefined) where.and(q.acted ? 'acts > 0' : 'acts = 0');
    return listPage<LineRow, PerformanceLine>(this.tx, ctx, q, { columns: '*', from, where, order: [{ sql: "replace(asked_on, '-', '')::int", type: 'integer' }, { sql: 'key', type: 'text' }], descending: true, position: (r) => [Number(r.asked_on.replaceAll('-', '')), r.key], item: (r) => toLine(r, reference, period) });
  }

  /** How often each act is on record, most often first. */
  async acts(ctx: TenantContext, id: string | undefined, q: PeriodQuery): Promise<{ type: string; count: number }[]> {
    const { asked } = await this.subject(ctx, id);
    const { from, where } = linesOf(ctx, [asked], periodOf(q, new Date()), new Date());
    where.and("kind = 'fact'");
    return this.tx.read<Row & { type: string; count: number }>(ctx, { sql: `select type, count(*)::int as count from ${from} where ${where} group by type order by 2 desc, 1`, params: where.params });
  }

  private async sheets(ctx: TenantContext, subjects: readonly Subject[], period: Period): Promise<DutyPerformance[]> {
    if (subjects.length === 0) return [];
    const now = new Date();
    const { from, where } = linesOf(ctx, subjects.map((s) => s.asked), period, now);
    const rows = await this.tx.read<Row & { who: string; outcome: string; count: number; duties: number; acted: number }>(ctx, { sql: `select who, outcome, count(*)::int as count, count(acts)::int as duties, count(*) filter (where acts > 0)::int as acted from ${from} where ${where} group by who, outcome`, params: where.params });
    return subjects.map(({ asked, ...s }) => {
      const counts = Object.fromEntries(rows.filter((r) => r.who === asked.id && isOutcome(r.outcome)).map((r) => [r.outcome, r.count]));
      const standing = rows.find((r) => r.who === asked.id && r.outcome === 'standing');
      return { ...s, ...period, figures: figuresOf(counts, period, shanghaiDay(now), standing) };
    });
  }

  /** A member or a post of the tenant; without an id the actor himself. */
  private async subject(ctx: TenantContext, id: string | undefined): Promise<Subject> {
    const sought = id ?? ctx.actor.memberId ?? '';
    const reference = await this.references.knowing(ctx.tenantId, (r) => r.members.has(sought) || r.posts.has(sought));
    const [member, post] = [reference.members.get(sought), reference.posts.get(sought)];
    if (member) return memberOf(reference, member);
    if (post) return postOf(reference, post);
    throw notFound();
  }
}

const unitName = ({ units }: Reference, id: string | null): string | null => (id === null ? null : (units.get(id)?.name ?? null));
const placeOf = (s: Subject): string[] => [s.unitName ?? '', s.name, s.id];
const compare = (a: readonly string[], b: readonly string[]): number => {
  const at = a.findIndex((value, i) => value !== b[i]);
  return at < 0 ? 0 : (a[at] as string) < (b[at] as string) ? -1 : 1;
};

/** Of who has left, what names himself: what his unit or post is asked is asked of others now. */
function memberOf(reference: Reference, m: ReferenceMember): Subject {
  const postName = reference.posts.get(m.postId ?? '')?.name ?? null;
  return { subject: 'member', id: m.id, name: m.name, unitId: m.unitId, unitName: unitName(reference, m.unitId), postName, enabled: m.enabled, asked: { id: m.id, memberId: m.id, actor: m.subject, unitId: m.enabled ? m.unitId : null, postId: m.enabled ? (m.postId ?? null) : null } };
}

function postOf(reference: Reference, p: { id: string; unitId: string; name: string }): Subject {
  return { subject: 'post', id: p.id, name: p.name, unitId: p.unitId, unitName: unitName(reference, p.unitId), postName: null, enabled: true, asked: { id: p.id, memberId: null, actor: null, unitId: null, postId: p.id } };
}

/** The acts of a standing duty since it is his. */
const actsOf = ({ record, since, acts: count, acted_on: lastOn }: LineRow, { from, to }: Period): PerformanceLine['acts'] =>
  count === null ? null : { count, lastOn, filter: { itemId: record, from: since !== null && since > from ? since : from, to, status: 'recorded' } };

function toLine(r: LineRow, { divisions }: Reference, period: Period): PerformanceLine {
  const fact = r.kind === 'fact';
  // A guardianship is called by its tier; of whom or where is its division.
  const title = r.kind === 'guardianship' ? `${r.title} · ${divisions.get(r.division ?? '')?.name ?? r.division ?? ''}` : r.title;
  return {
    kind: r.kind, record: fact ? recordOf(r.type, r.record) : { service: 'responsibility', kind: r.kind, id: r.record }, number: r.number, title, act: fact ? actOf(r.type) : null, basis: r.basis,
    askedOn: r.asked_on, dueOn: r.due_on, doneOn: r.done_on, until: r.until_on, doneBy: r.done_by, at: r.at && toShanghaiIso(r.at), outcome: r.outcome, acts: actsOf(r, period), eventId: r.event_id,
  };
}
