import { dutyHolderLifecycle, dutyRoleNames, type DutyAdjustment, type DutyEdition, type DutyEditionQuery, type DutyHolder, type DutyHolderQuery } from '@anlan/contracts/responsibility';
import { divisionPrefix, parseDivisionCode, toShanghaiIso } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx, type Row } from '@anlan/platform/db';
import { listPage, Where, type CsvColumn, type PageOf } from '@anlan/platform/ledger';
import { ReferenceDirectory } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { dutyEditionLedger, dutyHolderLedger, toDutyEdition, toDutyHolder, type DutyEditionRow, type DutyHolderRow } from './duty-edition.entity';
import { dutyEditionReach, dutyHolderReach } from './duty-edition.reach';

export const dutyHolderCsv: CsvColumn<DutyHolder>[] = [
  { header: '年度', value: (h) => h.year }, { header: '种类', value: (h) => h.kindName }, { header: '对象编码', value: (h) => h.objectCode }, { header: '对象名称', value: (h) => h.objectName }, { header: '区划', value: (h) => h.divisionName }, { header: '管理单位', value: (h) => h.unitName },
  { header: '责任人角色', value: (h) => dutyRoleNames[h.role].zh }, { header: '姓名', value: (h) => h.personName }, { header: '职务', value: (h) => h.post }, { header: '电话', value: (h) => h.phone }, { header: '任职起', value: (h) => h.from }, { header: '任职止', value: (h) => h.until },
  { header: '状态', value: (h) => dutyHolderLifecycle.states[h.status].zh },
];

type CountedEdition = DutyEditionRow & { holders: number };
interface AdjustmentRow extends Row {
  number: number; on_day: string; document_number: string | null; reason: string; actor: string; actor_name: string; at: Date;
}
const counted = "e.*, (select count(*)::int from responsibility.duty_holder h where h.tenant_id = e.tenant_id and h.edition_id = e.id and h.status in ('drafted','standing')) as holders";

/** Tables of duty holders, and those whom they name. */
@Injectable()
export class DutyEditionRecords {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
  ) {}

  async editions(ctx: TenantContext, q: DutyEditionQuery): Promise<PageOf<DutyEdition>> {
    const reference = await this.references.get(ctx.tenantId);
    const where = new Where().and('e.tenant_id = $', ctx.tenantId).within(dutyEditionReach, ctx, 'duty-holder.read').and('e.year = $', q.year).and('e.status = $', q.status).below('e.division_code', q.divisionCode && divisionPrefix(parseDivisionCode(q.divisionCode).code));
    return listPage<CountedEdition, DutyEdition>(this.tx, ctx, q, { columns: counted, from: 'responsibility.duty_edition e', where, order: [{ sql: 'e.id', type: 'uuid' }], descending: true, position: (r) => [r.id], item: (r) => toDutyEdition(ctx, r, reference) });
  }

  async edition(ctx: TenantContext, id: string): Promise<DutyEdition> {
    return toDutyEdition(ctx, await this.row(ctx, id), await this.references.get(ctx.tenantId));
  }

  async adjustments(ctx: TenantContext, id: string): Promise<{ items: DutyAdjustment[] }> {
    await this.row(ctx, id);
    const reference = await this.references.get(ctx.tenantId);
    const params = [ctx.tenantId, id];
    const [made, holders] = await this.tx.reads<Row>(ctx,
      { sql: 'select * from responsibility.duty_adjustment where tenant_id = $1 and edition_id = $2 order by number desc', params },
      { sql: 'select * from responsibility.duty_holder where tenant_id = $1 and edition_id = $2 and (came_by > 0 or left_by is not null) order by id', params });
    const all = (holders?.rows ?? []) as DutyHolderRow[];
    const shown = (of: DutyHolderRow[]): DutyHolder[] => of.map((h) => toDutyHolder(ctx, h, reference));
    return {
      items: ((made?.rows ?? []) as AdjustmentRow[]).map((a) => ({
        number: a.number, on: a.on_day, documentNumber: a.document_number, reason: a.reason, by: { id: a.actor, name: a.actor_name }, at: toShanghaiIso(a.at), came: shown(all.filter((h) => h.came_by === a.number)), left: shown(all.filter((h) => h.left_by === a.number)),
      })),
    };
  }

  async holders(ctx: TenantContext, q: DutyHolderQuery): Promise<PageOf<DutyHolder>> {
    const reference = await this.references.get(ctx.tenantId);
    const where = new Where().and('tenant_id = $', ctx.tenantId).within(dutyHolderReach, ctx, 'duty-holder.read').and('edition_id = $', q.editionId).and('year = $', q.year).and('object_id = $', q.objectId).and('member_id = $', q.memberId).and('role = $', q.role).and('status = $', q.status);
    where.below('division_code', q.divisionCode && divisionPrefix(parseDivisionCode(q.divisionCode).code)).and("position(lower($) in lower(object_name || ' ' || person_name)) > 0", q.q);
    return listPage<DutyHolderRow, DutyHolder>(this.tx, ctx, q, { columns: '*', from: 'responsibility.duty_holder', where, order: [{ sql: 'id', type: 'uuid' }], position: (r) => [r.id], item: (r) => toDutyHolder(ctx, r, reference) });
  }

  async holder(ctx: TenantContext, id: string): Promise<DutyHolder> {
    const [row] = await this.tx.read<DutyHolderRow>(ctx, dutyHolderLedger.byId(ctx.tenantId, id));
    return toDutyHolder(ctx, dutyHolderLedger.visible(ctx, row), await this.references.get(ctx.tenantId));
  }

  private async row(ctx: TenantContext, id: string): Promise<CountedEdition> {
    const [row] = await this.tx.read<CountedEdition>(ctx, { name: 'duty-edition-counted', sql: `select ${counted} from responsibility.duty_edition e where e.tenant_id = $1 and e.id = $2`, params: [ctx.tenantId, id] });
    return dutyEditionLedger.visible(ctx, row) as CountedEdition;
  }
}
