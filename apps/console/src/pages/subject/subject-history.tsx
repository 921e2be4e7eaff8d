import { profileElements, subjectApi, subjectKindNames, subjectLifecycle, type ProfileElement, type SubjectAction } from '@anlan/contracts/enforcement';
import type { AnswerOf } from '../../api/client';
import type { HistoryItem } from '../../patterns/detail/history';
import { dayText, NONE } from '../../text/format';
import type { Text, Words } from '../../text/text';
import { entryText } from './profile-text';

type History = AnswerOf<typeof subjectApi.history>;
type Entry = History['items'][number];

const others: Readonly<Record<string, Text>> = { register: { zh: '登记', en: 'Registered' }, change: { zh: '修改', en: 'Changed' }, absorb: { zh: '并入了另一条记录', en: 'Another record was merged into it' }, import: { zh: '导入', en: 'Imported' } };

const fields: Readonly<Record<string, Text>> = {
  kind: { zh: '类别', en: 'Kind' }, name: { zh: '名称', en: 'Name' }, creditCode: { zh: '统一社会信用代码', en: 'Credit code' }, noCreditCodeReason: { zh: '无代码原因', en: 'Why there is no code' },
  address: { zh: '地址', en: 'Address' }, divisionCode: { zh: '区划代码', en: 'Division' }, position: { zh: '坐标', en: 'Position' }, industryCode: { zh: '行业代码', en: 'Industry code' },
  staffCount: { zh: '从业人数', en: 'Staff' }, isKey: { zh: '重点监管', en: 'Key' }, tags: { zh: '风险标签', en: 'Risk tags' }, legalRepresentative: { zh: '法定代表人', en: 'Legal representative' },
  owner: { zh: '责任人', en: 'Owner' }, 'owner.memberName': { zh: '网格责任人', en: 'Grid member' }, 'owner.unitName': { zh: '行业主管部门', en: 'Department' }, refreshedAt: { zh: '最近核实', en: 'Last confirmed' },
  grade: { zh: '分级', en: 'Grade' }, 'contact.name': { zh: '联系人', en: 'Contact' }, 'contact.phone': { zh: '联系电话', en: 'Phone' }, mergedInto: { zh: '并入', en: 'Merged into' }, absorbed: { zh: '并入的记录', en: 'Record merged into it' },
  unit: { zh: '企业账号单位', en: 'Unit of its account' },
};

function nameOf(path: string, { label }: Words): string | undefined {
  if (path.startsWith('profile.')) {
    const element = path.split('.')[1] as ProfileElement;
    return Object.hasOwn(profileElements, element) ? label(profileElements[element]) : undefined;
  }
  return fields[path] && label(fields[path]);
}

interface Owner {
  readonly memberName?: string | null;
  readonly unitName?: string | null;
}

function valueText(path: string, value: unknown, { t, label }: Words): string {
  if (value === null || value === undefined || value === '') return NONE;
  if (path.startsWith('profile.')) return typeof value === 'object' ? entryText(value as never) : String(value);
  if (path === 'kind') return label(subjectKindNames[value as keyof typeof subjectKindNames]);
  if (path === 'refreshedAt') return dayText(String(value));
  if (typeof value === 'boolean') return value ? t('是', 'Yes') : t('否', 'No');
  if (path === 'owner') return [(value as Owner).memberName, (value as Owner).unitName].filter(Boolean).join(' · ') || NONE;
  if (path === 'position') return `${(value as { lat: number }).lat}, ${(value as { lng: number }).lng}`;
  if (Array.isArray(value)) return value.join('、') || NONE;
  return typeof value === 'object' ? String((value as { name?: string }).name ?? '') : String(value);
}

/** What a step changed, in a line each; ids stand there too, and say nothing to anybody. */
function linesOf({ changes, from, to }: Entry, words: Words): string[] {
  const { label, t } = words;
  const states = from && from !== to ? [`${t('状态', 'State')}：${label(subjectLifecycle.states[from])} → ${label(subjectLifecycle.states[to])}`] : [];
  const told = changes.flatMap((c) => {
    const name = nameOf(c.path, words);
    return name ? [`${name}：${valueText(c.path, c.from, words)} → ${valueText(c.path, c.to, words)}`] : [];
  });
  return [...states, ...told];
}

export function historyItems(history: History | undefined, words: Words): HistoryItem[] {
  return (history?.items ?? []).map((e): HistoryItem => ({
    id: e.id, at: e.at, who: e.actor.name, tone: e.to === 'active' ? 'good' : 'plain',
    what: Object.hasOwn(subjectLifecycle.actions, e.action) ? words.label(subjectLifecycle.actions[e.action as SubjectAction]) : words.label(others[e.action], e.action),
    note: <>{e.note && <div style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{e.note}</div>}{linesOf(e, words).map((l, i) => <div key={i} style={{ overflowWrap: 'anywhere' }}>{l}</div>)}</>,
  })).reverse();
}
