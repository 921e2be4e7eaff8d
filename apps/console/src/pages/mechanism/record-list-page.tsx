import { mechanismRecordApi, mechanismRecordLifecycle, mechanismRecordStates, mechanismTemplateApi, type MechanismRecord } from '@anlan/contracts/responsibility';
import { useMemo } from 'react';
import { useRead } from '../../api/queries';
import { LinkButton } from '../../patterns/link-button';
import { ListPage } from '../../patterns/list/list-page';
import type { ListSpec } from '../../patterns/list/list.types';
import { useRights } from '../../session/rights';
import { numberText } from '../../text/format';
import { useWords } from '../../text/text';
import { RecordTag } from './tags';

const spec: ListSpec<MechanismRecord> = {
  name: 'responsibility.mechanism-record', op: mechanismRecordApi.list, rowKey: (r) => r.id, rowName: (r) => r.name, href: (r) => `mechanism-records/${r.id}`, saved: true, exports: true,
  columns: [
    { key: 'name', title: { zh: '名称', en: 'Name' }, main: true, render: (r) => <span style={{ overflowWrap: 'anywhere' }}>{r.name}</span> },
    { key: 'status', title: { zh: '状态', en: 'State' }, render: (r) => <RecordTag status={r.status} />, phone: 'mark' },
    { key: 'template', title: { zh: '机制', en: 'Mechanism' }, render: (r) => <span style={{ overflowWrap: 'anywhere' }}>{r.templateName}</span>, phone: 'line' },
    { key: 'items', title: { zh: '落实项数', en: 'Items attained' }, render: (r) => `${r.attainedItems} / ${r.wantedItems}`, align: 'right', phone: 'line' },
    { key: 'division', title: { zh: '所在区划', en: 'Division' }, render: (r) => r.divisionName, phone: 'line' },
    { key: 'counted', title: { zh: '数量', en: 'Numbers' }, render: (r) => <span style={{ overflowWrap: 'anywhere' }}>{r.items.flatMap(({ counted: c }) => (c ? [`${c.name} ${numberText(c.count)} ${c.unit}`] : [])).join('；')}</span>, extra: true },
    { key: 'unit', title: { zh: '单位', en: 'Unit' }, render: (r) => r.unitName, extra: true },
    { key: 'code', title: { zh: '统一社会信用代码', en: 'Credit code' }, render: (r) => r.creditCode, extra: true },
  ],
  filters: [],
  search: { key: 'q', hint: { zh: '名称', en: 'Name' } },
  empty: { text: { zh: '还没有列入的场所、单位或企业。在机制模板中逐个列入，或从文件导入。', en: 'No place, unit or enterprise is listed. List them at their mechanism, or import a file.' } },
};

/** Who lists nothing himself waits to be listed. */
const own: ListSpec<MechanismRecord>['empty'] = { text: { zh: '还没有可看的机制落实。监管部门列入后在这里填报，核查结果也在这里。', en: 'There is no record for you to see. Once the bureau lists you, you record here and see what came of the check.' } };

/** 机制落实: every place, unit and enterprise under its mechanism. */
export function MechanismRecordListPage() {
  const { t } = useWords();
  const rights = useRights();
  const templates = useRead(mechanismTemplateApi.list, { query: { limit: 100 } as never }, { keep: true });
  const whole = useMemo((): ListSpec<MechanismRecord> => ({
    ...spec,
    filters: [
      { kind: 'choice', key: 'templateId', label: { zh: '机制', en: 'Mechanism' }, choices: (templates.data?.items ?? []).map((m) => ({ value: m.id, label: m.number > 1 ? t('{name} 第 {n} 版', '{name}, version {n}', { name: m.name, n: m.number }) : m.name })) },
      { kind: 'choice', key: 'status', many: true, label: { zh: '状态', en: 'State' }, choices: mechanismRecordStates.map((value) => ({ value, label: mechanismRecordLifecycle.states[value] })) },
      { kind: 'division', key: 'divisionCode', label: { zh: '所在区划', en: 'Division' } },
      { kind: 'flag', key: 'attained', label: { zh: '全部落实', en: 'All attained' } },
      { kind: 'text', key: 'attainedItem', label: { zh: '已落实的项号', en: 'Number of an item attained' }, extra: true },
      { kind: 'text', key: 'countedItem', label: { zh: '已填数量的项号', en: 'Number of an item counted' }, extra: true },
      { kind: 'text', key: 'countUnit', label: { zh: '已填数量的单位', en: 'Unit of a number given' }, extra: true },
    ],
  }), [templates.data, t]);
  const lists = rights.may('mechanism-record.list');
  const add = lists && <LinkButton to="mechanism-records/import">{t('从文件导入', 'Import a file')}</LinkButton>;
  return <ListPage title={t('机制落实', 'Mechanisms in place')} spec={{ ...whole, empty: !lists ? own : { ...whole.empty, action: <LinkButton to="mechanism-templates">{t('到机制模板', 'To the templates')}</LinkButton> } }} actions={add} />;
}
