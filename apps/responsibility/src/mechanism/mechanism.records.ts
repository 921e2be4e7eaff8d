import { mechanismRecordLifecycle, mechanismScopeNames, type MechanismFigures, type MechanismFiguresQuery, type MechanismRecord, type MechanismRecordQuery, type MechanismTemplate, type MechanismTemplateQuery } from '@anlan/contracts/responsibility';
import { divisionPrefix, parseDivisionCode, ratio, toShanghaiIso } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx, type Row } from '@anlan/platform/db';
import { notFound } from '@anlan/platform/http';
import { listPage, Where, type CsvColumn, type PageOf } from '@anlan/platform/ledger';
import { ReferenceDirectory } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { mechanismRecordLedger, mechanismTemplateLedger, toMechanismRecord, toMechanismTemplate, type MechanismRecordRow, type MechanismTemplateRow } from './mechanism.entity';
import { countedOf, countsOf } from './mechanism.counts';
import { mechanismRecordReach } from './mechanism.reach';

export const mechanismRecordCsv: CsvColumn<MechanismRecord>[] = [
  { header: '机制', value: (r) => r.templateName },
  { header: '范围', value: (r) => mechanismScopeNames[r.scope].zh },
  { header: '名称', value: (r) => r.name },
  { header: '统一社会信用代码', value: (r) => r.creditCode },
  { header: '单位', value: (r) => r.unitName },
  { header: '区划名称', value: (r) => r.divisionName },
  { header: '落实项数', value: (r) => r.attainedItems },
  { header: '应落实项数', value: (r) => r.wantedItems },
  { header: '全部落实', value: (r) => (r.attained ? '是' : '否') },
  { header: '数量', value: (r) => r.items.flatMap(({ counted: c }) => (c ? [`${c.name} ${c.count} ${c.unit}`] : [])).join('；') },
  { header: '状态', value: (r) => mechanismRecordLifecycle.states[r.status].zh },
];
/** What counts: all but what was taken off. */
const COUNTED = 'listed,recorded,returned,confirmed';

/** Templates and records, as lists and figures read them. */
@Injectable()
export class MechanismRecords {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
  ) {}

  async templates(ctx: TenantContext, q: MechanismTemplateQuery): Promise<PageOf<MechanismTemplate>> {
    const reference = await this.references.get(ctx.tenantId);
    const where = new Where().and('tenant_id = $', ctx.tenantId).and('status = $', q.status).and('scope = $', q.scope).and('line_id = $', q.lineId).and('position(lower($) in lower(name)) > 0', q.q);
    return listPage<MechanismTemplateRow, MechanismTemplate>(this.tx, ctx, q, { columns: '*', from: 'responsibility.mechanism_template', where, order: [{ sql: 'id', type: 'uuid' }], descending: true, position: (r) => [r.id], item: (r) => toMechanismTemplate(ctx, r, reference) });
  }

  async template(ctx: TenantContext, id: string): Promise<MechanismTemplate> {
    return toMechanismTemplate(ctx, await this.version(ctx, id), await this.references.get(ctx.tenantId));
  }

  async records(ctx: TenantContext, q: MechanismRecordQuery): Promise<PageOf<MechanismRecord>> {
    const reference = await this.references.get(ctx.tenantId);
    const where = this.within(ctx, q.divisionCode).and('template_id = $', q.templateId).and('status = any($::text[])', q.status).and('attained = $', q.attained).and('position(lower($) in lower(name)) > 0', q.q);
    where.and('items @> $::jsonb', q.attainedItem === undefined ? undefined : JSON.stringify([{ item: q.attainedItem, attained: true }]));
    where.and('items @> $::jsonb', q.countUnit === undefined ? undefined : JSON.stringify([{ counted: { unit: q.countUnit } }]));
    where.and("exists (select 1 from jsonb_array_elements(items) i where (i->>'item')::int = $ and jsonb_typeof(i->'counted') = 'object')", q.countedItem);
    return listPage<MechanismRecordRow, MechanismRecord>(this.tx, ctx, q, { columns: '*', from: 'responsibility.mechanism_record', where, order: [{ sql: 'id', type: 'uuid' }], descending: true, position: (r) => [r.id], item: (r) => toMechanismRecord(ctx, r, reference) });
  }

  async record(ctx: TenantContext, id: string): Promise<MechanismRecord> {
    const [row] = await this.tx.read<MechanismRecordRow>(ctx, mechanismRecordLedger.byId(ctx.tenantId, id));
    return toMechanismRecord(ctx, mechanismRecordLedger.visible(ctx, row), await this.references.get(ctx.tenantId));
  }

  /** 落实率 = records with every item attained ÷ records; the same of each item. */
  async figures(ctx: TenantContext, id: string, q: MechanismFiguresQuery): Promise<MechanismFigures> {
    const template = await this.version(ctx, id);
    const where = this.within(ctx, q.divisionCode).and('template_id = $', id).and("status <> 'closed'");
    const [whole, each, counts] = await this.tx.reads<Row>(
      ctx,
      { sql: `select count(*)::int as records, count(*) filter (where attained)::int as attained, count(*) filter (where attained and status = 'confirmed')::int as confirmed from responsibility.mechanism_record where ${where}`, params: where.params },
      { sql: `select (i->>'item')::int as item, count(*)::int as n from responsibility.mechanism_record, jsonb_array_elements(items) i where ${where} and (i->>'attained')::boolean group by 1`, params: where.params },
      countsOf(where),
    );
    const count = (column: string): number => Number(whole?.rows[0]?.[column] ?? 0);
    const [records, attained, confirmed] = [count('records'), count('attained'), count('confirmed')];
    const of = new Map((each?.rows ?? []).map((r) => [Number(r['item']), Number(r['n'])]));
    const base = { templateId: id, ...(q.divisionCode && { divisionCode: q.divisionCode }) };
    const filter = { ...base, status: COUNTED };
    const counted = (unit: string, item: number | null) => countedOf(counts?.rows ?? [], unit, item, filter, { ...base, status: 'confirmed' });
    const units = [...new Set(template.items.flatMap((i) => i.countUnit ?? []))];
    return {
      asOf: toShanghaiIso(new Date()), templateId: id, records, attained, rate: ratio(attained, records), confirmed, confirmedRate: ratio(confirmed, records), filter, attainedFilter: { ...filter, attained: 'true' }, confirmedFilter: { ...base, status: 'confirmed', attained: 'true' },
      counts: units.map((unit) => counted(unit, null)),
      items: template.items.map(({ name, countUnit }, i) => {
        const n = of.get(i + 1) ?? 0;
        return { item: i + 1, name, attained: n, records, rate: ratio(n, records), filter: { ...filter, attainedItem: String(i + 1) }, counted: countUnit ? counted(countUnit, i + 1) : null };
      }),
    };
  }

  private within(ctx: TenantContext, divisionCode: string | undefined): Where {
    return new Where().and('tenant_id = $', ctx.tenantId).within(mechanismRecordReach, ctx, 'mechanism-record.read').below('division_code', divisionCode && divisionPrefix(parseDivisionCode(divisionCode).code));
  }

  private async version(ctx: TenantContext, id: string): Promise<MechanismTemplateRow> {
    const [row] = await this.tx.read<MechanismTemplateRow>(ctx, mechanismTemplateLedger.byId(ctx.tenantId, id));
    if (!row) throw notFound();
    return row;
  }
}
