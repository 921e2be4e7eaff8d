import { ENTERPRISE_COVERAGE_RPC, ENTERPRISE_ORDER, enterpriseCoverageAnswer, MOST_COVERING, type EnterpriseCoverageRequest } from '@anlan/contracts/enforcement';
import type { EnterpriseCoverage, EnterpriseCoverageQuery } from '@anlan/contracts/responsibility';
import { shareOf, toShanghaiIso } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx, type Row } from '@anlan/platform/db';
import { positionOf, wholeTenant } from '@anlan/platform/ledger';
import { PeerError, Peers } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { countAll } from './list-item.figures';
import { itemConditions } from './list-item.filters';

interface Naming extends Row { by: 'enterprise' | 'industry' | 'tag'; code: string; place: string }
type Gap = NonNullable<EnterpriseCoverage['unknown']>;

/** 企业主体责任覆盖: enforcement keeps the enterprises, and is asked in the name of who reads which of them the items in force name. */
@Injectable()
export class ListItemEnterprises {
  constructor(
    private readonly tx: TenantTx,
    private readonly peers: Peers,
  ) {}

  async of(ctx: TenantContext, { kindKey, groupKey, divisionCode, keyOnly, cursor, limit, total }: EnterpriseCoverageQuery, authorization: string | undefined): Promise<EnterpriseCoverage> {
    if (cursor !== undefined) positionOf(cursor, ENTERPRISE_ORDER);
    // Not narrowed by the division: an item of the whole district names the enterprises of each of its streets too.
    const where = itemConditions(ctx, { kindKey, groupKey, inForce: true, ofEnterprises: true });
    const [{ all }, [rows = []]] = await countAll(this.tx, ctx, { all: { kindKey, groupKey, inForce: 'true', ofEnterprises: 'true' } }, [
      { sql: `select distinct i.enterprise_by as by, i.enterprise_code as code, case i.enterprise_by when 'enterprise' then '' else i.division_code end as place from responsibility.list_item i where ${where} limit ${MOST_COVERING + 1}`, params: where.params },
    ]);
    const naming = divisionCode === undefined ? all : null;
    const none = (unknown: Gap): EnterpriseCoverage => ({ asOf: toShanghaiIso(new Date()), unknown, items: [], nextCursor: null, share: null, uncovered: null, naming });
    // Who sees a part of the lists would be told of enterprises that others name.
    if (!authorization || !wholeTenant.covers(ctx, 'responsibility-list.read', {})) return none('partial');
    if (rows.length > MOST_COVERING) return none('too_many');
    const request: EnterpriseCoverageRequest = { authorization, keyOnly: keyOnly ?? false, limit, ...(cursor !== undefined && { cursor }), ...(divisionCode !== undefined && { divisionCode }), ...coveringOf(rows as Naming[]) };
    try {
      const a = await this.peers.ask(ENTERPRISE_COVERAGE_RPC, request, enterpriseCoverageAnswer);
      if (a.missing.length > 0) return none('partial');
      return { asOf: a.asOf, unknown: null, items: a.uncovered, nextCursor: a.nextCursor, share: shareOf(a.covered, a.enterprises), uncovered: a.enterprises - a.covered, naming, ...(total && { total: a.enterprises - a.covered }) };
    } catch (err) {
      if (err instanceof PeerError) return none('unreachable');
      throw err;
    }
  }
}

const coveringOf = (rows: readonly Naming[]): Pick<EnterpriseCoverageRequest, 'creditCodes' | 'classes'> => ({
  creditCodes: rows.filter((r) => r.by === 'enterprise').map((r) => r.code),
  classes: rows.flatMap(({ by, code, place }) => (by === 'enterprise' ? [] : [{ by, code, divisionCode: place }])),
});
