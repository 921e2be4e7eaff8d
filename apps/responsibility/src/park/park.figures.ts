import { type AgreementState, type ParkFigures, type ParkFiguresQuery, type ParkRole } from '@anlan/contracts/responsibility';
import { ratio, shanghaiDay, toShanghaiIso } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx, type Row } from '@anlan/platform/db';
import { Injectable } from '@nestjs/common';
import { countAll } from '../list-item/list-item.figures';
import { PARTIES, partyConditions } from './park-party.records';
import { parkConditions } from './park.records';
import { AGREEMENT } from './park.rules';

interface Group { readonly role: ParkRole; readonly agreement: AgreementState; readonly n: number }

/** 园区、三方、协议、任务, as of now, each with the question that gives its rows. */
@Injectable()
export class ParkFiguresService {
  constructor(private readonly tx: TenantTx) {}

  async of(ctx: TenantContext, q: ParkFiguresQuery): Promise<ParkFigures> {
    const now = new Date();
    const place = { ...(q.divisionCode !== undefined && { divisionCode: q.divisionCode }), ...(q.parkId !== undefined && { parkId: q.parkId }) };
    const parks = parkConditions(ctx, { ...place, status: 'in_use' });
    const parties = partyConditions(ctx, { ...place, status: 'present', inUse: true });
    const agreement = parties.bind(AGREEMENT, shanghaiDay(now));
    const statements = [{ sql: `select count(*)::int as n from responsibility.park k where ${parks}`, params: parks.params }, { sql: `select role, agreement, count(*)::int as n from (select p.role, ${agreement} as agreement from ${PARTIES} where ${parties}) x group by 1, 2`, params: parties.params }];
    const tasks = { ofParks: 'true', ...(q.divisionCode !== undefined && { parkDivisionCode: q.divisionCode }), ...(q.parkId !== undefined && { parkId: q.parkId }) };
    const [items, [parkRows = [], rows = []]] = ctx.permissions.has('responsibility-list.read') ? await countAll(this.tx, ctx, { tasks, closed: { ...tasks, status: 'closed' } }, statements) : [null, (await this.tx.reads<Row>(ctx, ...statements)).map((r) => r.rows)];
    const groups = rows.map((r) => ({ role: r['role'] as ParkRole, agreement: r['agreement'] as AgreementState, n: Number(r['n']) }));
    const base = { ...place, status: 'present', inUse: 'true' };
    const ofRole = (role: ParkRole) => ({ count: total(groups.filter((g) => g.role === role)), filter: { ...base, role } });
    const ofStates = (...states: AgreementState[]) => ({ count: total(groups.filter((g) => states.includes(g.agreement))), filter: { ...base, agreement: states.join(',') } });
    const [asked, signed] = [ofStates('unsigned', 'in_force', 'ended'), ofStates('in_force')];
    return {
      asOf: toShanghaiIso(now), parks: { count: Number(parkRows[0]?.['n'] ?? 0), filter: { ...place, status: 'in_use' } }, roles: { landlord: ofRole('landlord'), property: ofRole('property'), tenant: ofRole('tenant') },
      asked, signed, unsigned: ofStates('unsigned'), ended: ofStates('ended'), signedRate: ratio(signed.count, asked.count),
      tasks: items?.tasks ?? null, closed: items?.closed ?? null, taskRate: items && ratio(items.closed.count, items.tasks.count),
    };
  }
}

const total = (groups: readonly Group[]): number => groups.reduce((sum, g) => sum + g.n, 0);
