import { article, leading, ORDER_10 } from './criteria';
import { buildingMaterials, lightIndustry, machinery, textile, tobacco } from './manufacturing';
import { metallurgy, nonferrous } from './metals';
import type { LibrarySet } from './set';
import { ammoniaRefrigeration, combustibleDust, confinedSpace, management } from './special-risks';

const dated = { category: 'major_hazard', source: `${ORDER_10.law}（${ORDER_10.source}）`, effectiveFrom: ORDER_10.effectiveFrom, effectiveTo: null } as const;
const NOTE = '各项均为重大事故隐患情形，答“是”即判定为重大事故隐患。直接关系生产安全的监控、报警、防护等设施、设备、装置失效或者无效的，按同类情形判定（第十四条）。';
const OTHERS = '企业内涉及危险化学品、消防（火灾）、燃气、特种设备等方面另有判定规定的，适用其规定（第二条）。';

const general = article(3, '管理类', management);
const DUST = '粉尘爆炸危险';
const AMMONIA = '液氨制冷';
const SPACE = '有限空间作业';

/** The special risks, each behind a question of its own: in an industry's list they are asked where they apply. */
const specials = [
  ...leading('11.0', DUST, '是否存在粉尘爆炸危险'), ...article(11, DUST, combustibleDust, { item: '11.0', answer: 'yes' }),
  ...leading('12.0', AMMONIA, '是否使用液氨制冷'), ...article(12, AMMONIA, ammoniaRefrigeration, { item: '12.0', answer: 'yes' }),
  ...leading('13.0', SPACE, '是否存在硫化氢、一氧化碳等中毒风险的有限空间作业'), ...article(13, SPACE, confinedSpace, { item: '13.0', answer: 'yes' }),
];

const ofIndustry = (industry: string, number: number, texts: readonly string[], tags: readonly string[] = []): LibrarySet => ({
  ...dated, name: `${industry}企业重大事故隐患判定检查表`, industry, tags, description: `${NOTE}${OTHERS}`, items: [...general, ...article(number, `${industry}企业`, texts), ...specials],
});
const ofRisk = (risk: string, tag: string, number: number, texts: readonly string[]): LibrarySet => ({
  ...dated, name: `${risk}重大事故隐患判定检查表`, industry: null, tags: [tag], description: NOTE, items: article(number, risk, texts),
});

/** The standard by industry: management, the industry's own, and the special risks where they apply. */
export const byIndustry = {
  'major-metallurgy': ofIndustry('冶金', 4, metallurgy, ['metal_smelting']),
  'major-nonferrous': ofIndustry('有色', 5, nonferrous, ['metal_smelting']),
  'major-building-materials': ofIndustry('建材', 6, buildingMaterials),
  'major-machinery': ofIndustry('机械', 7, machinery),
  'major-light-industry': ofIndustry('轻工', 8, lightIndustry),
  'major-textile': ofIndustry('纺织', 9, textile),
  'major-tobacco': ofIndustry('烟草', 10, tobacco),
  // It has no article of its own.
  'major-commerce': { ...dated, name: '商贸企业重大事故隐患判定检查表', industry: '商贸', tags: [], description: `${NOTE}${OTHERS}`, items: [...general, ...specials] },
} as const satisfies Record<string, LibrarySet>;

/** Its special risks, each by itself. */
export const byRisk = {
  'major-combustible-dust': ofRisk('粉尘涉爆', 'combustible_dust', 11, combustibleDust),
  'major-ammonia-refrigeration': ofRisk('涉氨制冷', 'ammonia_refrigeration', 12, ammoniaRefrigeration),
  'major-confined-space': ofRisk('有限空间', 'confined_space', 13, confinedSpace),
} as const satisfies Record<string, LibrarySet>;
