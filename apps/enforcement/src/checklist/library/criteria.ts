import { itemsOf, numeral, type Draft } from './set';
import type { ChecklistItem, LegalBasis } from '@anlan/contracts/enforcement';

/** 工贸企业重大事故隐患判定标准: 64 criteria, of which 3 are of management, 47 of seven industries, 14 of three special risks. It replaced the set of 2017. */
export const ORDER_10 = { law: '工贸企业重大事故隐患判定标准', source: '应急管理部令第10号，2023年4月14日公布', effectiveFrom: '2023-05-15' } as const;

/** One article of the standard, its criteria in their order; the code is article and number: 11.3 is 第十一条第（三）项. */
export function article(number: number, section: string, texts: readonly string[], showIf: Draft['showIf'] = null): ChecklistItem[] {
  return itemsOf(texts.map((text, i) => criterion(`${number}.${i + 1}`, section, text, { ...ORDER_10, article: `第${numeral(number)}条第（${numeral(i + 1)}）项`, effectiveTo: null }, showIf)));
}

/** A criterion describes the hazard: where the answer is yes it is a major one. */
export function criterion(code: string, section: string | null, text: string, basis: LegalBasis, showIf: Draft['showIf'] = null): Draft {
  return { code, section, text, failsOn: 'yes', showIf, evidence: 'when_failed', hazardLevel: 'major', basis: [basis] };
}

/** A question that leads to the criteria of a special risk, and is none itself. */
export const leading = (code: string, section: string, text: string): ChecklistItem[] =>
  itemsOf([{ code, section, text, failsOn: 'never', points: 0, requirement: '本项只用于确定适用的判定标准，不计分；答“是”时继续检查本组各项' }]);
