import type { Role } from '@anlan/contracts/access';
import { addCalendarDays, checkCreditCode, shanghaiDay } from '@anlan/domain';
import { call, finished, until, type Caller } from './api.kit';
import { checkValues, codeOf, seedCampaign, seedPatrol } from './campaign.kit';
import { knowledgeValues, portraitDay, portraitValues, seedChecklist, seedKnowledge, seedPortraits } from './checklist.kit';
import type { Values } from './canary/fill.kit';
import type { Canary } from './canary/marker.kit';
import { roleClient, type Cast } from './cast.kit';
import { deadLetterOf, type Bury } from './dead-letters.kit';
import { pathWith, type ApiOperation } from './openapi.kit';
import { dayOfScheme, drawPlan, monthToFreeze, performanceValues, seedDraw, seedPerformance, seedPlan, type SeededDraw } from './plan.kit';
import { publicReportValues } from './public-report.kit';
import { hazardValues, seedRecheck } from './recheck.kit';
import { responsibilityValues, seedResponsibility, type SeededResponsibility } from './responsibility.kit';
import { freshPeriod } from './report.kit';
import { dutyYear } from './duty.kit';
import { freshFrom } from './assessment.kit';
import { bulletinMonth } from './task.kit';
import { seedServices, serviceValues, type SeededServices } from './service.kit';
import { picture, uploadValues } from './uploads.kit';

export interface Hazard {
  id: string;
  number: string;
  version: number;
  status: string;
  divisionCode: string;
  allowedActions: string[];
}

export interface Seed {
  readonly cast: Cast;
  readonly streets: readonly string[];
  /** communities of the first and the second street */
  readonly communities: readonly [string, string];
  readonly hazards: readonly Hazard[];
  readonly memberId: string;
  /** who may stand in for the member, and the assignment in which he may */
  readonly deputyId: string;
  /** who may carry out inspections */
  readonly officerIds: readonly string[];
  readonly assignmentId: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly postId: string;
  readonly grid: string;
  readonly importId: string;
  readonly fileId: string;
  /** a report of the public, in the first street */
  readonly reportId: string;
  /** a subject in the first street, into which others are merged, and the code that hangs at its premises */
  readonly subjectId: string;
  readonly subjectCode: string;
  readonly premisesCode: string;
  /** a published double-random draw of the district */
  readonly draw: SeededDraw;
  /** an inspection plan that runs */
  readonly planId: string;
  readonly recheckId: string;
  readonly services: SeededServices;
  readonly responsibility: SeededResponsibility;
  /** a campaign that runs in the first community of the first street */
  readonly campaignId: string;
  /** an entry of the knowledge base, published */
  readonly knowledgeId: string;
  /** a version of a checklist that is published, and took the place of another */
  readonly checklistId: string;
  readonly integration: Listener;
  /** clients with one role each */
  readonly as: Readonly<Partial<Record<Role, Caller>>>;
  /** street officer of the first street only */
  readonly streetOfficer: Caller;
  /** makes one of the district's events a dead letter; its id */
  deadLetter(): Promise<string>;
  /** the body of a report with the marker in its texts */
  report(divisionCode: string, more?: object): object;
}

/** What an integrator gets to listen with. */
export interface Listener {
  readonly id: string;
  readonly natsUrl: string;
  readonly stream: string;
  readonly consumer: string;
  readonly creds: string;
  readonly apiPrefix: string;
  readonly inboxPrefix: string;
}

/** The address of a list of the district, also of one that lies within a record. */
export const listOf = ({ unitId, memberId, draw, planId, recheckId, cast, responsibility }: Seed, o: ApiOperation): string =>
  pathWith(o.path, { id: o.path.includes('/draws/') ? draw.id : o.path.includes('/inspection-plans/') ? planId : o.path.includes('/rechecks/') ? recheckId : o.path.includes('/assessments/') ? responsibility.assessments.issuedId : o.path.includes('/duty-performances/') ? memberId : o.path.includes('/list-items/') ? responsibility.lists.itemId : o.path.includes('/parks/') ? responsibility.parks[0].parkId : unitId, slug: cast.tenant.slug, number: draw.number, month: '2026-03' }) + (o.id === 'enforcement.performance.rows' ? `?divisionCode=${cast.tenant.slug}&figure=hazards` : '');

export const hazards = '/api/enforcement/v1/hazards';
export const NOBODY = '01980000-0000-7000-8000-00000000beef';
const tenancy = '/api/tenancy/v1';
export const inDays = (n: number): string => new Date(Date.now() + n * 86_400_000).toISOString();

const report = ({ text }: Canary, divisionCode: string, more: object = {}): object => ({
  title: `${text} 疏散通道堆放杂物`, description: `${text} 描述`, category: `${text} 消防`, subjectName: `${text} 电子有限公司`, source: 'patrol', divisionCode, ...more,
});

export const act = (who: Caller, h: Hazard, verb: string, body: object = {}): Promise<Hazard> => who.made<Hazard>(`${hazards}/${h.id}/actions/${verb}`, body, { version: h.version });

/** An integration that hears everything, many events at a time. */
export const listener = (who: Caller, { text }: Canary): Promise<Listener> => who.made<Listener>(`${tenancy}/integrations`, { name: `${text} 集成`, events: ['*.>'], inFlight: 1000 });

/** One record of every kind in a district, each with its marker in its texts. */
export async function seedDistrict(cast: Cast, bury: Bury): Promise<Seed> {
  const { admin, canary } = cast.tenant;
  const integration = await listener(admin, canary);
  const streets = (await admin.read<{ items: { code: string }[] }>(`${tenancy}/divisions/mine?level=street&limit=200`)).items.map((d) => d.code);
  const firstCommunity = async (street: string) => (await admin.read<{ items: { code: string }[] }>(`${tenancy}/divisions/mine?parent=${street}&limit=1`)).items[0]?.code ?? '';
  const communities = [await firstCommunity(streets[0] ?? ''), await firstCommunity(streets[1] ?? '')] as const;
  const organization = await seedOrganization(cast, streets[0] ?? '', communities[0]);
  await until('the district in enforcement', async () => (await admin.post(hazards, report(canary, communities[0]))).status === 201);
  const file = await admin.made<{ id: string }>(`/api/enforcement/v1/files?name=${canary.code}.png`, picture(canary), { headers: { 'content-type': 'image/png' } });
  const ledger = await seedHazards(cast, communities, organization, file.id);
  const reportId = await seedPublicReport(cast, communities[0]);
  const { id: subjectId, creditCode: subjectCode } = await seedSubject(cast, communities[0], organization);
  const premisesCode = await codeOf(admin, subjectId);
  const checklistId = await seedChecklist(admin, canary);
  const knowledgeId = await seedKnowledge(admin, canary, ledger[1]?.id ?? '');
  await seedPortraits(admin, canary, subjectId, (more) => report(canary, communities[0], more));
  await seedPatrol(admin, canary, subjectId, checklistId);
  const draw = await seedDraw(cast, organization.officerIds);
  const campaignId = await seedCampaign(admin, canary, communities[0], organization.unitId);
  const services = await seedServices(cast, subjectId, communities[0]);
  const responsibility = await seedResponsibility(cast, streets, communities, organization);
  const recheckId = await seedRecheck(admin, canary, communities[0]);
  await seedPerformance(cast);
  const planId = await seedPlan(cast, organization.unitId, subjectId);
  const csv = `隐患名称,区划代码,来源\n${canary.text} 导入,${communities[1]},巡查\n${canary.text} 被拒,990000000000,巡查\n`;
  const accepted = await admin.post(`${hazards}/imports?name=${canary.code}.csv`, csv, { headers: { 'content-type': 'text/csv' } });
  const done = await finished(admin, String(accepted.headers['location']));
  return {
    ...organization, cast, streets, communities, hazards: ledger, importId: done.id, fileId: file.id, reportId, subjectId, subjectCode, premisesCode, draw, planId, recheckId, services, responsibility, campaignId, checklistId, knowledgeId, integration, as: cast.as, streetOfficer: await roleClient(cast.tenant, 'street-officer', streets[0]),
    report: (divisionCode, more) => report(canary, divisionCode, more), deadLetter: () => deadLetterOf(cast.tenant, bury),
  };
}

/** The district opens its page to everybody, and somebody reports there. */
async function seedPublicReport({ tenant: { admin, canary, slug } }: Cast, divisionCode: string): Promise<string> {
  const value = { enabled: true, intro: `${canary.text} 简介`, hotline: canary.digits, acceptReports: true };
  const set = await admin.call('put', `${tenancy}/settings/publicPage`, { body: { value }, version: 0 });
  if (!set.ok) throw new Error(`the public page of ${slug} → ${set.status} ${set.text}`);
  const body = { what: `${canary.text} 储罐泄漏`, where: `${canary.text} 厂房`, divisionCode };
  const receipt = await until('a report of the public', async () => {
    const res = await call(admin.origin, 'post', `/api/enforcement/v1/public/${slug}/reports`, { body });
    return res.status === 201 && String(res.body.receiptNumber);
  });
  return (await admin.read<{ items: { id: string }[] }>(`/api/enforcement/v1/public-reports?q=${receipt}`)).items[0]?.id ?? '';
}

/** A business with everything on file. */
async function seedSubject({ tenant: { admin, canary: { text, digits } } }: Cast, divisionCode: string, { memberId, unitId }: { memberId: string; unitId: string }): Promise<{ id: string; creditCode: string }> {
  const creditCode = newCreditCode();
  const body = {
    kind: 'enterprise', name: `${text} 电子有限公司`, creditCode, address: `${text} 工业区`, divisionCode, industryCode: 'C3990', tags: ['confined_space'], legalRepresentative: `${text} 法人`,
    contact: { name: `${text} 联系人`, phone: digits }, profile: { operation: { text: `${text} 运营` } }, owner: { memberId, unitId },
  };
  return { id: (await admin.made<{ id: string }>('/api/enforcement/v1/subjects', body)).id, creditCode };
}

/** A code that is right by GB 32100-2015 and nobody's yet. */
export function newCreditCode(): string {
  const first = `91440300MA5T${String((codes += 1)).padStart(5, '0')}`;
  return first + ((checkCreditCode(`${first}0`) as { expected?: string }).expected ?? '0');
}

async function seedOrganization({ tenant: { admin, canary: { text, code, digits } } }: Cast, street: string, community: string) {
  const unit = await admin.made<{ id: string; version: number }>(`${tenancy}/units`, { kind: 'department', name: `${text} 科室`, shortName: text });
  const post = await admin.made<{ id: string; version: number }>(`${tenancy}/units/${unit.id}/posts`, { name: `${text} 岗位`, duties: `${text} 职责` });
  const member = await admin.made<{ id: string; version: number }>(`${tenancy}/members`, { username: `${code}.person`, displayName: `${text} 人员`, phone: digits, unitId: unit.id, postId: post.id });
  const deputy = await admin.made<{ id: string }>(`${tenancy}/members`, { username: `${code}.deputy`, displayName: `${text} 代理人` });
  const assignment = await admin.made<{ id: string }>(`${tenancy}/assignments`, { memberId: member.id, role: 'enterprise-owner', unitId: unit.id, divisionCode: street });
  const officerIds: string[] = [];
  for (const n of [1, 2]) {
    const officer = await admin.made<{ id: string }>(`${tenancy}/members`, { username: `${code}.officer${n}`, displayName: `${text} 执法人员${n}` });
    await admin.made(`${tenancy}/assignments`, { memberId: officer.id, role: 'enforcement-officer' });
    officerIds.push(officer.id);
  }
  const grid = `${community}001`;
  await admin.made(`${tenancy}/divisions/mine`, { code: grid, name: `${text} 网格` });
  return { unitId: unit.id, unitName: `${text} 科室`, postId: post.id, memberId: member.id, deputyId: deputy.id, assignmentId: assignment.id, officerIds, grid };
}

/** Hazards in every state, in both streets. */
async function seedHazards({ tenant: { admin, canary }, as }: Cast, [one, two]: readonly [string, string], { memberId, unitId }: { memberId: string; unitId: string }, fileId: string): Promise<Hazard[]> {
  const officer = as['enforcement-officer'] as Caller;
  const made = (divisionCode: string, more: object = {}) => admin.made<Hazard>(hazards, report(canary, divisionCode, more));
  const evidence = [{ fileId, description: `${canary.text} 佐证` }];
  const note = `${canary.text} 说明`;
  const assigned = async (code: string) => act(admin, await made(code, { dueAt: inDays(7) }), 'assign', { memberId, note });
  const rectified = async (code: string) => act(admin, await act(admin, await assigned(code), 'start', { note }), 'submit', { evidence, note });
  // What is refused, and what a department has to do again.
  const asked = await act(admin, await assigned(one), 'request-extension', { dueAt: inDays(20), reason: note });
  await act(officer, asked, 'decide-extension', { result: 'refused', reason: note });
  const dual = await act(admin, await assigned(one), 'assign-department', { unitId, note });
  await act(officer, await act(admin, dual, 'submit-department', { evidence, note }), 'verify-department', { result: 'rejected', reason: note });
  const back = await act(officer, await rectified(one), 'verify', { result: 'rejected', reason: note });
  return [
    await made(one, { level: 'major', source: 'complaint', position: { lng: 114.346, lat: 22.708, crs: 'GCJ02' }, evidence }),
    await made(two),
    await assigned(two),
    await act(admin, await assigned(one), 'extend', { dueAt: inDays(20), reason: note }),
    back,
    await rectified(two),
    await act(officer, await rectified(one), 'verify', { result: 'accepted', note }),
    await act(officer, await rectified(two), 'verify', { result: 'accepted', note }),
  ];
}

/** Where in a district records are made, and with whom. */
export interface Place extends Pick<Seed, 'unitId' | 'unitName' | 'postId' | 'memberId' | 'deputyId' | 'assignmentId' | 'campaignId' | 'subjectId' | 'draw' | 'premisesCode'> {
  readonly community: string;
}

/** An office of a street, with a post and somebody on it. */
export async function placeIn(seed: Seed, street: 0 | 1): Promise<Place> {
  const { admin, canary } = seed.cast.tenant;
  const name = `${canary.text} 街道${street}`;
  const { id: unitId } = await admin.made<{ id: string }>(`${tenancy}/units`, { kind: 'street_office', name, divisionCode: seed.streets[street] });
  const { id: postId } = await admin.made<{ id: string }>(`${tenancy}/units/${unitId}/posts`, { name });
  const member = (of: string) => admin.made<{ id: string }>(`${tenancy}/members`, { username: `${canary.code}.${of}${street}`, displayName: name, unitId });
  const [{ id: memberId }, { id: deputyId }] = [await member('street'), await member('deputy')];
  const { id: assignmentId } = await admin.made<{ id: string }>(`${tenancy}/assignments`, { memberId, role: 'street-officer', unitId, divisionCode: seed.streets[street] });
  // Who draws there has somebody to draw.
  const { id: subjectId } = await seedSubject(seed.cast, seed.communities[street], { memberId, unitId });
  return { unitId, unitName: name, postId, memberId, deputyId, assignmentId, subjectId, draw: await seedDraw(seed.cast, seed.officerIds, seed.streets[street]), premisesCode: await codeOf(admin, subjectId), campaignId: await seedCampaign(admin, canary, seed.communities[street], unitId), community: seed.communities[street] };
}

/** What the fields hold that are no free text: references to records of the seed, and what rules ask of a value. */
export function valuesOf(seed: Seed, place: Place = { ...seed, community: seed.communities[0] }): Values {
  const { canary } = seed.cast.tenant;
  const { unitId, unitName, postId, memberId, deputyId, assignmentId, campaignId, subjectId, draw, premisesCode, community } = place;
  return {
    ...responsibilityValues(seed, place), unitId, ...serviceValues(seed.services, `${community.slice(0, 9)}000`), assigneeUnitId: unitId, parentId: unitId, postId, memberId, assignmentId, divisionCode: community, parent: community, successorCodes: [],
    ...publicReportValues(seed.cast, community),
    subjectCreditCode: '91440300708461136T', ownerUnitId: unitId, ownerMemberId: memberId, industryCode: 'C3990', tags: ['confined_space'], 'enforcement.subject.merge.intoId': seed.subjectId,
    subjectId, 'enforcement.hazard.report.subjectId': community === seed.communities[0] ? subjectId : null, premisesCode, ...checkValues(seed.officerIds), ...hazardValues(canary, campaignId), riskPointId: NOBODY, checkId: NOBODY, campaignId, campaignIds: [campaignId], leadUnitId: unitId, supportUnitIds: [unitId], divisionCodes: [community],
    'enforcement.hazard.report.riskPointId': null, 'enforcement.hazard.report.checkId': null, 'enforcement.hazard.report.campaignIds': null,
    'enforcement.risk-point.collect.subjectId': community === seed.communities[0] ? seed.subjectId : null, 'enforcement.risk-point.change.subjectId': null, 'enforcement.risk-point.control.checkItems': [], templateId: NOBODY,
    get creditCode() {
      return newCreditCode();
    },
    ...knowledgeValues(canary, seed.knowledgeId), ...performanceValues(community),
    get 'enforcement.performance.freeze.month'() { return monthToFreeze(); },
    get effectiveOn() { return dayOfScheme(); },
    // Said anew each time: the suite may run past midnight, and neither day may lie before the step it answers.
    get answeredOn() { return shanghaiDay(new Date()); },
    get deliveredOn() { return shanghaiDay(new Date()); },
    get sheetId() { return seed.responsibility.assessments.latest(); },
    get 'responsibility.task-bulletin.issue.month'() { return bulletinMonth(); },
    get 'responsibility.assessment.open.from'() { return freshFrom(); },
    get 'responsibility.report-period.open.period'() { return freshPeriod(); },
    get 'responsibility.duty-edition.draft.year'() { return dutyYear(); },
    get 'responsibility.hand-over.make.memberId'() { return seed.responsibility.duties.leavers[community]?.shift(); },
    // A body hands in one self-check under a standard: each time another.
    get standardId() { return seed.responsibility.bodies.standardIds.shift(); },
    ...portraitValues, 'enforcement.portrait-model.change.effectiveOn': null,
    get 'enforcement.portrait-model.draft.effectiveOn'() { return portraitDay(); },
    reportId: seed.reportId, drawId: draw.id, subjectIds: [subjectId], hazardIds: [NOBODY], labelUnitId: unitId, entryId: seed.knowledgeId, 'enforcement.inspection-plan.make.divisionCode': `${community.slice(0, 9)}000`, 'enforcement.draw.prepare.divisionCode': `${community.slice(0, 9)}000`, ...drawPlan(canary, seed.officerIds),
    ...uploadValues(seed, community, unitName), identityNumber: '11010519491231002X', position: { lng: 114.346, lat: 22.708, crs: 'GCJ02' }, events: ['enforcement.>'], roles: ['leader'], role: 'leader',
    get code() {
      return `${community}${(grids += 1)}`;
    },
    // No two at once: each a day of its own.
    get validFrom() {
      return dayAfter(days += 1);
    },
    get validTo() {
      return dayAfter(days + 1);
    },
    'tenancy.dead-letter': seed.deadLetter,
    'tenancy.division.add.validFrom': '2031-03-02', 'tenancy.division.retire.validTo': '2031-03-02', expiresAt: inDays(300), 'tenancy.delegation.create.memberId': deputyId, 'enforcement.hazard.extend.dueAt': '2032-03-02T09:30:00+08:00', 'enforcement.hazard.request-extension.dueAt': '2033-03-02T09:30:00+08:00', 'enforcement.hazard.decide-extension.dueAt': '2034-03-02T09:30:00+08:00',
    'tenancy.saved-view.create.list': 'enforcement.hazard', 'tenancy.setting.put.value{}': 'hazard', 'tenancy.setting.put.years{}': '2026', 'tenancy.setting.put.from': '2026-12-01', 'tenancy.setting.put.to': '2026-12-02', 'tenancy.setting.put.workingDays': ['2026-12-05'], 'tenancy.setting.put.code': 'confined_space',
    'enforcement.checklist.create.showIf': null, 'enforcement.checklist.change.showIf': null,
    of: seed.reportId, 'tenancy.setting.put.enabled': true, 'tenancy.setting.put.acceptReports': true,
    'tenancy.division.split.validFrom': '2031-03-02', 'tenancy.division.split.code': undefined, 'tenancy.unit.move.before': null,
  };
}

/** The same for a city, which opens districts: one that nobody has opened yet, each time. */
export async function cityValues({ tenant: { admin, canary, slug } }: Cast): Promise<Values> {
  const { items } = await admin.read<{ items: { code: string }[] }>(`${tenancy}/divisions?parent=${slug.slice(0, 4)}`);
  const closed = items.map((d) => d.code.slice(0, 6)).filter((code) => !opened.has(code));
  return {
    get divisionCode() {
      return closed.shift();
    },
    'tenancy.tenant.open.kind': 'district', username: canary.code,
  };
}
let grids = 100;
let days = 0;
let codes = 0;
const dayAfter = (n: number): string => addCalendarDays('2031-01-01', n);
const opened = new Set(['440310', '330108']);
