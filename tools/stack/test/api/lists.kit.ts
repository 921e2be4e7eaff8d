import { shanghaiDay } from '@anlan/domain';
import { until, type Caller } from './api.kit';
import type { Canary } from './canary/marker.kit';
import type { Cast } from './cast.kit';

const base = '/api/responsibility/v1';

/** What a district has of responsibility lists. */
export interface SeededLists {
  readonly kindId: string;
  readonly itemId: string;
  /** by the first nine digits of a street: a standing duty there, of which something was done */
  readonly dutyIds: Readonly<Record<string, string>>;
  /** number of a draft of the first street */
  readonly draftNumber: string;
  /** by the first nine digits of a street: its list in force, of a kind into which items enter at any time */
  readonly listIds: Readonly<Record<string, string>>;
}

interface Made {
  id: string;
  number: string;
  version: number;
}

/** A kind of every ability, a list of each street in force; of the first, an item that was promoted, accepted, done and closed, and a second edition. */
export async function seedLists({ tenant: { admin, canary: { text, code } }, as }: Cast, streets: readonly string[], { unitId }: { unitId: string }): Promise<SeededLists> {
  const leader = as['leader'] as Caller;
  const section = as['section-officer'] as Caller;
  const kindBody = { key: `${code}-kind`, name: text, description: text, itemName: text, wants: ['owner'], groups: [{ key: `${code}-one`, name: text }], performed: true, published: true, rolling: true, instructed: true, promotionName: text };
  const kind = await until('the district in responsibility', async () => {
    const res = await admin.post(`${base}/list-kinds`, kindBody);
    return res.status === 201 && (res.body as Made);
  });
  const acted = async (who: Caller, path: string, verb: string, version: number, body?: object): Promise<Made> => who.made<Made>(`${base}/${path}/actions/${verb}`, body ?? {}, { version });
  await admin.made(`${base}/list-kinds/library/adoptions`, { keys: ['major-problems'] });
  const item = { groupKey: `${code}-one`, content: text, source: 'accident', ownerUnitId: unitId, dueDay: '2031-03-02' };
  // Where its unit is only new, the service has not heard of it yet.
  const drafted = (street: string): Promise<Made> => until(`a list of ${street}`, async () => {
    const res = await admin.post(`${base}/responsibility-lists`, { kindId: kind.id, title: text, year: 2026, effectiveFrom: '2026-01-01', divisionCode: street, unitId, items: [item] });
    return res.status === 201 && (res.body as Made);
  });
  const issue = async (id: string): Promise<void> => {
    await acted(admin, `responsibility-lists/${id}`, 'submit', 1);
    await acted(leader, `responsibility-lists/${id}`, 'return', 2, { reason: text });
    await acted(admin, `responsibility-lists/${id}`, 'submit', 3);
    await acted(leader, `responsibility-lists/${id}`, 'approve', 4, { note: text });
    await acted(admin, `responsibility-lists/${id}`, 'issue', 5, { documentNumber: text, issuedOn: '2026-01-05' });
  };
  const listIds: Record<string, string> = {};
  for (const street of streets.slice(0, 2)) {
    const { id } = await drafted(street);
    await issue(id);
    listIds[street.slice(0, 9)] = id;
  }
  const old = await drafted(streets[0] ?? '');
  await issue(old.id);
  const { items } = await admin.read<{ items: Made[] }>(`${base}/list-items?listId=${old.id}`);
  const one = items[0] as Made;
  const steps: [Caller, string, object][] = [
    [admin, 'promote', { level: 'district', note: text }], [section, 'answer-promotion', { level: 'district', accepted: true, answeredOn: shanghaiDay(new Date()), note: text }], [admin, 'promote', { level: 'city', note: text }], [admin, 'answer-promotion', { level: 'city', accepted: true, answeredOn: shanghaiDay(new Date()), note: text }], [admin, 'reassign', { ownerUnitId: unitId, ownerPostId: null, ownerMemberId: null, reason: text }],
    [admin, 'dispute', { ground: text, withUnitId: null, withLevel: 'district' }], [section, 'settle', { ownerUnitId: unitId, ownerPostId: null, ownerMemberId: null, note: text }], [admin, 'instruct', { assessment: text, instruction: text }], [admin, 'submit', { report: text, evidence: [{ description: text }] }], [section, 'return', { reason: text }], [admin, 'submit', { report: text, evidence: [] }], [section, 'close', { note: text }],
  ];
  let { version } = one;
  for (const [who, verb, body] of steps) version = (await acted(who, `list-items/${one.id}`, verb, version, body)).version;
  const { revisionId } = await admin.made<{ revisionId: string }>(`${base}/responsibility-lists/${old.id}/actions/revise`, {}, { version: 6 });
  await issue(revisionId);
  const { number: draftNumber } = await drafted(streets[0] ?? '');
  return { kindId: kind.id, itemId: one.id, draftNumber, listIds, dutyIds: await seedDuties(admin, leader, text, code, streets, unitId) };
}

/** A standing duty of each street, with an act on record and one that was withdrawn. */
async function seedDuties(admin: Caller, leader: Caller, text: string, code: string, streets: readonly string[], unitId: string): Promise<Record<string, string>> {
  const kind = await admin.made<Made>(`${base}/list-kinds`, { key: `${code}-standing`, name: `${text} 常态`, itemName: text, wants: [], groups: [], performed: false, published: false, rolling: false, promotionName: null });
  const dutyIds: Record<string, string> = {};
  for (const street of streets.slice(0, 2)) {
    const { id } = await admin.made<Made>(`${base}/responsibility-lists`, { kindId: kind.id, title: text, year: 2026, effectiveFrom: '2026-01-01', divisionCode: street, unitId, items: [{ content: text, ownerUnitId: unitId }] });
    await admin.made(`${base}/responsibility-lists/${id}/actions/submit`, {}, { version: 1 });
    await leader.made(`${base}/responsibility-lists/${id}/actions/approve`, { note: text }, { version: 2 });
    await admin.made(`${base}/responsibility-lists/${id}/actions/issue`, { documentNumber: text, issuedOn: '2026-01-05' }, { version: 3 });
    const [duty] = (await admin.read<{ items: Made[] }>(`${base}/list-items?listId=${id}`)).items as [Made];
    const record = (day: string): Promise<Made> => admin.made<Made>(`${base}/list-items/${duty.id}/actions/record`, { day, what: text, evidence: [{ description: text }] });
    await record('2026-01-06');
    await admin.made(`${base}/duty-acts/${(await record('2026-01-07')).id}/actions/withdraw`, { reason: text }, { version: 1 });
    dutyIds[street.slice(0, 9)] = duty.id;
  }
  return dutyIds;
}

/** of an enterprise that an item names */
const enterpriseCode = '91440300708461136T';
const importMapping = { list: 0, content: 1 };

/** What the fields of responsibility lists hold that are no free text. */
export const listValues = ({ kindId, itemId, draftNumber, listIds, dutyIds }: SeededLists, { text, code }: Canary, community: string, ownerPostId: string): Record<string, unknown> => ({
  kindId, sameAs: itemId, listId: listIds[community.slice(0, 9)], groupKey: `${code}-one`, ownerPostId, kindKey: 'major-problems', placeCode: community, 'responsibility.list-item.promotions.from': '2026-01-01', 'responsibility.list-item.promotions.to': '2026-12-31',
  'responsibility.list-item-import.upload.file': `清单编号,事项内容\n${draftNumber},${text} 导入\n`, 'responsibility.list-item-import.check.mapping': importMapping, 'responsibility.list-item-import.run.mapping': importMapping,
  itemId: dutyIds[community.slice(0, 9)], 'responsibility.list-item.record': async () => dutyIds[community.slice(0, 9)], 'responsibility.list-item.record.day': shanghaiDay(new Date()),
  'responsibility.list-item.add.code': enterpriseCode, 'responsibility.list-item.change.code': enterpriseCode, 'responsibility.responsibility-list.draft.code': enterpriseCode,
  // To the district promotes whoever has a part of it, and its whole answers: nobody in a street does both.
  'responsibility.list-item.promote.level': 'city', 'responsibility.list-item.answer-promotion.level': 'city', 'responsibility.responsibility-list.draft.divisionCode': `${community.slice(0, 9)}000`, effectiveFrom: '2026-01-01', effectiveTo: '2031-12-31', year: 2026,
});
