import { follow, type Caller, type OperationBody } from '../api';
import { asUser, type Demo } from '../open-tenant';
import { districtMap, type DistrictMap } from '../set-up-district';
import { loadChecks } from './checks';
import { makeDraw } from './draw';
import { partsOf, YEAR, type YearScale } from './figures';
import { nightActions, nightHazards, NIGHT_CAMPAIGN } from './night-campaign';
import { loadOversight } from './oversight';
import { loadPlan } from './plan';
import { keepPoints } from './points';
import { REGISTER_FILES, registerFile, type Neighbourhood } from './register';
import { loadRiskPoints } from './risk-points';
import { theYear } from './year';

export { type YearScale } from './figures';

const BASE = '/api/enforcement/v1';

/**
 * A year of a district, of real size, through the public interfaces: its grids, its register, and a campaign with all that
 * was found in it. A tenth of the records comes first; with `full` the other nine tenths follow, also at a later start.
 */
export async function loadYear(demo: Demo, slug: string, scale: YearScale): Promise<void> {
  const section = asUser(demo, slug, 'section');
  const map = await districtMap(section);
  const neighbourhoods = await neighbourhoodsOf(section, map);
  await demo.state.once(`year ${slug} grids`, () => makeGrids(demo, asUser(demo, slug, 'admin'), map));
  for (const { name: part, wanted } of partsOf(scale)) {
    for (let file = 0; file < REGISTER_FILES; file += 1) {
      await importOnce(demo, section, `year ${slug} register ${part} ${file + 1}/${REGISTER_FILES}`, 'subjects', () => registerFile(slug, neighbourhoods, new Date(), file, wanted));
    }
  }
  await loadNights(demo, slug, scale);
  const year = await theYear(demo, slug);
  for (const part of partsOf(scale)) {
    await loadRiskPoints(year, part);
    await loadChecks(year, part);
    await loadOversight(year, part);
  }
  await makeDraw(year);
  await loadPlan(year, scale);
  await keepPoints(year);
}

/** The night campaign: its sorties, and the hazards they found. @returns the campaign's id */
export async function loadNights(demo: Demo, slug: string, scale: YearScale): Promise<string> {
  const section = asUser(demo, slug, 'section');
  const map = await districtMap(section);
  const communities = map.streets.flatMap((s) => map.communitiesOf(s.code).map((c) => c.code));
  const id = await nightCampaign(demo, section, slug);
  for (const { name: part, wanted } of partsOf(scale)) await importOnce(demo, section, `year ${slug} nights ${part}`, 'hazards', () => nightHazards(communities, new Date(), wanted));
  const { sentence } = await section.get<{ sentence: { zh: string } }>(`${BASE}/campaigns/${id}/result`);
  demo.tell(`    ${NIGHT_CAMPAIGN}：${sentence.zh}`);
  return id;
}

async function neighbourhoodsOf(section: Caller, map: DistrictMap): Promise<Neighbourhood[]> {
  const { items: units } = await section.get<{ items: { name: string; kind: string; divisionCode: string | null }[] }>('/api/tenancy/v1/units?limit=200');
  const officeOf = (street: string): string => units.find((u) => u.kind === 'street_office' && u.divisionCode === street)?.name ?? '';
  return map.streets.flatMap((s) => map.communitiesOf(s.code).map((c) => ({ code: c.code, office: officeOf(s.code) })));
}

/** 安全生产网格: one in each of so many communities. */
async function makeGrids(demo: Demo, admin: Caller, map: DistrictMap): Promise<void> {
  const communities = map.streets.flatMap((s) => map.communitiesOf(s.code)).slice(0, YEAR.grids);
  for (const c of communities) await admin.post('/api/tenancy/v1/divisions/mine', { code: `${c.code}101`, name: `${c.name}安全生产网格` });
  demo.tell(`    安全生产网格 ${communities.length} 个 grids`);
}

async function nightCampaign(demo: Demo, section: Caller, slug: string): Promise<string> {
  const key = `year ${slug} campaign`;
  await demo.state.once(key, async () => {
    const units = (await section.get<{ items: { id: string; name: string }[] }>('/api/tenancy/v1/units?limit=200')).items;
    const unitId = (units.find((u) => u.name.includes('执法')) ?? units[0])?.id;
    const now = new Date();
    const actions = nightActions(now);
    const day = (days: number): string => new Date(now.getTime() + days * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10);
    const { id } = await section.post<{ id: string }>(`${BASE}/campaigns`, { name: NIGHT_CAMPAIGN, from: actions[0]?.heldOn, to: day(30), goal: '应急、消防、交警、街道联合整治夜间消防隐患', leadUnitId: unitId, stages: [] });
    await section.post(`${BASE}/campaigns/${id}/actions/start`, {}, { version: 1 });
    for (const a of actions) await section.post(`${BASE}/campaign-actions`, { campaignId: id, unitId, ...a });
    demo.state.remember(key, id);
  });
  return demo.state.recall<string>(key) ?? '';
}

async function importOnce(demo: Demo, section: Caller, part: string, ledger: 'subjects' | 'hazards', csv: () => string): Promise<void> {
  await demo.state.once(part, async () => {
    const address = ledger === 'hazards' ? `${BASE}/hazards/imports/previews` : `${BASE}/subjects/imports`;
    const preview = await section.call<{ id: string }>('POST', `${address}?name=${encodeURIComponent(`${part.replaceAll('/', '-')}.csv`)}`, { raw: { type: 'text/csv', data: Buffer.from(csv(), 'utf8') }, headers: { 'idempotency-key': `demo-${part.replace(/[^a-z0-9]+/g, '-')}` } });
    const running = await section.post<OperationBody>(`${BASE}/${ledger}/imports/${preview.body.id}/actions/run`, {});
    const { accepted, refused, errors } = (await follow(section, 'enforcement', running.id, () => undefined)).result as { accepted: number; refused: number; errors: { message: string }[] };
    if (refused > 0) throw new Error(`${part}: ${refused} rows were refused, ${errors[0]?.message}`);
    demo.tell(`    ${part}：${accepted}`);
  });
}
