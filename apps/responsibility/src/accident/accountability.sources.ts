import { accountabilityErrors as e, type AccountabilitySource, type AccountabilitySourceKind } from '@anlan/contracts/responsibility';
import type { TenantContext } from '@anlan/platform/context';
import type { Tx } from '@anlan/platform/db';
import { invalidField } from '@anlan/platform/http';
import { Where } from '@anlan/platform/ledger';
import { listItemReach } from '../list-item/list-item.reach';
import { supervisionReach } from '../supervision/supervision.reach';
import { taskReach } from '../task/task.reach';
import { accidentReach } from './accident.reach';

type RecordKind = Exclude<AccountabilitySourceKind, 'other'>;

/** How the record is called from which a case comes, where it is in sight of who opens the case. */
const named: Readonly<Record<RecordKind, (where: Where, ctx: TenantContext) => string>> = {
  accident: (where, ctx) => `select number || ' ' || name as label from responsibility.accident x where ${where.within(accidentReach, ctx, 'accident.read')}`,
  list_item: (where, ctx) => `select number || ' ' || left(content, 100) as label from responsibility.list_item x where ${where.within(listItemReach, ctx, 'responsibility-list.read')}`,
  supervision: (where, ctx) => `select number || ' ' || left(reason, 100) as label from responsibility.supervision x where ${where.within(supervisionReach, ctx, 'supervision.read')}`,
  task: (where, ctx) => `select number || ' ' || title as label from responsibility.task x where ${where.within(taskReach, ctx, 'task.read')}`,
};

/** The source as the case keeps it. A record that is not there, not in sight or of another tenant is one and the same fault. */
export async function sourceOf(tx: Tx, ctx: TenantContext, { kind, id, label }: AccountabilitySource): Promise<{ kind: AccountabilitySourceKind; id: string | null; label: string }> {
  if (kind === 'other') return { kind, id: null, label: label ?? '' };
  const where = new Where().and('x.tenant_id = $', ctx.tenantId).and('x.id = $', id);
  const [found] = await tx.rows<{ label: string }>(named[kind](where, ctx), where.params);
  if (!found) throw invalidField('body.source.id', e.unknown_source);
  return { kind, id, label: found.label };
}
