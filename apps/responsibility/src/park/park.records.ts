import { parkLifecycle, type Park, type ParkHazards, type ParkQuery } from '@anlan/contracts/responsibility';
import { divisionPrefix, parseDivisionCode, rate, shanghaiDay } from '@anlan/domain';
import { scopeFor, type TenantContext } from '@anlan/platform/context';
import { TenantTx } from '@anlan/platform/db';
import { listPage, Where, type CsvColumn, type PageOf } from '@anlan/platform/ledger';
import { ReferenceDirectory } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { parkLedger as ledger, toPark, type ReadPark } from './park.entity';
import { LISTS } from './park.lists';
import { parkReach, partyReach } from './park.reach';
import { AGREEMENT } from './park.rules';

const sum = (x: Park, of: 'total' | 'closed'): number => x.lists.reduce((n, l) => n + l[of], 0);
const parkColumns: CsvColumn<Park>[] = [
  { header: '编号', value: (x) => x.number },
  { header: '园区名称', value: (x) => x.name },
  { header: '区划', value: (x) => x.divisionName },
  { header: '地址', value: (x) => x.address },
  { header: '楼栋', value: (x) => x.buildings.join('、') },
  { header: '状态', value: (x) => parkLifecycle.states[x.status].zh },
  { header: '出租方', value: (x) => x.parties.landlord },
  { header: '物业管理方', value: (x) => x.parties.property },
  { header: '承租方', value: (x) => x.parties.tenant },
  { header: '应签协议', value: (x) => x.parties.asked },
  { header: '协议有效', value: (x) => x.parties.signed },
  { header: '重点任务', value: (x) => sum(x, 'total') },
  { header: '已完成', value: (x) => sum(x, 'closed') },
];
/** With the hazards of each park as they were counted for the file; empty where they are not known, and of a park that is not in use. */
export function parkCsv(hazards: Pick<ParkHazards, 'asOf' | 'items'>): CsvColumn<Park>[] {
  const byPark = new Map(hazards.items.map((h) => [h.parkId, h]));
  return [
    ...parkColumns,
    { header: '发现隐患', value: (x) => byPark.get(x.id)?.found?.count ?? null },
    { header: '已整改隐患', value: (x) => byPark.get(x.id)?.rectified?.count ?? null },
    { header: '隐患整改率', value: ({ id }) => { const { found, rectified } = byPark.get(id) ?? {}; return found && rectified ? rate(rectified.count, found.count) : null; } },
    { header: '隐患数截至', value: (x) => (byPark.get(x.id)?.found ? hazards.asOf : null) },
  ];
}

const COLUMNS = `k.*, shown.parties, ${LISTS} as lists`;
/** A park with its parties, as many as one sees: beside it, since what is counted has the parameters too. */
function from(sql: Where, ctx: TenantContext): string {
  const covered = partyReach.condition(scopeFor(ctx, 'park.read'));
  const count = (which: string) => `count(*) filter (where ${which})::int`;
  const ofRoles = ['landlord', 'property', 'tenant'].map((role) => `'${role}', ${count(`p.role = '${role}'`)}`).join(', ');
  return `responsibility.park k cross join lateral (select jsonb_build_object(${ofRoles}, 'asked', ${count("p.role <> 'landlord'")}, 'signed', ${count(`${sql.bind(AGREEMENT, shanghaiDay(new Date()))} = 'in_force'`)}) as parties
    from responsibility.park_party p where p.tenant_id = k.tenant_id and p.park_id = k.id and p.status = 'present'${covered ? ` and ${sql.bind(covered.condition, ...covered.values)}` : ''}) shown`;
}

/** What of the parks the actor sees and asks for: of `responsibility.park k`. */
export const parkConditions = (ctx: TenantContext, q: Partial<ParkQuery>): Where =>
  new Where().and('k.tenant_id = $', ctx.tenantId).within(parkReach, ctx, 'park.read').and('k.id = $', q.parkId).and('k.status = $', q.status).below('k.division_code', q.divisionCode && divisionPrefix(parseDivisionCode(q.divisionCode).code))
    .and("position(lower($) in lower(k.number || ' ' || k.name || ' ' || coalesce(k.address, ''))) > 0", q.q);

/** Parks as they are read, with their parties and how far their tasks are. */
@Injectable()
export class ParkRecords {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
  ) {}

  async page(ctx: TenantContext, q: ParkQuery): Promise<PageOf<Park>> {
    const reference = await this.references.get(ctx.tenantId);
    const where = parkConditions(ctx, q);
    return listPage<ReadPark, Park>(this.tx, ctx, q, { columns: COLUMNS, from: from(where, ctx), where, order: [{ sql: 'k.id', type: 'uuid' }], descending: true, position: (r) => [r.id], item: (r) => toPark(ctx, r, reference) });
  }

  async get(ctx: TenantContext, id: string): Promise<Park> {
    const where = new Where().and('k.tenant_id = $', ctx.tenantId).and('k.id = $', id);
    const [row] = await this.tx.read<ReadPark>(ctx, { sql: `select ${COLUMNS} from ${from(where, ctx)} where ${where}`, params: where.params });
    return toPark(ctx, ledger.visible(ctx, row) as ReadPark, await this.references.get(ctx.tenantId));
  }
}
