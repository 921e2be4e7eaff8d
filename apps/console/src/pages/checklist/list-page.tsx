import { checklistApi, checklistCategoryNames, checklistLifecycle, type Checklist } from '@anlan/contracts/enforcement';
import { PlusOutlined } from '@ant-design/icons';
import { useMemo } from 'react';
import { LinkButton } from '../../patterns/link-button';
import { ListPage } from '../../patterns/list/list-page';
import type { Column, ListSpec } from '../../patterns/list/list.types';
import { useRights } from '../../session/rights';
import { dayText, instantText, NONE, numberText } from '../../text/format';
import { useWords } from '../../text/text';
import { choicesOf } from '../hazard/hazard.names';
import { ChecklistState } from './checklist-tags';

function Category({ of }: { of: Checklist['category'] }) {
  return <>{useWords().label(checklistCategoryNames[of])}</>;
}

const columns: readonly Column<Checklist>[] = [
  { key: 'name', title: { zh: '名称', en: 'Name' }, main: true, render: (c) => <span style={{ display: 'inline-block', maxWidth: 360, overflowWrap: 'anywhere' }}>{c.name}</span> },
  { key: 'number', title: { zh: '版次', en: 'Version' }, render: (c) => numberText(c.number), align: 'right', phone: 'line' },
  { key: 'status', title: { zh: '状态', en: 'Status' }, render: (c) => <ChecklistState list={c} />, phone: 'mark' },
  { key: 'category', title: { zh: '类别', en: 'Category' }, render: (c) => <Category of={c.category} />, phone: 'line' },
  { key: 'items', title: { zh: '检查项', en: 'Items' }, render: (c) => numberText(c.itemCount), align: 'right', phone: 'line' },
  { key: 'major', title: { zh: '重大隐患项', en: 'Major' }, render: (c) => numberText(c.majorCount), align: 'right' },
  { key: 'points', title: { zh: '总分', en: 'Points' }, render: (c) => numberText(c.points), align: 'right', extra: true },
  { key: 'industry', title: { zh: '适用行业', en: 'Industry' }, render: (c) => c.industry ?? NONE, extra: true },
  { key: 'effectiveFrom', title: { zh: '依据施行', en: 'In force from' }, render: (c) => (c.effectiveFrom ? dayText(c.effectiveFrom) : NONE) },
  { key: 'updatedAt', title: { zh: '最近更新', en: 'Last change' }, render: (c) => <span style={{ whiteSpace: 'nowrap' }}>{instantText(c.updatedAt)}</span> },
];

/** 检查表: one row per version; as it opens, the newest of each. */
export function ChecklistListPage() {
  const { t } = useWords();
  const rights = useRights();
  const manages = rights.may('checklist.manage');
  const spec = useMemo((): ListSpec<Checklist> => ({
    name: 'enforcement.checklist', op: checklistApi.list, columns, rowKey: (c) => c.id, rowName: (c) => `${c.name} ${c.number}`, href: (c) => `checklists/${c.id}`, counts: true,
    filters: [
      { kind: 'choice', key: 'status', label: { zh: '状态', en: 'Status' }, choices: choicesOf(checklistLifecycle.states), many: true },
      { kind: 'choice', key: 'category', label: { zh: '类别', en: 'Category' }, choices: choicesOf(checklistCategoryNames), many: true },
      { kind: 'flag', key: 'latest', label: { zh: '只看最新版次', en: 'Newest versions only' } },
      { kind: 'choice', key: 'tag', label: { zh: '风险标签', en: 'Risk tag' }, choices: rights.me.riskTags.map((tag) => ({ value: tag.code, label: { zh: tag.name, en: tag.nameEn || tag.name } })), extra: true },
    ],
    search: { key: 'q', hint: { zh: '名称、行业、依据、检查内容', en: 'Name, industry, basis, items' } },
    empty: { text: { zh: '还没有检查表，可从检查表库复制一套', en: 'There are no checklists yet: copy one from the library' } },
  }), [rights]);
  return (
    <ListPage
      title={t('检查表', 'Checklists')} spec={{ ...spec, empty: { ...spec.empty, action: <LinkButton to="checklist-library">{t('打开检查表库', 'Open the library')}</LinkButton> } }}
      actions={<><LinkButton to="checklist-library">{t('检查表库', 'Library')}</LinkButton>{manages && <LinkButton to="checklists/new" type="primary" icon={<PlusOutlined />}>{t('新建检查表', 'New checklist')}</LinkButton>}</>}
    />
  );
}
