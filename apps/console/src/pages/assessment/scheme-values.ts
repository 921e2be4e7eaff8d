import type { AssessmentFormula, AssessmentScheme, AssessmentSchemeItem, DraftAssessmentSchemeBody } from '@anlan/contracts/responsibility';

interface ItemValues {
  readonly group: string; readonly name: string; readonly wanted: string; readonly points: number; readonly evidenceWanted?: boolean; readonly method: AssessmentSchemeItem['method'];
  readonly indicator?: string; readonly indicatorName?: string; readonly withoutValue?: 'full' | 'none'; readonly kind?: AssessmentFormula['kind']; readonly zeroAt?: number; readonly fullAt?: number;
  readonly steps?: readonly { from: number; points: number }[]; readonly deductions?: readonly { name: string; points: number }[];
}
interface VetoValues { readonly trigger: string; readonly kind: string; readonly points?: number; readonly grade?: string }
/** A scheme as its form has it: a method and its parts side by side. */
export type SchemeValues = Omit<DraftAssessmentSchemeBody, 'items' | 'vetoes'> & { readonly items?: readonly ItemValues[]; readonly vetoes?: readonly VetoValues[] };

export function valuesOf(s: AssessmentScheme): SchemeValues {
  const { name, sourceDocument, unitKind, totalPoints, grades, appealDays, rankingIsPublic } = s;
  const items = s.items.map((i): ItemValues => {
    if (i.method !== 'formula') return i;
    const { formula, indicatorName, ...rest } = i;
    return { ...rest, ...(indicatorName !== null && { indicatorName }), ...formula };
  });
  return { name, sourceDocument, unitKind, totalPoints, grades, appealDays, rankingIsPublic, items, vetoes: s.vetoes.map((v) => ({ trigger: v.trigger, ...v.consequence })) };
}

export function bodyOf(v: SchemeValues): DraftAssessmentSchemeBody {
  const { name, sourceDocument, unitKind, totalPoints, grades = [], appealDays, rankingIsPublic = false } = v;
  const vetoes = (v.vetoes ?? []).map(({ trigger, kind, points, grade }) => ({ trigger, consequence: kind === 'cap' ? { kind, points } : kind === 'grade' ? { kind, grade } : { kind } }));
  // What is not as the contract wants it, the server says at its field.
  return { name, sourceDocument, unitKind, totalPoints, grades, appealDays, rankingIsPublic, items: (v.items ?? []).map(itemOf), vetoes } as DraftAssessmentSchemeBody;
}

function itemOf({ group, name, wanted, points, evidenceWanted = false, method, ...i }: ItemValues): object {
  const facts = { group, name, wanted, points, evidenceWanted, method };
  if (method === 'deduct') return { ...facts, deductions: i.deductions ?? [] };
  if (method !== 'formula') return facts;
  const formula = i.kind === 'linear' ? { kind: i.kind, zeroAt: i.zeroAt, fullAt: i.fullAt } : i.kind === 'steps' ? { kind: i.kind, steps: i.steps ?? [] } : { kind: 'ratio' };
  return { ...facts, indicator: i.indicator, ...(i.indicator === 'entered' && i.indicatorName && { indicatorName: i.indicatorName }), formula, withoutValue: i.withoutValue ?? 'none' };
}
