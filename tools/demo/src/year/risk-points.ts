import { placeOf, seeded } from '../hazard-import';
import type { Checklist, Sets } from './checklists';
import { LEDGERS } from './figures';
import { BASE, eachOf, turn, type Year } from './year';

interface Kind {
  readonly name: string;
  readonly tag?: string;
  readonly accidents: readonly string[];
  readonly measure: string;
  readonly list?: 'dust' | 'confined';
}
const kinds: readonly Kind[] = [
  { name: '抛光打磨间', tag: 'combustible_dust', accidents: ['其他爆炸'], measure: '除尘系统每班清灰，记录存档', list: 'dust' },
  { name: '污水池', tag: 'confined_space', accidents: ['中毒和窒息'], measure: '作业审批，先通风、再检测、后作业', list: 'confined' },
  { name: '喷涂车间', tag: 'spray_coating', accidents: ['火灾'], measure: '防爆电气，通风联锁' },
  { name: '锂电池仓库', tag: 'lithium_battery', accidents: ['火灾'], measure: '温度监测，分区限量存放' },
  { name: '危化品中间仓', tag: 'hazardous_chemicals', accidents: ['火灾', '中毒和窒息'], measure: '双人双锁，限量领用' },
  { name: '冲压车间', accidents: ['机械伤害'], measure: '光栅与双手操作装置每班点检' },
  { name: '配电房', accidents: ['触电', '火灾'], measure: '持证值守，绝缘用具定期检测' },
  { name: '装卸平台', accidents: ['车辆伤害', '高处坠落'], measure: '人车分流，专人指挥' },
];
/** 四色: few are red, most are blue. */
const colours = ['red', 'orange', 'orange', 'yellow', 'yellow', 'yellow', 'yellow', 'blue', 'blue', 'blue', 'blue', 'blue'] as const;

interface Made {
  readonly id: string;
  readonly version: number;
}

/** 风险点: collected at key enterprises; most are assessed, graded and under control, with measures and the items by which they are checked. */
export async function loadRiskPoints(year: Year, lists: Sets): Promise<void> {
  const { section, officer, slug, officeOf, part } = year;
  await year.once(`risk points ${part.name}`, async () => {
    const subjects = await year.enterprises();
    const plan = Array.from({ length: part.of(LEDGERS.riskPoints) }, (_, n) => ({ n, subject: turn(subjects, n) }));
    await eachOf(year, '风险点 risk points', plan, async ({ n, subject }) => {
      const random = seeded(Number(slug) + n * 31 + (part.name === 'rest' ? 7 : 0));
      const kind = kinds[Math.floor(random() * kinds.length)] as Kind;
      const [lng, lat] = placeOf(subject.divisionCode, random).split(',').map(Number);
      const step = async (who: typeof section, p: Made, verb: string, body: object): Promise<Made> => who.post<Made>(`${BASE}/risk-points/${p.id}/actions/${verb}`, body, { version: p.version });
      let point = await section.post<Made>(`${BASE}/risk-points`, {
        name: `${kind.name}（${1 + Math.floor(random() * 6)}号）`, subjectId: subject.id, divisionCode: subject.divisionCode, place: '厂区内', tags: kind.tag ? [kind.tag] : [], accidentTypes: kind.accidents,
        ...(lng && lat && { position: { lng, lat, crs: 'GCJ02' } }),
      });
      const reached = random();
      if (reached < 0.06) return;
      const level = colours[Math.floor(random() * colours.length)];
      point = await step(section, point, 'assess', { method: 'lec', score: level === 'red' ? 320 : level === 'orange' ? 180 : level === 'yellow' ? 90 : 30, suggestedLevel: level, conclusion: '按作业条件危险性评价法评估' });
      if (reached < 0.1) return;
      point = await step(officer, point, 'grade', { level, reason: `可能导致${kind.accidents.join('、')}` });
      if (reached < 0.16) return;
      const measures = [{ kind: 'engineering', text: kind.measure, checkItems: itemsOf(kind.list && lists[kind.list]) }, { kind: 'management', text: '列入班组日常检查，责任到人' }];
      await step(section, point, 'control', { measures, owner: { unitId: officeOf(subject.divisionCode).id } });
    });
  });
}

const itemsOf = (list: Checklist | undefined) => (list ? list.items.filter((i) => i.failsOn !== 'never').slice(0, 2).map((i) => ({ templateId: list.templateId, code: i.code })) : []);
