import { HAZARD_FIGURES_CODES, HAZARD_FIGURES_RPC, hazardFiguresAnswer, hazardFiltersOf, type EnterpriseHazards } from '@anlan/contracts/enforcement';
import type { Park, ParkFiguresQuery, ParkHazards } from '@anlan/contracts/responsibility';
import { ratio, toShanghaiIso } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { TenantTx, type Row } from '@anlan/platform/db';
import type { CsvColumn } from '@anlan/platform/ledger';
import { PeerError, Peers } from '@anlan/platform/reference';
import { Injectable } from '@nestjs/common';
import { PARTIES, partyConditions } from './park-party.records';
import { parkConditions, parkCsv } from './park.records';

type Figures = ParkHazards['total'];
interface Parties { readonly codes: readonly string[]; readonly uncoded: number }
interface Answer { readonly asOf: string; readonly unknown: ParkHazards['unknown']; readonly byCode: ReadonlyMap<string, EnterpriseHazards> }

/**
 * 园区隐患: what was found and rectified at the enterprises of parks. Who is in a park is known here, hazards are enforcement's: it
 * is asked for all enterprises at once, by credit code, in the name of who wants to know. His sight holds in both: of parties and
 * of hazards. A park's street officer sees the parties of his street and of their hazards those in his sight; where an enterprise
 * has hazards elsewhere in the district, he is told of fewer than a section is.
 */
@Injectable()
export class ParkHazardsService {
  constructor(
    private readonly tx: TenantTx,
    private readonly peers: Peers,
  ) {}

  async of(ctx: TenantContext, q: ParkFiguresQuery, authorization: string | undefined): Promise<ParkHazards> {
    const place = { ...(q.divisionCode !== undefined && { divisionCode: q.divisionCode }), ...(q.parkId !== undefined && { parkId: q.parkId }) };
    const parks = parkConditions(ctx, { ...place, status: 'in_use' });
    const parties = partyConditions(ctx, { ...place, status: 'present', inUse: true });
    const [found, there] = await this.tx.reads<Row>(ctx,
      { sql: `select k.id, k.number, k.name from responsibility.park k where ${parks} order by k.number`, params: parks.params },
      { sql: `select p.park_id, coalesce(array_agg(distinct p.credit_code order by p.credit_code) filter (where p.credit_code is not null), '{}') as codes, count(*) filter (where p.credit_code is null)::int as uncoded from ${PARTIES} where ${parties} group by 1`, params: parties.params });
    const partiesOf = new Map(there?.rows.map((r) => [String(r['park_id']), { codes: r['codes'] as string[], uncoded: Number(r['uncoded']) }]));
    const none: Parties = { codes: [], uncoded: 0 };
    const all: Parties = { codes: [...new Set([...partiesOf.values()].flatMap((p) => p.codes))].sort(), uncoded: [...partiesOf.values()].reduce((n, p) => n + p.uncoded, 0) };
    const answer = await this.ask(authorization, all.codes);
    const base = { status: 'present', inUse: 'true', coded: 'false' };
    const items = (found?.rows ?? []).map((r) => {
      const parkId = String(r['id']);
      return { parkId, number: String(r['number']), name: String(r['name']), ...figuresOf(partiesOf.get(parkId) ?? none, answer, { ...base, parkId }) };
    });
    return { asOf: answer.asOf, unknown: answer.unknown, total: figuresOf(all, answer, { ...place, ...base }), items };
  }

  /** Of a file of parks: all of their hazards are asked for once, before its first row. */
  async columns(ctx: TenantContext, { parkId, divisionCode }: ParkFiguresQuery, authorization: string | undefined): Promise<CsvColumn<Park>[]> {
    return parkCsv(await this.of(ctx, { parkId, divisionCode }, authorization));
  }

  /** One question for all of them; of more than it takes, one after another. */
  private async ask(authorization: string | undefined, codes: readonly string[]): Promise<Answer> {
    const byCode = new Map<string, EnterpriseHazards>();
    let asOf = toShanghaiIso(new Date());
    try {
      for (let from = 0; from < codes.length; from += HAZARD_FIGURES_CODES) {
        const answer = await this.peers.ask(HAZARD_FIGURES_RPC, { authorization, creditCodes: codes.slice(from, from + HAZARD_FIGURES_CODES) }, hazardFiguresAnswer);
        if (!answer.sees) return { asOf: answer.asOf, unknown: 'not_permitted', byCode };
        // The earliest: none of them is newer than what is said of it.
        if (from === 0) asOf = answer.asOf;
        for (const f of answer.figures) byCode.set(f.creditCode, f);
      }
    } catch (err) {
      if (err instanceof PeerError) return { asOf, unknown: 'no_answer', byCode };
      throw err;
    }
    return { asOf, unknown: null, byCode };
  }
}

function figuresOf({ codes, uncoded }: Parties, { unknown, byCode }: Answer, uncodedFilter: Record<string, string>): Figures {
  const common = { enterprises: codes.length, uncoded: { count: uncoded, filter: uncodedFilter } };
  if (unknown !== null) return { ...common, found: null, rectified: null, rate: null };
  const sum = (of: 'found' | 'closed'): number => codes.reduce((n, code) => n + (byCode.get(code)?.[of] ?? 0), 0);
  const [found, rectified, filters] = [sum('found'), sum('closed'), hazardFiltersOf(codes)];
  return { ...common, found: { count: found, filter: filters?.found ?? null }, rectified: { count: rectified, filter: filters?.closed ?? null }, rate: ratio(rectified, found) };
}
