import { responsibilityListApi, responsibilityListLifecycle, responsibilityListStates, type ResponsibilityList } from '@anlan/contracts/responsibility';
import { PlusOutlined } from '@ant-design/icons';
import { useMemo } from 'react';
import { LinkButton } from '../../patterns/link-button';
import { ListPage } from '../../patterns/list/list-page';
import type { Choice, ListSpec } from '../../patterns/list/list.types';
import { yearChoices } from '../../patterns/list/year-choices';
import { useRights } from '../../session/rights';
import { NONE } from '../../text/format';
import { useWords } from '../../text/text';
import { useKinds } from '../list-kind/use-kinds';
import { EditionFigures } from './edition-figures';
import { EditionTag } from './edition-tag';

const whole = { whiteSpace: 'nowrap' } as const;
function Edition({ n }: { n: number }) {
  const { t } = useWords();
  return <>{t('第 {n} 版', 'No. {n}', { n })}</>;
}

const specOf = (kinds: readonly Choice[]): ListSpec<ResponsibilityList> => ({
  name: 'responsibility.responsibility-list', op: responsibilityListApi.list, rowKey: (l) => l.id, rowName: (l) => l.title, href: (l) => `responsibility-lists/${l.id}`,
  columns: [
    { key: 'title', title: { zh: '清单', en: 'List' }, main: true, render: (l) => <span style={{ overflowWrap: 'anywhere' }}>{l.title}</span> },
    { key: 'status', title: { zh: '状态', en: 'State' }, render: (l) => <EditionTag status={l.status} />, phone: 'mark' },
    { key: 'kind', title: { zh: '种类', en: 'Kind' }, render: (l) => l.kind.name, phone: 'line' },
    { key: 'year', title: { zh: '年度', en: 'Year' }, render: (l) => l.year, phone: 'line' },
    { key: 'edition', title: { zh: '版次', en: 'Edition' }, render: (l) => <span style={whole}><Edition n={l.edition} /></span> },
    { key: 'division', title: { zh: '区划', en: 'Division' }, render: (l) => l.divisionName, phone: 'line' },
    { key: 'unit', title: { zh: '编制单位', en: 'Kept by' }, render: (l) => l.unitName },
    { key: 'document', title: { zh: '文号', en: 'Document' }, render: (l) => l.documentNumber ?? NONE },
    { key: 'issuedOn', title: { zh: '印发日期', en: 'Issued on' }, render: (l) => <span style={whole}>{l.issuedOn ?? NONE}</span>, extra: true },
    { key: 'number', title: { zh: '编号', en: 'Number' }, render: (l) => <span style={whole}>{l.number}</span>, extra: true },
  ],
  filters: [
    { kind: 'choice', key: 'kindKey', label: { zh: '种类', en: 'Kind' }, choices: kinds },
    { kind: 'choice', key: 'year', label: { zh: '年度', en: 'Year' }, choices: yearChoices() },
    { kind: 'choice', key: 'status', label: { zh: '状态', en: 'State' }, many: true, choices: responsibilityListStates.map((value) => ({ value, label: responsibilityListLifecycle.states[value] })) },
    { kind: 'division', key: 'divisionCode', label: { zh: '区划', en: 'Division' } },
    { kind: 'flag', key: 'inForce', label: { zh: '在用', en: 'In force' } },
    { kind: 'unit', key: 'unitId', label: { zh: '编制单位', en: 'Kept by' }, extra: true },
    { kind: 'flag', key: 'toPublish', label: { zh: '应公示', en: 'To be published' }, extra: true },
    { kind: 'flag', key: 'revises', label: { zh: '修订版', en: 'Revisions' }, extra: true },
    { kind: 'days', key: 'issuedOn', from: 'issuedFrom', to: 'issuedTo', whole: true, label: { zh: '印发日期', en: 'Issued on' }, extra: true },
  ],
  search: { key: 'q', hint: { zh: '标题、编号、文号', en: 'Title, number, document' } },
  saved: true, exports: true,
  empty: { text: { zh: '还没有责任清单。先在“清单种类”中采用或定义种类，再拟定清单。', en: 'There is no list yet. Adopt or define a kind of list first, then draft one.' } },
});

/** 责任清单 Every edition of every list. */
export function ResponsibilityListListPage() {
  const { t } = useWords();
  const kinds = useKinds();
  const may = useRights().may('responsibility-list.manage');
  const add = may && <LinkButton to="responsibility-lists/new" type="primary" icon={<PlusOutlined />}>{t('拟定清单', 'Draft a list')}</LinkButton>;
  const spec = useMemo(() => specOf((kinds.data ?? []).map((k) => ({ value: k.key, label: k.name }))), [kinds.data]);
  return <ListPage title={t('责任清单', 'Responsibility lists')} spec={{ ...spec, empty: { ...spec.empty, action: add } }} actions={add}><EditionFigures /></ListPage>;
}
