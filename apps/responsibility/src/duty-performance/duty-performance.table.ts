import { performanceBasisNames, performanceKindNames, performanceOutcomeNames, type DutyPerformance, type PerformanceLine } from '@anlan/contracts/responsibility';
import { rate } from '@anlan/domain';
import type { CsvColumn } from '@anlan/platform/ledger';

export const performanceCsv: CsvColumn<DutyPerformance>[] = [
  { header: '单位', value: (p) => p.unitName },
  { header: '姓名或岗位', value: (p) => p.name },
  { header: '所在岗位', value: (p) => p.postName },
  { header: '在用', value: (p) => (p.enabled ? '是' : '否') },
  { header: '期间起', value: (p) => p.from },
  { header: '期间止', value: (p) => p.to },
  { header: '应办', value: (p) => p.figures.asked.count },
  { header: '按时办结', value: (p) => p.figures.done.count },
  { header: '逾期办结', value: (p) => p.figures.late.count },
  { header: '逾期未办结', value: (p) => p.figures.overdue.count },
  { header: '未到期', value: (p) => p.figures.open.count },
  { header: '按时办结率', value: (p) => rate(p.figures.inTime.numerator, p.figures.inTime.denominator) },
  { header: '已移交他人', value: (p) => p.figures.passedOn.count },
  { header: '常态职责', value: (p) => p.figures.standing.count },
  { header: '有留痕的常态职责', value: (p) => p.figures.acted.count },
  { header: '未留痕的常态职责', value: (p) => p.figures.unrecorded.count },
  { header: '留痕率', value: (p) => rate(p.figures.traced.numerator, p.figures.traced.denominator) },
  { header: '履职留痕', value: (p) => p.figures.recorded.count },
  { header: '截至', value: (p) => p.figures.asOf },
];

export const lineCsv: CsvColumn<PerformanceLine>[] = [
  { header: '类别', value: (l) => performanceKindNames[l.kind].zh },
  { header: '编号', value: (l) => l.number },
  { header: '内容', value: (l) => l.title },
  { header: '所为', value: (l) => l.act?.zh ?? null },
  { header: '依据', value: (l) => performanceBasisNames[l.basis].zh },
  { header: '交办日期', value: (l) => l.askedOn },
  { header: '时限', value: (l) => l.dueOn },
  { header: '办结日期', value: (l) => l.doneOn },
  { header: '办结人', value: (l) => l.doneBy },
  { header: '期间留痕次数', value: (l) => l.acts?.count ?? null },
  { header: '最近留痕日期', value: (l) => l.acts?.lastOn ?? null },
  { header: '结束日期', value: (l) => l.until },
  { header: '时间', value: (l) => l.at },
  { header: '结果', value: (l) => performanceOutcomeNames[l.outcome].zh },
  { header: '记录', value: (l) => `${l.record.service}/${l.record.kind}/${l.record.id}` },
  { header: '事件', value: (l) => l.eventId },
];
