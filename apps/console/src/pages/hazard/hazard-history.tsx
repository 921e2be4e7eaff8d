import { hazardApi, hazardLifecycle, type Hazard, type HazardAction } from '@anlan/contracts/enforcement';
import type { AnswerOf } from '../../api/client';
import type { Attachment } from '../../patterns/detail/attachments';
import type { HistoryItem } from '../../patterns/detail/history';
import { dayText, instantText } from '../../text/format';
import type { Words } from '../../text/text';

export type HazardHistory = AnswerOf<typeof hazardApi.history>;
type Entry = HazardHistory['items'][number];

function actionText({ action, to }: Entry, { t, label }: Words): string {
  if (action === 'verify') return to === 'closed' ? t('复查合格，销号', 'Verified and closed') : t('复查不合格，退回整改', 'Rejected: sent back');
  if (Object.hasOwn(hazardLifecycle.actions, action)) return label(hazardLifecycle.actions[action as HazardAction]);
  return { report: t('上报', 'Reported'), import: t('导入', 'Imported') }[action] ?? action;
}

/** What a step changed, in a line each: field, what it was, what it is. */
function changesOf({ detail, from, to }: Entry, { t, label }: Words): string[] {
  const lines: string[] = [];
  const text = (value: unknown): string | undefined => (typeof value === 'string' && value ? value : undefined);
  const assignee = detail['assignee'] as { name?: string | null } | undefined;
  if (from && from !== to) lines.push(`${t('状态', 'Status')}：${label(hazardLifecycle.states[from])} → ${label(hazardLifecycle.states[to])}`);
  if (assignee?.name) lines.push(`${t('整改责任', 'Assigned to')}：${assignee.name}`);
  const [due, before] = [text(detail['dueAt']), text(detail['previousDueAt'])];
  if (due) lines.push(`${t('整改期限', 'Due')}：${before ? `${dayText(before)} → ` : ''}${dayText(due)}`);
  return lines;
}

export function historyItems(history: HazardHistory | undefined, words: Words): HistoryItem[] {
  return (history?.items ?? []).map((e): HistoryItem => {
    const rejected = e.action === 'verify' && e.to !== 'closed';
    const said = e.evidence.flatMap((x) => (x.description ? [x.description] : []));
    const files = e.evidence.filter((x) => x.fileId).length;
    const lines = [...changesOf(e, words), ...said, ...(files ? [words.t('附件 {n} 个', '{n} files', { n: files })] : [])];
    return {
      id: e.id, at: e.at, who: e.actor.name, what: actionText(e, words), tone: rejected ? 'bad' : e.to === 'closed' ? 'good' : 'plain',
      note: <>{e.note && <div style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{e.note}</div>}{lines.map((l, i) => <div key={i} style={{ overflowWrap: 'anywhere' }}>{l}</div>)}</>,
    };
  }).sort((a, b) => b.at.localeCompare(a.at) || b.id.localeCompare(a.id));
}

/** Every file of every step, each with the step that brought it. */
export function filesOf(history: HazardHistory | undefined, words: Words): Attachment[] {
  return (history?.items ?? []).flatMap((e) =>
    e.evidence.flatMap((x) => (x.fileId ? [{ fileId: x.fileId, name: x.description ?? actionText(e, words), caption: `${actionText(e, words)} · ${e.actor.name} · ${instantText(e.at)}` }] : [])));
}

/** When each state was last come to, and by whom. */
export function reachedOf(history: HazardHistory | undefined): Partial<Record<Hazard['status'], { at: string; by: string }>> {
  const inOrder = [...(history?.items ?? [])].sort((a, b) => a.at.localeCompare(b.at));
  return Object.fromEntries(inOrder.filter((e) => e.from !== e.to).map((e) => [e.to, { at: e.at, by: e.actor.name }]));
}
