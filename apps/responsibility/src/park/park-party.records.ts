import { agreementStateNames, parkPartyLifecycle, parkRoleNames, type ParkParty, type ParkPartyQuery } from '@anlan/contracts/responsibility';
import { divisionPrefix, parseDivisionCode, shanghaiDay } from '@anlan/domain';
import { Attachments } from '@anlan/platform/attachments';
import { scopeFor, type TenantContext } from '@anlan/platform/context';
import { TenantTx } from '@anlan/platform/db';
import { notFound } from '@anlan/platform/http';
import { listPage, Where, type CsvColumn, type PageOf } from '@anlan/platform/ledger';
import { ReferenceDirectory } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { parkPartyLedger as ledger, toParkParty, type ReadParkParty } from './park-party.entity';
import { partyReach } from './park.reach';
import { AGREEMENT } from './park.rules';

export const parkPartyCsv: CsvColumn<ParkParty>[] = [
  { header: '园区', value: (x) => x.parkName },
  { header: '区划', value: (x) => x.divisionName },
  { header: '身份', value: (x) => parkRoleNames[x.role].zh },
  { header: '单位名称', value: (x) => x.name },
  { header: '统一社会信用代码', value: (x) => x.creditCode },
  { header: '账号单位', value: (x) => x.unitName },
  { header: '楼栋', value: (x) => x.buildings.join('、') },
  { header: '协议', value: (x) => agreementStateNames[x.agreement].zh },
  { header: '签订日期', value: (x) => x.signedOn },
  { header: '有效期至', value: (x) => x.endsOn },
  { header: '状态', value: (x) => parkPartyLifecycle.states[x.status].zh },
  { header: '退出日期', value: (x) => x.leftOn },
  { header: '备注', value: (x) => x.note },
];

const unitsOf = (ctx: TenantContext): string[] => scopeFor(ctx, 'park.read').holders.flatMap((h) => h.unitIds);

export const PARTIES = 'responsibility.park_party p join responsibility.park k on k.tenant_id = p.tenant_id and k.id = p.park_id';
const COLUMNS = 'p.*, k.name as park_name, k.status as park_status';

/** What of the parties the actor sees and asks for: of PARTIES. */
export function partyConditions(ctx: TenantContext, q: Partial<ParkPartyQuery>): Where {
  const where = new Where().and('p.tenant_id = $', ctx.tenantId).within(partyReach, ctx, 'park.read').and('p.park_id = $', q.parkId).and('p.role = $', q.role).and('p.status = $', q.status).and('$ = any(p.buildings)', q.building);
  if (q.inUse !== undefined) where.and(`k.status ${q.inUse ? '=' : '<>'} 'in_use'`);
  if (q.coded !== undefined) where.and(`p.credit_code is ${q.coded ? 'not ' : ''}null`);
  if (q.mine !== undefined) where.and(`coalesce(p.unit_id = any($::uuid[]), false) = ${q.mine}`, unitsOf(ctx));
  if (q.agreement) where.and(`${AGREEMENT} = any($::text[])`, shanghaiDay(new Date()), q.agreement);
  where.below('p.division_code', q.divisionCode && divisionPrefix(parseDivisionCode(q.divisionCode).code));
  return where.and("position(lower($) in lower(p.name || ' ' || coalesce(p.credit_code, '') || ' ' || k.name)) > 0", q.q);
}

/** Parties of parks as they are read. */
@Injectable()
export class ParkPartyRecords {
  constructor(
    private readonly tx: TenantTx,
    private readonly references: ReferenceDirectory,
    private readonly files: Attachments,
  ) {}

  async page(ctx: TenantContext, q: ParkPartyQuery): Promise<PageOf<ParkParty>> {
    const reference = await this.references.get(ctx.tenantId);
    return listPage<ReadParkParty, ParkParty>(this.tx, ctx, q, { columns: COLUMNS, from: PARTIES, where: partyConditions(ctx, q), order: [{ sql: 'p.id', type: 'uuid' }], descending: true, position: (r) => [r.id], item: (r) => toParkParty(ctx, r, reference) });
  }

  async get(ctx: TenantContext, id: string): Promise<ParkParty> {
    const [row] = await this.tx.read<ReadParkParty>(ctx, { name: 'park-party-get', sql: `select ${COLUMNS} from ${PARTIES} where p.tenant_id = $1 and p.id = $2`, params: [ctx.tenantId, id] });
    return toParkParty(ctx, ledger.visible(ctx, row) as ReadParkParty, await this.references.get(ctx.tenantId));
  }

  async file(ctx: TenantContext, id: string, fileId: string) {
    const { agreements } = await this.get(ctx, id);
    if (!agreements.some((a) => a.fileIds.includes(fileId))) throw notFound();
    return this.files.download(ctx, fileId);
  }
}
