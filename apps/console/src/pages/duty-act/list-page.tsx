import { dutyActApi, dutyActLifecycle, dutyActStates, recordedAsNames, type DutyAct } from '@anlan/contracts/responsibility';
import { useMemo } from 'react';
import { ListPage } from '../../patterns/list/list-page';
import type { ListSpec } from '../../patterns/list/list.types';
import { useRights } from '../../session/rights';
import { NONE } from '../../text/format';
import { useWords, type Text } from '../../text/text';
import { useKinds } from '../list-kind/use-kinds';
import { ActFigures } from './act-figures';
import { ActTag } from './act-tag';

const wrapped = (text: string) => <span style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{text}</span>;
const holder = (a: DutyAct): string => [a.ownerUnit?.name, a.ownerPost?.name, a.ownerMember?.name].filter(Boolean).join(' · ') || NONE;

const specOf = (kinds: ReadonlyMap<string, string>, seesPeople: boolean, label: (text: Text) => string): ListSpec<DutyAct> => ({
  name: 'responsibility.duty-act', op: dutyActApi.list, rowKey: (a) => a.id, rowName: (a) => `${a.day} ${a.item.number}`, href: (a) => `list-items/${a.item.id}`,
  columns: [
    { key: 'what', title: { zh: '履职情况', en: 'What was done' }, main: true, render: (a) => wrapped(a.what) },
    { key: 'status', title: { zh: '状态', en: 'State' }, render: (a) => <ActTag status={a.status} />, phone: 'mark' },
    { key: 'day', title: { zh: '履职日期', en: 'Day' }, render: (a) => a.day, phone: 'line' },
    { key: 'duty', title: { zh: '职责', en: 'Duty' }, render: (a) => wrapped(`${a.item.number} ${a.item.content}`), phone: 'line' },
    { key: 'holder', title: { zh: '责任主体', en: 'Owner' }, render: holder, phone: 'line' },
    { key: 'evidence', title: { zh: '佐证', en: 'Evidence' }, align: 'right', render: (a) => a.evidence.length },
    { key: 'by', title: { zh: '记录人', en: 'Recorded by' }, render: (a) => a.recordedBy.name, phone: 'line' },
    { key: 'as', title: { zh: '记录身份', en: 'Recorded as' }, render: (a) => (a.recordedAs ? label(recordedAsNames[a.recordedAs]) : NONE), phone: 'line' },
    { key: 'kind', title: { zh: '清单种类', en: 'Kind of list' }, render: (a) => kinds.get(a.kindKey) ?? a.kindKey, extra: true },
    { key: 'place', title: { zh: '属地', en: 'Place' }, render: (a) => a.divisionName, extra: true },
    { key: 'reason', title: { zh: '撤回理由', en: 'Why withdrawn' }, render: (a) => a.withdrawReason ?? NONE, extra: true },
  ],
  filters: [
    { kind: 'days', key: 'day', from: 'from', to: 'to', whole: true, label: { zh: '履职日期', en: 'Day' } },
    { kind: 'choice', key: 'kindKey', label: { zh: '清单种类', en: 'Kind of list' }, choices: [...kinds].map(([value, label]) => ({ value, label })) },
    { kind: 'unit', key: 'unitId', label: { zh: '责任单位、记录人单位', en: 'Unit of the duty, or of who recorded' } },
    { kind: 'choice', key: 'status', label: { zh: '状态', en: 'State' }, choices: dutyActStates.map((value) => ({ value, label: dutyActLifecycle.states[value] })) },
    ...(seesPeople ? [{ kind: 'member' as const, key: 'memberId', label: { zh: '责任人、记录人', en: 'Owner, or who recorded' }, extra: true as const }] : []),
    { kind: 'division', key: 'divisionCode', label: { zh: '属地', en: 'Place' }, extra: true },
    { kind: 'given', key: 'itemId', label: { zh: '同一职责', en: 'Of one duty' } },
    { kind: 'given', key: 'listId', label: { zh: '同一清单', en: 'Of one list' } },
  ],
  exports: true, counts: true, empty: { text: { zh: '还没有履职留痕。在“我的履职”中，或打开一项常态职责，即可记录履职。', en: 'Nothing is on record yet. Record what was done under “My duties”, or on the page of a standing duty.' } },
});

/** 履职留痕 of all standing duties that one sees. */
export function DutyActListPage() {
  const { t, label } = useWords();
  const kinds = useKinds();
  const seesPeople = useRights().may('member.read');
  const spec = useMemo(() => specOf(new Map((kinds.data ?? []).map((k) => [k.key, k.name])), seesPeople, label), [kinds.data, seesPeople, label]);
  return <ListPage title={t('履职留痕', 'Acts of duties')} note={t('常态职责做了什么，何时做的，有何佐证。记下的不改不删，记错的撤回后仍可见。', 'What was done of standing duties, when, and what shows it. A record is neither changed nor deleted; what was withdrawn stays to be seen.')} spec={spec}><ActFigures /></ListPage>;
}
