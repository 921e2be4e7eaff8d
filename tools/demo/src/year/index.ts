import type { Demo } from '../open-tenant';
import { loadCampaigns } from './campaigns';
import { checklists } from './checklists';
import { loadChecks } from './checks';
import { loadDesk } from './desk';
import { makeDraw } from './draw';
import { partsOf, type YearScale } from './figures';
import { loadGrades } from './grades';
import { makeGrids } from './grids';
import { importOnce } from './imports';
import { loadKnowledge } from './knowledge';
import { nightHazards } from './night-campaign';
import { loadNightCampaign } from './nights';
import { loadOversight } from './oversight';
import { loadPlan } from './plan';
import { keepPoints } from './points';
import { computePortraits } from './portraits';
import { drawRecheck } from './recheck';
import { REGISTER_FILES, registerFile } from './register';
import { loadReports } from './reports';
import { loadRiskPoints } from './risk-points';
import { loadServices } from './services';
import { loadSlips } from './slips';
import { theYear, type Year } from './year';

export { type YearScale } from './figures';

/**
 * A year of a district, of real size, through the public interfaces: its grids, its register, and all that was done in it,
 * each step by who may do it. A tenth of the records comes first; with `full` the other nine tenths follow, also at a later
 * start. What is sent again, as by a start that goes on where another broke off, is there once.
 */
export async function loadYear(demo: Demo, slug: string, scale: YearScale): Promise<void> {
  for (const part of partsOf(scale)) await loadPart(await theYear(demo, slug, part));
}

async function loadPart(year: Year): Promise<void> {
  await makeGrids(year);
  await Promise.all([loadRegister(year), loadNightPart(year)]);
  await loadServices(year);
  const lists = await checklists(year);
  await Promise.all([loadRiskPoints(year, lists), loadChecks(year, lists)]);
  await Promise.all([loadOversight(year), loadSlips(year), loadGrades(year)]);
  await makeDraw(year);
  await loadPlan(year);
  await Promise.all([loadReports(year), loadDesk(year), drawRecheck(year), loadCampaigns(year)]);
  await loadKnowledge(year);
  await keepPoints(year);
  await computePortraits(year);
}

async function loadRegister(year: Year): Promise<void> {
  const { map, slug, part, now, officeOf } = year;
  const neighbourhoods = map.streets.flatMap((s) => map.communitiesOf(s.code).map((c) => ({ code: c.code, office: officeOf(c.code).name })));
  for (let file = 0; file < REGISTER_FILES; file += 1) {
    await importOnce(year, `register ${part.name} ${file + 1}/${REGISTER_FILES}`, 'subjects', () => registerFile(slug, neighbourhoods, now, file, part.wanted));
  }
}

/** The night campaign: its sorties, and the hazards they found. @returns the campaign's id */
export async function loadNights(demo: Demo, slug: string, scale: YearScale): Promise<string> {
  let id = '';
  for (const part of partsOf(scale)) id = await loadNightPart(await theYear(demo, slug, part));
  return id;
}

async function loadNightPart(year: Year): Promise<string> {
  const { map, part } = year;
  const communities = map.streets.flatMap((s) => map.communitiesOf(s.code).map((c) => c.code));
  const campaign = await loadNightCampaign(year);
  await importOnce(year, `nights ${part.name}`, 'hazards', () => nightHazards(communities, campaign.now, part.wanted));
  await campaign.tell();
  return campaign.id;
}
