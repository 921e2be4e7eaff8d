import { expertErrors as e, type AddExpertBody, type ChangeExpertBody, type Expert, type ExpertQuery, type RevealedExpert } from '@anlan/contracts/enforcement';
import { shanghaiDay } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { newId, TenantTx, type Tx } from '@anlan/platform/db';
import { invalidField, notFound } from '@anlan/platform/http';
import { allPages, listPage, madeBy, NumberSeries, Where, type CsvColumn, type PageOf } from '@anlan/platform/ledger';
import { organizerOf, ReferenceDirectory } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { expertLedger as ledger, toExpert, type ExpertRow } from './expert.entity';
import { expertReach } from './expert.reach';
import { assertSendable } from './expert.rules';

export const expertCsv: CsvColumn<Expert>[] = [
  { header: '专家编号', value: (x) => x.number },
  { header: '姓名', value: (x) => x.name },
  { header: '专业领域', value: (x) => x.speciality },
  { header: '职称', value: (x) => x.title },
  { header: '工作单位', value: (x) => x.unit },
  { header: '级别', value: (x) => ({ district: '区级', city: '市级', province: '省级' })[x.level] },
  { header: '聘期截止', value: (x) => x.validUntil },
  { header: '可派出', value: (x) => (x.inForce ? '是' : '否') },
];

/** 专家库: one roster, seen whole by all who see it; each expert is kept by the district or by a street. */
@Injectable()
export class ExpertService {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
    private readonly numbers: NumberSeries,
  ) {}

  async page(ctx: TenantContext, q: ExpertQuery): Promise<PageOf<Expert>> {
    const reference = await this.references.get(ctx.tenantId);
    const where = new Where().and('tenant_id = $', ctx.tenantId).and('status = $', q.status).and('level = $', q.level);
    if (q.inForce !== undefined) where.and(`${q.inForce ? '' : 'not '}(status = 'active' and valid_until >= $)`, shanghaiDay(new Date()));
    // Never by the name: who may not see it could find it by asking.
    where.and("position(lower($) in lower(number || ' ' || speciality || ' ' || coalesce(title, '') || ' ' || unit)) > 0", q.q);
    return listPage<ExpertRow, Expert>(this.tx, ctx, q, { columns: '*', from: 'enforcement.expert', where, order: [{ sql: 'id', type: 'uuid' }], descending: true, position: (r) => [r.id], item: (r) => toExpert(ctx, r, reference) });
  }

  pages(ctx: TenantContext, query: ExpertQuery): AsyncGenerator<Expert[]> {
    return allPages((request) => this.page(ctx, { ...query, ...request, total: undefined }));
  }

  async get(ctx: TenantContext, id: string): Promise<Expert> {
    const [row] = await this.tx.read<ExpertRow>(ctx, ledger.byId(ctx.tenantId, id));
    if (!row) throw notFound();
    return toExpert(ctx, row, await this.references.get(ctx.tenantId));
  }

  /** What is answered is read afterwards: no copy of it, with a person in it, is kept for a repetition. */
  async add(ctx: TenantContext, b: AddExpertBody): Promise<Expert> {
    const now = new Date();
    const id = newId();
    const division = organizerOf(await this.references.get(ctx.tenantId), b.divisionCode, now, e.unknown_division);
    const row: ExpertRow = {
      id, number: `ZJK${ctx.slug}-${String(await this.numbers.next(ctx, 'expert')).padStart(4, '0')}`, name: b.name, phone: b.phone, speciality: b.speciality, title: b.title, unit: b.unit,
      unit_credit_code: b.unitCreditCode, level: b.level, valid_until: b.validUntil, division_code: division, status: 'active', remove_reason: null, ...madeBy(ctx, 'added', now),
    };
    const made = await this.tx.write(ctx, async (tx) => {
      ledger.insert(tx, ctx, 'expert.manage', row, 'added');
      return { id };
    });
    return this.get(ctx, made.id);
  }

  change(ctx: TenantContext, id: string, version: number, b: ChangeExpertBody): Promise<Expert> {
    return this.stepped(ctx, id, (tx) =>
      ledger.step(tx, ctx, id, version, { permission: 'expert.manage' }, (r) => ({
        event: 'changed',
        next: {
          name: b.name ?? r.name, phone: b.phone === undefined ? r.phone : b.phone, speciality: b.speciality ?? r.speciality, title: b.title === undefined ? r.title : b.title, unit: b.unit ?? r.unit,
          unit_credit_code: b.unitCreditCode === undefined ? r.unit_credit_code : b.unitCreditCode, level: b.level ?? r.level, valid_until: b.validUntil ?? r.valid_until,
        },
      })));
  }

  remove(ctx: TenantContext, id: string, version: number, reason: string): Promise<Expert> {
    return this.stepped(ctx, id, (tx) => ledger.step(tx, ctx, id, version, 'remove', () => ({ event: 'removed', next: { status: 'removed', remove_reason: reason }, facts: { reason } })));
  }

  restore(ctx: TenantContext, id: string, version: number): Promise<Expert> {
    return this.stepped(ctx, id, (tx) => ledger.step(tx, ctx, id, version, 'restore', () => ({ event: 'restored', next: { status: 'active', remove_reason: null } })));
  }

  /** Who the expert is, for a reason: shown and written down in one transaction, and never from a stored answer. */
  async reveal(ctx: TenantContext, id: string, reason: string): Promise<RevealedExpert> {
    return this.tx.write({ ...ctx, idempotency: undefined }, async (tx) => {
      const row = await this.row(tx, ctx, id);
      if (!row) throw notFound();
      expertReach.assertCovers(ctx, 'personal.reveal', row);
      tx.audit({ action: 'expert.revealed', target: `experts/${id}`, detail: { number: row.number, fields: ['name', 'phone'], reason } });
      return { id, name: row.name, phone: row.phone };
    });
  }

  /** The experts, each of whom may be sent to the subject on the day. Throws at `path`, or what is against it. */
  async sendable(tx: Pick<Tx, 'rows'>, ctx: TenantContext, ids: readonly string[], subject: { name: string; credit_code: string | null }, day: string, path: string): Promise<ExpertRow[]> {
    if (ids.length === 0) return [];
    const rows = await tx.rows<ExpertRow>('select * from enforcement.expert where tenant_id = $1 and id = any($2::uuid[]) for share', [ctx.tenantId, ids], 'expert-sendable');
    if (ids.some((id) => !rows.some((r) => r.id === id))) throw invalidField(path, e.unknown);
    for (const r of rows) assertSendable(r, subject, day);
    return rows;
  }

  private async row(tx: Tx, ctx: TenantContext, id: string): Promise<ExpertRow | undefined> {
    const [row] = await tx.rows<ExpertRow>('select * from enforcement.expert where tenant_id = $1 and id = $2', [ctx.tenantId, id], 'expert-row');
    return row;
  }

  private async stepped(ctx: TenantContext, id: string, work: (tx: Tx) => Promise<ExpertRow>): Promise<Expert> {
    await this.tx.write(ctx, async (tx) => ({ version: (await work(tx)).version }));
    return this.get(ctx, id);
  }
}
