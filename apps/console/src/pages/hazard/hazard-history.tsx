import { hazardApi, hazardLifecycle, type Hazard, type HazardAction, type HazardChange, type HazardDetail } from '@anlan/contracts/enforcement';
import type { AnswerOf } from '../../api/client';
import type { Attachment } from '../../patterns/detail/attachments';
import type { HistoryItem } from '../../patterns/detail/history';
import { bytesText, dayText, instantText, NONE } from '../../text/format';
import type { Text, Words } from '../../text/text';

export type HazardHistory = AnswerOf<typeof hazardApi.history>;
type Entry = HazardHistory['items'][number];

/** What a step is called; a verification by how it went. */
export function actionText({ action, to }: Pick<HazardChange, 'action' | 'to'>, { t, label }: Words): string {
  if (action === 'verify' && to === 'rectified') return t('复查合格，待部门一侧闭环', 'Accepted; the department\'s side is open');
  if (action === 'verify') return to === 'closed' ? t('复查合格，销号', 'Verified and closed') : t('复查不合格，退回整改', 'Rejected: sent back');
  if (Object.hasOwn(hazardLifecycle.actions, action)) return label(hazardLifecycle.actions[action as HazardAction]);
  return { report: t('上报', 'Reported'), import: t('导入', 'Imported'), recheck: t('抽查复查合格', 'Looked at again: it holds'), close: t('现场整改，销号', 'Put right on the spot and closed') }[action] ?? action;
}

const fields: Readonly<Record<string, Text>> = {
  dueAt: { zh: '整改期限', en: 'Due' }, assignee: { zh: '整改责任', en: 'Assigned to' }, 'assignee.name': { zh: '整改责任', en: 'Assigned to' }, rejections: { zh: '复查不合格次数', en: 'Rejections' },
  department: { zh: '主管部门', en: 'Department' }, ownerUnit: { zh: '承办单位', en: 'Taken on by' },
};

/** Fields that are somebody: told by the name. */
const named = new Set(['assignee', 'department', 'ownerUnit']);

function valueText(path: string, value: unknown): string {
  const said = named.has(path) ? (value as { name?: string | null } | null)?.name : value;
  if (said === null || said === undefined || said === '') return NONE;
  return path === 'dueAt' ? dayText(String(said)) : String(said);
}

/** What a step changed, in a line each: field, what it was, what it is. Ids stand there too, and say nothing to anybody. */
function changesOf({ changes, from: before, to: after }: Entry, { t, label }: Words): string[] {
  const states = before && before !== after ? [`${t('状态', 'Status')}：${label(hazardLifecycle.states[before])} → ${label(hazardLifecycle.states[after])}`] : [];
  const others = changes.flatMap(({ path, from, to }) => {
    const name = fields[path];
    return name ? [`${label(name)}：${valueText(path, from)} → ${valueText(path, to)}`] : [];
  });
  return [...states, ...others];
}

export function historyItems(history: HazardHistory | undefined, words: Words): HistoryItem[] {
  return (history?.items ?? []).map((e): HistoryItem => {
    const rejected = e.action === 'verify' && e.to === 'rectifying';
    const said = e.evidence.flatMap((x) => (x.description ? [x.description] : []));
    const files = e.evidence.filter((x) => x.fileId).length;
    const lines = [...changesOf(e, words), ...said, ...(files ? [words.t('附件 {n} 个', '{n} files', { n: files })] : [])];
    return {
      id: e.id, at: e.at, who: e.actor.name, what: actionText(e, words), tone: rejected ? 'bad' : e.to === 'closed' && e.from !== 'closed' ? 'good' : 'plain',
      note: <>{e.note && <div style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{e.note}</div>}{lines.map((l, i) => <div key={i} style={{ overflowWrap: 'anywhere' }}>{l}</div>)}</>,
    };
  }).sort((a, b) => b.at.localeCompare(a.at) || b.id.localeCompare(a.id));
}

const phases: Readonly<Record<'before' | 'after', Text>> = { before: { zh: '整改前', en: 'Before' }, after: { zh: '整改后', en: 'After' } };

/** Every file of every step, each with the step that brought it. */
export function filesOf(hazard: HazardDetail, words: Words): Attachment[] {
  return hazard.evidence.map((e) => ({
    fileId: e.fileId, name: e.name, mediaType: e.mediaType, bytes: e.bytes,
    caption: [e.phase && words.label(phases[e.phase]), e.description, stageText(e.stage, words), e.by.name, instantText(e.at), bytesText(e.bytes)].filter(Boolean).join(' · '),
  }));
}

/** A picture of a verification belongs to it however it went. */
const stageText = (stage: string, words: Words): string => (stage === 'verify' ? words.label(hazardLifecycle.actions.verify) : actionText({ action: stage, to: 'reported' }, words));

/** When each state was last come to, and by whom. */
export function reachedOf(history: HazardHistory | undefined): Partial<Record<Hazard['status'], { at: string; by: string }>> {
  const inOrder = [...(history?.items ?? [])].sort((a, b) => a.at.localeCompare(b.at));
  return Object.fromEntries(inOrder.filter((e) => e.from !== e.to).map((e) => [e.to, { at: e.at, by: e.actor.name }]));
}
