import { assessmentMethods, type AssessmentSheetItem } from '@anlan/contracts/responsibility';
import { rate } from '@anlan/domain';
import type { CsvColumn } from '@anlan/platform/ledger';
import { indicatorName, pointsText } from './assessment.rules';

const of = (points: number | null | undefined): string | null => (points === null || points === undefined ? null : pointsText(points));

/** 考核表, item by item: what each point comes from. */
export const itemCsv: CsvColumn<AssessmentSheetItem>[] = [
  { header: '项号', value: (i) => i.item },
  { header: '类别', value: (i) => i.of.group },
  { header: '考核项目', value: (i) => i.of.name },
  { header: '评分标准', value: (i) => i.of.wanted },
  { header: '评分方式', value: (i) => assessmentMethods[i.of.method].zh },
  { header: '满分', value: (i) => pointsText(i.of.points) },
  { header: '指标', value: (i) => (i.measured === null ? indicatorName(i.of) || null : `${indicatorName(i.of)} ${i.measured.numerator}/${i.measured.denominator}=${rate(i.measured.numerator, i.measured.denominator)}（${i.measured.asOf}）`) },
  { header: '自评', value: (i) => of(i.self?.points) },
  { header: '核查', value: (i) => of(i.check?.points) },
  { header: '扣分', value: (i) => (i.check?.deductions ?? []).map((d) => `${d.name}×${d.times} -${pointsText(d.points)} ${d.note}`).join('；') || null },
  { header: '核查情况', value: (i) => i.check?.note ?? null },
  { header: '申诉理由', value: (i) => i.appeal?.reason ?? null },
  { header: '复核', value: (i) => (i.decision === null ? null : `${i.decision.result === 'upheld' ? '采纳' : '维持'} ${pointsText(i.decision.points)} ${i.decision.reason}`) },
  { header: '更正', value: (i) => i.corrections.map((c) => `第 ${c.issue} 次通报 ${pointsText(c.points)} ${c.reason}`).join('；') || null },
  { header: '计分', value: (i) => of(i.counted) },
];
