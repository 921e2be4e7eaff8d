import { taskApi, type TaskDetail } from '@anlan/contracts/responsibility';
import { EvidenceList } from '../../patterns/detail/evidence-list';
import { History, type HistoryItem } from '../../patterns/detail/history';
import { percentText } from '../../patterns/figures/rate-text';
import { useUnits } from '../../patterns/pickers/unit-picker';
import { useWords } from '../../text/text';

/** Progress with its evidence, days that were asked for, and what was changed: newest first. */
export function TaskHistory({ task }: { task: TaskDetail }) {
  const { t } = useWords();
  const units = new Map((useUnits().data ?? []).map((u) => [u.id, u.name]));
  const fields: Readonly<Record<string, string>> = { title: t('任务名称', 'Task'), wanted: t('工作要求', 'What is to be reached'), dueOn: t('完成时限', 'Due'), supportUnitIds: t('配合单位', 'Units in support') };
  const valueText = (v: unknown): string => (Array.isArray(v) ? v.map((id) => units.get(String(id)) ?? t('（已撤销的单位）', '(a former unit)')).join('、') || t('无', 'none') : String(v));
  const items: HistoryItem[] = [
    ...task.progress.map((p, i): HistoryItem => ({
      id: `progress ${i}`, at: p.at, who: `${p.by.name}（${p.unit.name}）`, what: t('进度 {n}', 'Progress {n}', { n: percentText(p.percent) }),
      note: <div style={{ overflowWrap: 'anywhere' }}>{p.note}{p.correction && <div>{t('更正：', 'Correction: ')}{p.correction}</div>}{p.evidence.length > 0 && <EvidenceList items={p.evidence} op={taskApi.file} id={task.id} />}</div>,
    })),
    ...task.extensions.flatMap((x, i): HistoryItem[] => [
      { id: `asked ${i}`, at: x.askedAt, who: x.askedBy.name, what: t('申请由 {from} 延至 {to}', 'Asked for {to} instead of {from}', { from: x.from, to: x.to }), note: x.reason },
      ...(x.decidedAt ? [{ id: `decided ${i}`, at: x.decidedAt, who: x.decidedBy?.name ?? '', what: x.result === 'granted' ? t('同意延期', 'Later day granted') : t('不同意延期', 'Later day refused'), tone: x.result === 'granted' ? ('good' as const) : ('bad' as const), note: x.note }] : []),
    ]),
    ...task.changes.map((c, i): HistoryItem => ({
      id: `change ${i}`, at: c.at, who: c.by.name, what: t('调整任务', 'Changed'),
      note: <div style={{ overflowWrap: 'anywhere' }}>{c.reason}{c.changes.map((f) => <div key={f.path}>{fields[f.path] ?? f.path}：{valueText(f.from)} → {valueText(f.to)}</div>)}</div>,
    })),
    ...task.urges.flatMap((u, i): HistoryItem[] => [
      { id: `urge ${i}`, at: u.at, who: u.by.name, what: t('催办{unit}', 'Urged {unit}', { unit: u.unit.name }), note: u.note },
      ...(u.acknowledgedAt ? [{ id: `answer ${i}`, at: u.acknowledgedAt, who: u.acknowledgedBy?.name ?? '', what: t('回应催办', 'The urge acknowledged'), note: u.acknowledgement }] : []),
    ]),
    ...task.reminders.map((r, i): HistoryItem => ({ id: `reminder ${i}`, at: r.at, who: '', what: r.daysLeft < 0 ? t('提醒：已逾期 {n} 天', 'Reminded: {n} days overdue', { n: -r.daysLeft }) : t('提醒：还有 {n} 天到期', 'Reminded: due in {n} days', { n: r.daysLeft }) })),
    ...(task.overdueAt ? [{ id: 'overdue', at: task.overdueAt, who: '', what: t('逾期', 'Overdue'), tone: 'bad' as const }] : []),
    { id: 'issued', at: task.issuedAt, who: task.issuedBy.name, what: t('下达', 'Issued') },
  ];
  return <History items={items.sort((a, b) => (a.at < b.at ? 1 : -1))} />;
}
