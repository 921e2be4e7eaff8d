import type { ChecklistItem } from '@anlan/contracts/enforcement';
import { library, type LibrarySet } from '../../checklist/library';
import { entry, type KnowledgeSet, type LibraryEntry } from './set';

/** Articles and criteria are stated once, by the library of checklists: here they are put together by what they rest on. */
function byBasis(sets: readonly LibrarySet[], textOf: (items: readonly ChecklistItem[]) => string, category: string): LibraryEntry[] {
  const found = new Map<string, { item: ChecklistItem; items: ChecklistItem[] }>();
  for (const item of sets.flatMap((s) => s.items)) {
    const [basis] = item.basis;
    if (!basis?.article) continue;
    const key = `${basis.law} ${basis.article}`;
    const there = found.get(key);
    // The standard's management and special risks stand in the list of every industry: once is enough.
    if (!there) found.set(key, { item, items: [item] });
    else if (!there.items.some((i) => i.code === item.code)) there.items.push(item);
  }
  return [...found.entries()].map(([key, { item, items }]) => {
    const basis = item.basis[0] as ChecklistItem['basis'][number];
    return entry({
      key: `${item.code.split('.')[0]}/${basis.article}`, title: key, collection: basis.law, article: basis.article, category, text: textOf(items), source: basis.source, effectiveFrom: basis.effectiveFrom, effectiveTo: basis.effectiveTo,
    });
  });
}

const criteria = (items: readonly ChecklistItem[]): string => items.map((i) => i.text).join('\n');
const duties = (items: readonly ChecklistItem[]): string => `检查要点（条文以公布文本为准）：\n${items.map((i) => `· ${i.text}`).join('\n')}`;
const sets = (test: (key: string, set: LibrarySet) => boolean): LibrarySet[] => Object.entries(library).filter(([key, set]) => test(key, set)).map(([, set]) => set);
const majors = (name: string, keep: (key: string, set: LibrarySet) => boolean): KnowledgeSet => {
  const of = sets((key, set) => set.category === 'major_hazard' && keep(key, set));
  return {
    kind: 'law_article', name, source: of[0]?.source ?? '', entries: byBasis(of, criteria, '重大事故隐患判定标准'),
    note: '逐项为一条，与检查表库同一来源；答“是”即判定为重大事故隐患。',
  };
};
const goods = (key: string): boolean => key === 'major-hazardous-chemicals' || key === 'major-fireworks';

export const workSafetyLaw: KnowledgeSet = {
  kind: 'law_article', name: '安全生产法（2021）生产经营单位义务条款', source: library['work-safety-law-2021'].source,
  note: '按条汇集检查表库所列的义务要点，不是条文原文；条文以公布文本为准，本区可修订为全文。',
  entries: byBasis([library['work-safety-law-2021']], duties, '法律'),
};
export const industryTrade = majors('工贸企业重大事故隐患判定标准', (key) => !goods(key));
export const hazardousChemicals = majors('化工和危险化学品重大隐患判定标准', (key) => key === 'major-hazardous-chemicals');
export const fireworks = majors('烟花爆竹重大隐患判定标准', (key) => key === 'major-fireworks');
