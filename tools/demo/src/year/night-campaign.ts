import { shanghaiDay } from '@anlan/domain';
import { placeOf, seeded } from '../hazard-import';
import { isOneOf, split, YEAR } from './figures';

const DAY_MS = 86_400_000;
const { campaign } = YEAR;

export const NIGHT_CAMPAIGN = '“夜剑”行动';

const faults = ['疏散通道堆放杂物', '安全出口锁闭', '灭火器过期失效', '室内消火栓无水', '电动自行车违规停放充电', '电气线路私拉乱接', '应急照明损坏', '违规住人', '燃气软管老化', '防火门常开'];
const premises = ['沐足店', '网吧', '夜宵店', '酒吧', '便利店', '家具厂', '塑胶厂', '出租屋', '商铺', '快递站'];

export interface NightAction {
  readonly title: string;
  readonly heldOn: string;
  readonly people: number;
  readonly places: number;
}

const dayOf = (at: number): string => shanghaiDay(new Date(at));
/** The nights lie three weeks apart, the last of them three days ago. */
const nightOf = (action: number, now: Date): number => now.getTime() - (3 + (campaign.actions - 1 - action) * 21) * DAY_MS;

/** The sorties, with who took part and what was visited; together they are the year's. */
export function nightActions(now: Date): NightAction[] {
  const [people, places] = [split(campaign.people, campaign.actions), split(campaign.places, campaign.actions)];
  return people.map((n, i) => ({ title: `第${i + 1}次“夜剑”行动`, heldOn: dayOf(nightOf(i, now)), people: n, places: places[i] ?? 0 }));
}

const HEADER = '隐患名称,隐患描述,类别,区划代码,单位名称,来源,整改方式,整改前,整改后,专项行动,整改期限,发现时间,销号时间,经度,纬度,坐标系';

/**
 * What was found at night, as the joint brigade keeps it in its table: put right on the spot with a word on before and after,
 * or with a deadline; of the older ones most are closed. `wanted` says which rows: every one is the same in every file.
 */
export function nightHazards(communities: readonly string[], now: Date, wanted: (i: number) => boolean): string {
  const random = seeded(20220615);
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)] as T;
  const lines = [HEADER];
  for (let i = 0; i < campaign.hazards; i += 1) {
    const onTheSpot = isOneOf(i, campaign.onTheSpot, campaign.hazards);
    const night = nightOf(Math.floor((i * campaign.actions) / campaign.hazards), now);
    const [community, fault, house] = [pick(communities), pick(faults), `${pick(premises)}（${String(1 + Math.floor(random() * 4_000)).padStart(4, '0')}）`];
    const found = `${dayOf(night)} ${20 + Math.floor(random() * 3)}:${String(Math.floor(random() * 60)).padStart(2, '0')}`;
    const [source, closedAfter, place] = [random() < 0.7 ? '巡查' : '行政检查', 4 + Math.floor(random() * 14), placeOf(community, random)];
    const isClosed = random() < 0.97 && night + closedAfter * DAY_MS < now.getTime();
    if (!wanted(i)) continue;
    const rectified = onTheSpot ? [fault, '当场整改完毕', '', found, ''] : ['', '', `${dayOf(night + 15 * DAY_MS)} 18:00`, found, isClosed ? `${dayOf(night + closedAfter * DAY_MS)} 16:30` : ''];
    const [before = '', after = '', due = '', at = '', closed = ''] = rectified;
    lines.push([fault, `${house}：${fault}`, '消防安全', community, house, source, onTheSpot ? '现场整改' : '限期整改', before, after, NIGHT_CAMPAIGN, due, at, closed, place].join(','));
  }
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}
