import { taskErrors as e, type IssueTaskBody, type taskSourceRecords } from '@anlan/contracts/responsibility';
import type { TenantContext } from '@anlan/platform/context';
import type { Tx } from '@anlan/platform/db';
import { invalidField } from '@anlan/platform/http';
import { Where } from '@anlan/platform/ledger';
import { z } from 'zod';
import { letterReach } from '../letter/letter.reach';
import { listItemReach } from '../list-item/list-item.reach';
import { meetingReach } from '../meeting/meeting.reach';
import { supervisionReach } from '../supervision/supervision.reach';

type Source = IssueTaskBody['source'];
type RecordKind = (typeof taskSourceRecords)[number];

/** How the record is called by which a task is issued, where it is in sight of who issues it; a resolution that was withdrawn is none. */
const named: Readonly<Record<RecordKind, (where: Where, ctx: TenantContext, source: Source) => string>> = {
  list_item: (where, ctx) => `select number as label from responsibility.list_item x where ${where.within(listItemReach, ctx, 'responsibility-list.read')}`,
  meeting: (where, ctx) => `select number as label from responsibility.meeting x where ${where.within(meetingReach, ctx, 'meeting.read')}`,
  resolution: (where, ctx) =>
    `select m.number || ' 决议 ' || x.number as label from responsibility.meeting_resolution x join responsibility.meeting m on m.tenant_id = x.tenant_id and m.id = x.meeting_id where ${where.and('x.withdraw_reason is null').within(meetingReach, ctx, 'meeting.read')}`,
  letter: (where, ctx, { target }) => `select number as label from responsibility.letter x where ${where.within(letterReach, ctx, 'letter.read').and('jsonb_array_length(targets) >= $', target ?? undefined)}`,
  supervision: (where, ctx) => `select number as label from responsibility.supervision x where ${where.within(supervisionReach, ctx, 'supervision.read')}`,
};
const isRecord = (kind: Source['kind']): kind is RecordKind => Object.hasOwn(named, kind);

/** The source as the task keeps it. A record that is not there, not in sight or of another tenant is one and the same fault. */
export async function sourceOf(tx: Tx, ctx: TenantContext, source: Source): Promise<Source> {
  const unknown = (field: string) => invalidField(`body.source.${field}`, e.unknown_source);
  if (source.target !== null && (source.kind !== 'letter' || source.id === null)) throw unknown('target');
  if (!isRecord(source.kind) || source.id === null) return source;
  if (!z.uuid().safeParse(source.id).success) throw unknown('id');
  const where = new Where().and('x.tenant_id = $', ctx.tenantId).and('x.id = $', source.id);
  const sql = named[source.kind](where, ctx, source);
  const [found] = await tx.rows<{ label: string }>(sql, where.params);
  if (!found) throw unknown('id');
  return { ...source, label: source.label ?? `${found.label}${source.target === null ? '' : ` 目标 ${source.target}`}` };
}
