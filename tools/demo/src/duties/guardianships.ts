import { eachOf, type Year } from '../year/year';
import type { Department } from './departments';
import { dutyPeople, nameOf, phoneOf } from './people';
import { DUTIES, onceKnown, pastDay } from './steps';

/** 社区 with a guardian of their street, as the bureau counts them; the demo's divisions have a few more. */
export const GUARDED = { streets: 3, communities: 63, households: 24 } as const;
const cared = ['低洼院落住户', '独居老人户', '老旧平房住户', '地下室租住户'];

/** 包保: 区领导包街道、街道领导包社区、社区干部包户到人; a few communities have nobody yet. */
export async function loadGuardianships(year: Year, departments: readonly Department[]): Promise<void> {
  const { admin, section, map } = year;
  const { gone } = await dutyPeople(year, departments);
  const { items: tiers } = await onceKnown(() => admin.post<{ items: { id: string; level: 'street' | 'community' | 'household' }[] }>(`${DUTIES}/guardianship-tiers/standard/adoptions`, {}));
  const from = pastDay(year, 4, 24);
  const entrust = (level: string, divisionCode: string | undefined, guardian: object, more: object = {}): Promise<unknown> => onceKnown(() => section.post(`${DUTIES}/guardianships`, { tierId: tiers.find((t) => t.level === level)?.id, guardian, divisionCode, from, ...more }));
  const someone = (i: number, post: string): object => ({ personName: nameOf(i), post, phone: phoneOf(i) });
  const all = map.streets.flatMap((s, street) => map.communitiesOf(s.code).map((c, n) => ({ code: c.code, street, n })));
  // Those without are the last of the last street.
  const communities = all.slice(0, GUARDED.communities);
  await eachOf(year, '区领导包街道 guardians of streets', map.streets, (s, i) => entrust('street', s.code, someone(400 + i, ['区委常委、常务副区长', '副区长', '区人大常委会副主任'][i] ?? '区领导')));
  await eachOf(year, '街道领导包社区 guardians of communities', communities, ({ code, street, n }) => {
    const isGone = street === 2 && n < 2;
    return entrust('community', code, isGone ? { memberId: gone.id, post: '街道应急管理办公室副主任' } : someone(410 + street * 10 + (n % 7), ['党工委书记', '办事处主任', '党工委副书记', '党工委委员', '办事处副主任', '人武部部长', '综合执法队队长'][n % 7] ?? ''));
  });
  await eachOf(year, '社区干部包户 guardians of households', communities.filter((_, i) => i % 3 === 0).slice(0, 20).concat(communities.slice(0, 4)), ({ code }, i) => entrust('household', code, someone(500 + i, '社区干部'), { household: `${cared[i % cared.length]}（${Math.floor(i / 20) + 1} 组）`, households: 3 + (i % 6), address: `${i + 1} 幢`, householdPhone: phoneOf(600 + i) }));
}
