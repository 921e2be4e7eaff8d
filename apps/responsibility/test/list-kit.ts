import type { EnterpriseCoverageAnswer } from '@anlan/contracts/enforcement';
import { createListKindBody, draftItem, draftListBody, listKindLibrary, type DraftListBody, type ListKind, type ListKindLibraryKey, type ResponsibilityList } from '@anlan/contracts/responsibility';
import type { TenantContext } from '@anlan/platform/context';
import { TodoService } from '@anlan/platform/ledger';
import { divisionNames, Peers } from '@anlan/platform/reference';
import { serviceKit, type TestTenant } from '@anlan/platform/testing';
import { migrations } from '../migrations';
import { ListItemCoverage } from '../src/list-item/list-item.coverage';
import { ListItemDrafting } from '../src/list-item/list-item.drafting';
import { ListItemEnterprises } from '../src/list-item/list-item.enterprises';
import { ListItemFigures } from '../src/list-item/list-item.figures';
import { ListItemImport } from '../src/list-item/list-item.import';
import { ListItemRecords } from '../src/list-item/list-item.records';
import { ListItemService } from '../src/list-item/list-item.service';
import { listItemTodos } from '../src/list-item/list-item.todos';
import { ListKindService } from '../src/list-kind/list-kind.service';
import { ResponsibilityListFigures } from '../src/responsibility-list/responsibility-list.figures';
import { ResponsibilityListRecords } from '../src/responsibility-list/responsibility-list.records';
import { ResponsibilityListService } from '../src/responsibility-list/responsibility-list.service';
import { responsibilityListTodos } from '../src/responsibility-list/responsibility-list.todos';

export type ListKit = Awaited<ReturnType<typeof listKit>>;

/** The services of responsibility lists, and two districts that use them. */
export async function listKit() {
  const base = await serviceKit('responsibility', migrations);
  const { tx, references, numbers, attachments } = base;
  // What enforcement answers of enterprises, and what it was asked; null: it does not answer.
  const enforcement: { answer: EnterpriseCoverageAnswer | null; asked: { pattern: string; data: unknown }[] } = { answer: null, asked: [] };
  const peers = new Peers(async (pattern, data) => {
    enforcement.asked.push({ pattern, data });
    if (!enforcement.answer) throw new Error('Timeout has occurred');
    return enforcement.answer;
  }, base.logger);
  const kinds = new ListKindService(tx);
  const lists = new ResponsibilityListService(tx, references, numbers, attachments);
  const adopt = async (key: ListKindLibraryKey, tenant: TestTenant = base.pingshan): Promise<ListKind> => (await kinds.adopt(tenant.as('district-admin'), [key])).items[0] as ListKind;
  const kindOf = (more: object, tenant: TestTenant = base.pingshan): Promise<ListKind> => kinds.create(tenant.as('district-admin'), createListKindBody.parse(more));
  const draft = (ctx: TenantContext, kind: ListKind, items: readonly object[], more: object = {}): Promise<ResponsibilityList> =>
    lists.draft(ctx, draftListBody.parse({
      kindId: kind.id, title: '清单', year: 2026, effectiveFrom: '2026-01-01', divisionCode: ctx.slug, unitId: (ctx.tenantId === base.pingshan.id ? base.pingshan : base.binjiang).snapshot.units[0]?.id, items: items.map((i) => draftItem.parse({ content: '落实隐患排查', ...i })), ...more,
    }) as DraftListBody);
  /** drafted, submitted, approved by another and issued */
  const issued = async (tenant: TestTenant, kind: ListKind, items: readonly object[], more: object = {}, officer = tenant.as('section-officer')): Promise<ResponsibilityList> => {
    const { id } = await draft(officer, kind, items, more);
    await lists.submit(officer, id, 1);
    await lists.approve(tenant.as('leader'), id, 2, '同意');
    return lists.issue(officer, id, 3, { documentNumber: '深坪安〔2026〕3号', issuedOn: '2026-01-05' });
  };
  return {
    ...base, kinds, lists, adopt, kindOf, draft, issued, library: listKindLibrary,
    listRecords: new ResponsibilityListRecords(tx, references), listFigures: new ResponsibilityListFigures(tx), drafting: new ListItemDrafting(tx, references, attachments), items: new ListItemService(tx, references, attachments), records: new ListItemRecords(tx, references),
    figures: new ListItemFigures(tx), itemImport: new ListItemImport(base.imports, tx, references), coverage: new ListItemCoverage(tx, references), enterprises: new ListItemEnterprises(tx, peers), enforcement, todos: new TodoService(tx, [responsibilityListTodos, listItemTodos], divisionNames(references)),
  };
}
