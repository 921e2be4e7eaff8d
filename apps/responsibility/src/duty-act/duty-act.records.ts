import { dutyActLifecycle as lifecycle, recordedAsNames, type DutyAct, type DutyActFigures, type DutyActFiguresQuery, type DutyActQuery, type ItemActsQuery } from '@anlan/contracts/responsibility';
import { divisionPrefix, parseDivisionCode, shareOf } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx } from '@anlan/platform/db';
import { notFound } from '@anlan/platform/http';
import { listPage, Where, type CsvColumn, type PageOf } from '@anlan/platform/ledger';
import { ReferenceDirectory } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { periodOf } from '../duty-performance/duty-performance.rules';
import { countAll } from '../list-item/list-item.figures';
import { listItemReach } from '../list-item/list-item.reach';
import { ACT_COLUMNS, ACTS, toDutyAct, type SeenAct } from './duty-act.entity';
import { editionsOf } from './duty-act.sql';

export const dutyActCsv: CsvColumn<DutyAct>[] = [
  { header: '履职日期', value: (a) => a.day },
  { header: '事项编号', value: (a) => a.item.number },
  { header: '职责', value: (a) => a.item.content },
  { header: '清单编号', value: (a) => a.list.number },
  { header: '属地', value: (a) => a.divisionName },
  { header: '责任单位', value: (a) => a.ownerUnit?.name ?? null },
  { header: '责任岗位', value: (a) => a.ownerPost?.name ?? null },
  { header: '责任人', value: (a) => a.ownerMember?.name ?? null },
  { header: '履职情况', value: (a) => a.what },
  { header: '佐证说明', value: (a) => a.evidence.map((x) => x.description).filter((x) => x !== null).join('；') },
  { header: '佐证附件数', value: (a) => a.evidence.filter((x) => x.fileId !== null).length },
  { header: '记录人', value: (a) => a.recordedBy.name },
  { header: '记录身份', value: (a) => a.recordedAs && recordedAsNames[a.recordedAs].zh },
  { header: '记录人单位', value: (a) => a.recordedUnit?.name ?? null },
  { header: '记录时间', value: (a) => a.recordedAt },
  { header: '状态', value: (a) => lifecycle.states[a.status].zh },
  { header: '撤回人', value: (a) => a.withdrawnBy?.name ?? null },
  { header: '撤回理由', value: (a) => a.withdrawReason },
];

const prefixOf = (code: string | undefined): string | undefined => code && divisionPrefix(parseDivisionCode(code).code);

/** The reading side of acts: who sees the duty sees what was done of it. */
@Injectable()
export class DutyActRecords {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
  ) {}

  async page(ctx: TenantContext, q: DutyActQuery): Promise<PageOf<DutyAct>> {
    const reference = await this.references.get(ctx.tenantId);
    const where = new Where().and('a.tenant_id = $', ctx.tenantId).within(listItemReach, ctx, 'responsibility-list.read');
    where.and('i.list_id = $', q.listId).and('i.kind_key = $', q.kindKey).below('i.division_code', prefixOf(q.divisionCode)).and('a.day >= $', q.from).and('a.day <= $', q.to);
    where.and('(a.held_by_member_id = $ or a.member_id = $)', q.memberId, q.memberId).and('(a.held_by_unit_id = $ or a.unit_id = $)', q.unitId, q.unitId);
    if (q.itemId) where.and(`a.item_id in ${editionsOf('$', '$')}`, ctx.tenantId, q.itemId);
    if (q.status) where.and(`a.withdrawn_at is ${q.status === 'withdrawn' ? 'not ' : ''}null`);
    return listPage<SeenAct, DutyAct>(this.tx, ctx, q, { columns: ACT_COLUMNS, from: ACTS, where, order: [{ sql: "replace(a.day, '-', '')::int", type: 'integer' }, { sql: 'a.id', type: 'uuid' }], descending: true, position: (r) => [Number(r.day.replaceAll('-', '')), r.id], item: (r) => toDutyAct(ctx, r, reference) });
  }

  /** Of one duty in sight. */
  async ofItem(ctx: TenantContext, itemId: string, q: ItemActsQuery): Promise<PageOf<DutyAct>> {
    const [item] = await this.tx.read<SeenAct>(ctx, { name: 'duty-of-acts', sql: 'select * from responsibility.list_item where tenant_id = $1 and id = $2', params: [ctx.tenantId, itemId] });
    listItemReach.visible(ctx, 'responsibility-list.read', item);
    return this.page(ctx, { ...q, itemId });
  }

  async get(ctx: TenantContext, id: string): Promise<DutyAct> {
    return toDutyAct(ctx, await this.visible(ctx, id), await this.references.get(ctx.tenantId));
  }

  /** The file's id, where it is evidence of an act in sight. */
  async fileOf(ctx: TenantContext, id: string, fileId: string): Promise<string> {
    if (!(await this.visible(ctx, id)).evidence.some((x) => x.fileId === fileId)) throw notFound();
    return fileId;
  }

  /** 留痕率 of the lists in sight, each duty once; every figure with the question that gives its rows. */
  async figures(ctx: TenantContext, { from, to, ...of }: DutyActFiguresQuery): Promise<DutyActFigures> {
    const period = periodOf({ from, to }, new Date());
    const duties = { ...of, performed: 'false', dutyFrom: period.from, dutyTo: period.to };
    const [counts] = await countAll(this.tx, ctx, { duties, acted: { ...duties, acted: 'true' }, unrecorded: { ...duties, acted: 'false' } });
    return { ...period, ...counts, traced: shareOf(counts.acted.count, counts.duties.count) };
  }

  private async visible(ctx: TenantContext, id: string): Promise<SeenAct> {
    const [row] = await this.tx.read<SeenAct>(ctx, { name: 'duty-act-get', sql: `select ${ACT_COLUMNS} from ${ACTS} where a.tenant_id = $1 and a.id = $2`, params: [ctx.tenantId, id] });
    return listItemReach.visible(ctx, 'responsibility-list.read', row);
  }
}
