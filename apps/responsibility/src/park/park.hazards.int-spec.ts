import { HAZARD_FIGURES_CODES, HAZARD_FIGURES_RPC, hazardFiguresRequest, type EnterpriseHazards } from '@anlan/contracts/enforcement';
import { parkPartyQuery, parkQuery, registerParkBody, registerParkPartyBody, type Park, type ParkParty } from '@anlan/contracts/responsibility';
import type { TenantContext } from '@anlan/platform/context';
import { csvStream } from '@anlan/platform/ledger';
import { Peers } from '@anlan/platform/reference';
import { text as whole } from 'node:stream/consumers';
import { listKit, type ListKit } from '../../test/list-kit';
import { ParkPartyRecords } from './park-party.records';
import { ParkPartyService } from './park-party.service';
import { ParkHazardsService } from './park.hazards';
import { ParkRecords } from './park.records';
import { ParkService } from './park.service';

const [first, second, third] = ['91440300708461136T', '914403001922038216', '91350100M000100Y43'] as const;

describe('hazards of parks', () => {
  let kit: ListKit;
  let records: ParkRecords;
  let partyRecords: ParkPartyRecords;
  let parks: ParkService;
  let parties: ParkPartyService;
  let hazards: ParkHazardsService;
  let officer: TenantContext;
  let street: TenantContext;
  let other: TenantContext;
  // What enforcement answers to each token; null: it does not answer.
  let answers: Readonly<Record<string, readonly EnterpriseHazards[] | null>> = {};
  const asked: string[][] = [];
  let made = 0;

  beforeAll(async () => {
    kit = await listKit();
    records = new ParkRecords(kit.tx, kit.references);
    partyRecords = new ParkPartyRecords(kit.tx, kit.references, kit.attachments);
    parks = new ParkService(kit.tx, kit.references, kit.numbers, records);
    parties = new ParkPartyService(kit.tx, kit.references, kit.attachments, partyRecords);
    const peers = new Peers(async (pattern, data) => {
      const { authorization, creditCodes } = hazardFiguresRequest.parse(data);
      asked.push([pattern, authorization, ...creditCodes]);
      const figures = answers[authorization];
      if (figures === null) throw new Error('Timeout has occurred');
      return { asOf: '2026-11-23T09:30:00+08:00', sees: figures !== undefined, figures: figures?.filter((f) => creditCodes.includes(f.creditCode)) ?? [] };
    }, kit.logger);
    hazards = new ParkHazardsService(kit.tx, peers);
    [officer, street, other] = [kit.pingshan.as('section-officer'), kit.pingshan.as('street-officer', '440310001'), kit.binjiang.as('district-admin')];
  });
  beforeEach(() => {
    asked.length = 0;
    answers = { 'Bearer his-own': [{ creditCode: first, found: 900, closed: 800 }, { creditCode: second, found: 194, closed: 121 }] };
  });
  afterAll(() => kit.close());
  const park = (divisionCode = '440310001', ctx = officer): Promise<Park> => parks.register(ctx, registerParkBody.parse({ name: `产业园 ${(made += 1)}`, divisionCode }));
  const party = (parkId: string, creditCode: string | null, more: object = {}, ctx = officer): Promise<ParkParty> => parties.register(ctx, registerParkPartyBody.parse({ parkId, role: 'tenant', name: `某某公司 ${(made += 1)}`, creditCode, ...more }));
  const of = (query: object = {}, ctx = officer, authorization = 'Bearer his-own') => hazards.of(ctx, query, authorization);

  it('given parties with credit codes, then their hazards are asked for at once in the name of who asks, and an enterprise in two parks counts once in all', async () => {
    const [one, two] = [await park(), await park('440310003')];
    await party(one.id, first);
    await party(one.id, first, { role: 'landlord' });
    await party(one.id, second);
    await party(one.id, null);
    await party(two.id, first);
    const gone = await party(two.id, third);
    await parties.leave(officer, gone.id, 1, { on: '2026-01-01', note: null });
    const theirs = await park('330108001', other);
    await party(theirs.id, third, {}, other);
    const f = await of();
    expect(asked).toEqual([[HAZARD_FIGURES_RPC, 'Bearer his-own', ...[first, second].sort()]]);
    expect(f).toMatchObject({ asOf: '2026-11-23T09:30:00+08:00', unknown: null });
    const both = [first, second].sort().join(',');
    expect(f.total).toMatchObject({ enterprises: 2, uncoded: { count: 1 }, found: { count: 1094, filter: { subjectCreditCode: both } }, rectified: { count: 921, filter: { subjectCreditCode: both, status: 'closed' } }, rate: 921 / 1094 });
    expect(f.items).toMatchObject([{ parkId: one.id, name: one.name, enterprises: 2, found: { count: 1094 } }, { parkId: two.id, enterprises: 1, found: { count: 900, filter: { subjectCreditCode: first } }, rectified: { count: 800 }, rate: 8 / 9 }]);
    for (const cell of [f.total, ...f.items]) expect((await partyRecords.page(officer, parkPartyQuery.parse({ ...cell.uncoded.filter }))).items).toHaveLength(cell.uncoded.count);
    expect((await of({ parkId: two.id })).total).toMatchObject({ found: { count: 900 }, rate: 8 / 9 });
    expect((await of({ divisionCode: '440310003' })).items.map((x) => x.parkId)).toEqual([two.id]);
    expect((await of({}, street)).items.map((x) => x.parkId)).toEqual([one.id]);
    // Of the other district nothing, not even which enterprises are in its parks.
    asked.length = 0;
    expect((await of({}, other)).total).toMatchObject({ enterprises: 1, found: { count: 0 }, rate: null });
    expect(asked).toEqual([[HAZARD_FIGURES_RPC, 'Bearer his-own', third]]);

    const page = (await records.page(officer, parkQuery.parse({}))).items;
    const lines = (await whole(csvStream(await hazards.columns(officer, {}, 'Bearer his-own'), (async function* () { yield page; })()))).trim().split('\n');
    expect([lines[0], ...lines.slice(1).map((l) => l.trim().split(',').slice(-4).join())]).toEqual([expect.stringContaining('发现隐患,已整改隐患,隐患整改率,隐患数截至'), '900,800,88.89 %,2026-11-23T09:30:00+08:00', '1094,921,84.19 %,2026-11-23T09:30:00+08:00']);
  });

  it('given enforcement does not answer, or not to who may read no hazards, then nothing is said of hazards, and never that there are none', async () => {
    answers = { 'Bearer his-own': null };
    const k = await park();
    await party(k.id, third);
    const silent = await of({ parkId: k.id });
    expect(silent).toMatchObject({ unknown: 'no_answer', total: { enterprises: 1, found: null, rectified: null, rate: null }, items: [{ found: null, rectified: null, rate: null }] });
    const page = (await records.page(officer, parkQuery.parse({ parkId: k.id }))).items;
    expect((await whole(csvStream(await hazards.columns(officer, { parkId: k.id }, 'Bearer his-own'), (async function* () { yield page; })()))).trim().split('\n').slice(1).map((l) => l.trim().split(',').slice(-4).join())).toEqual([',,,']);
    answers = {};
    expect(await of({ parkId: k.id })).toMatchObject({ unknown: 'not_permitted', total: { found: null, rate: null } });
  });

  it('given a tenant, then it asks for its own hazards alone; and a park without codes has none, without asking', async () => {
    const unit = kit.pingshan.unit('某五金厂');
    const k = await park();
    await party(k.id, second);
    await party(k.id, third, { unitId: unit });
    answers = { 'Bearer his-own': [{ creditCode: third, found: 2, closed: 1 }] };
    const owner = kit.pingshan.holding([{ role: 'enterprise-owner', unitId: unit, divisionPrefix: null }], unit);
    expect(await of({}, owner)).toMatchObject({ total: { enterprises: 1, found: { count: 2 }, rate: 1 / 2 }, items: [{ parkId: k.id }] });
    expect(asked).toEqual([[HAZARD_FIGURES_RPC, 'Bearer his-own', third]]);
    asked.length = 0;
    const empty = await park();
    await party(empty.id, null);
    expect(await of({ parkId: empty.id })).toMatchObject({ unknown: null, total: { enterprises: 0, uncoded: { count: 1 }, found: { count: 0, filter: null }, rate: null } });
    expect(asked).toEqual([]);
  });

  it('given more enterprises than one question takes, then another is asked, and numbers of more than an address holds lead nowhere', async () => {
    const k = await park();
    await kit.db.admin.query(
      `insert into responsibility.park_party (tenant_id, id, park_id, division_code, role, name, credit_code, named_unit_ids, buildings, agreements, status, registered_by, registered_by_name, registered_at, updated_by, updated_by_name, updated_at, version)
       select tenant_id, gen_random_uuid(), id, division_code, 'tenant', 'x', 'code' || n, '{}', '{}', '[]', 'present', 'x', 'x', now(), 'x', 'x', now(), 1 from responsibility.park, generate_series(1, $2) n where id = $1`, [k.id, HAZARD_FIGURES_CODES + 1]);
    const questions: number[] = [];
    const loose = new ParkHazardsService(kit.tx, new Peers(async (_pattern, data) => {
      const { creditCodes } = data as { creditCodes: string[] };
      questions.push(creditCodes.length);
      return { asOf: '2026-11-23T09:30:00+08:00', sees: true, figures: creditCodes.map((creditCode) => ({ creditCode, found: 2, closed: 1 })) };
    }, kit.logger));
    expect((await loose.of(officer, { parkId: k.id }, 'Bearer his-own')).total).toMatchObject({ found: { count: 2 * (HAZARD_FIGURES_CODES + 1), filter: null }, rectified: { filter: null }, rate: 1 / 2 });
    expect(questions).toEqual([HAZARD_FIGURES_CODES, 1]);
  });
});
