import { bodyAssessmentErrors as ae, bodyStandardErrors as e, type BodyAssessment, type BodyAssessmentState, type BodyStandard, type CheckBodyAssessmentBody } from '@anlan/contracts/responsibility';
import { invalidField } from '@anlan/platform/http';

type Items = BodyStandard['items'];

export const fullScore = (items: Items): number => items.reduce((sum, i) => sum + i.maxScore, 0);

export function assertPassMark(items: Items, passMark: number): void {
  const full = fullScore(items);
  if (passMark > full) throw invalidField('body.passMark', e.pass_mark, { full });
}

/** 自评: every item once, within its score, with evidence where its score wants one. Answers the items in their order, and the score. */
export function selfChecked(items: Items, given: BodyAssessment['items']): { items: BodyAssessment['items']; score: number } {
  const sorted = [...given].sort((a, b) => a.item - b.item);
  if (sorted.length !== items.length || sorted.some((g, i) => g.item !== i + 1)) throw invalidField('body.items', ae.items, { count: items.length });
  for (const g of sorted) {
    const { maxScore, evidenceWanted } = items[g.item - 1] as Items[number];
    const path = `body.items[${given.indexOf(g)}]`;
    if (g.score > maxScore) throw invalidField(`${path}.score`, ae.score, { item: g.item, max: maxScore });
    if (evidenceWanted && g.score > 0 && g.evidence === null && g.fileId === null) throw invalidField(`${path}.evidence`, ae.evidence, { item: g.item });
  }
  return { items: sorted, score: sorted.reduce((sum, g) => sum + g.score, 0) };
}

/** 初验: points are taken off what the body gave itself, an item at most once and never below zero; then the pass mark decides. */
export function checkedScore(self: BodyAssessment['items'], passMark: number, deductions: CheckBodyAssessmentBody['deductions']): { score: number; status: Extract<BodyAssessmentState, 'checked' | 'to_rectify'> } {
  let score = self.reduce((sum, i) => sum + i.score, 0);
  deductions.forEach((d, i) => {
    const max = self.find((s) => s.item === d.item)?.score ?? 0;
    const twice = deductions.findIndex((other) => other.item === d.item) !== i;
    if (twice || d.points > max) throw invalidField(`body.deductions[${i}]`, ae.deduction, { item: d.item, max });
    score -= d.points;
  });
  return { score, status: score >= passMark ? 'checked' : 'to_rectify' };
}
