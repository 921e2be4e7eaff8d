import { checkApi, checkKindNames, checkKinds, checkStyleNames, checkStyles, inspectionLifecycle, checkStates, type Check } from '@anlan/contracts/enforcement';
import { PlusOutlined } from '@ant-design/icons';
import { Flex } from 'antd';
import { LinkButton } from '../../patterns/link-button';
import { ListPage } from '../../patterns/list/list-page';
import type { ListSpec } from '../../patterns/list/list.types';
import { useListQuery } from '../../patterns/list/use-list-query';
import { ToneTag } from '../../patterns/tone-tag';
import { useRights } from '../../session/rights';
import { instantText, NONE } from '../../text/format';
import { useWords } from '../../text/text';
import { CheckSums } from './check-sums';
import { opens, stateName, tones } from './check.names';

const spec: ListSpec<Check> = {
  name: 'enforcement.check', op: checkApi.list, rowKey: (c) => c.id, rowName: (c) => `${c.number} ${c.subject.name}`, href: (c) => `checks/${c.id}`,
  columns: [
    { key: 'number', title: { zh: '编号', en: 'Number' }, main: true, render: (c) => <span style={{ whiteSpace: 'nowrap' }}>{c.number}</span> },
    { key: 'kind', title: { zh: '类型', en: 'Kind' }, render: (c) => <Kind check={c} />, phone: 'line' },
    { key: 'status', title: { zh: '状态', en: 'State' }, render: (c) => <StateTag check={c} />, phone: 'mark' },
    { key: 'subject', title: { zh: '监管对象', en: 'Subject' }, render: (c) => <span style={{ overflowWrap: 'anywhere' }}>{c.subject.name}</span>, phone: 'line' },
    { key: 'division', title: { zh: '区划', en: 'Division' }, render: (c) => c.divisionName },
    { key: 'people', title: { zh: '检查人员', en: 'By' }, render: (c) => c.participants.map((p) => p.name).join('、') || c.openedBy.name },
    { key: 'number-of-people', title: { zh: '人次', en: 'People' }, render: (c) => Math.max(c.participants.length, 1), align: 'right', extra: true },
    { key: 'hazards', title: { zh: '隐患', en: 'Hazards' }, render: (c) => c.hazards, align: 'right' },
    { key: 'when', title: { zh: '时间', en: 'When' }, render: (c) => <span style={{ whiteSpace: 'nowrap' }}>{c.finishedAt ? instantText(c.finishedAt) : (c.plannedOn ?? instantText(c.openedAt))}</span>, phone: 'line' },
    { key: 'unit', title: { zh: '检查单位', en: 'Unit' }, render: (c) => c.unit?.name ?? c.organization ?? NONE, extra: true },
    { key: 'style', title: { zh: '方式', en: 'Way' }, render: (c) => <Style check={c} />, extra: true },
  ],
  filters: [
    { kind: 'choice', key: 'kind', label: { zh: '类型', en: 'Kind' }, choices: checkKinds.map((value) => ({ value, label: checkKindNames[value] })), many: true },
    { kind: 'choice', key: 'status', label: { zh: '状态', en: 'State' }, choices: checkStates.map((value) => ({ value, label: inspectionLifecycle.states[value] })), many: true },
    { kind: 'division', key: 'divisionCode', label: { zh: '区划', en: 'Division' } },
    { kind: 'flag', key: 'mine', label: { zh: '我参加的', en: 'Mine' } },
    { kind: 'choice', key: 'style', label: { zh: '方式', en: 'Way' }, choices: checkStyles.map((value) => ({ value, label: checkStyleNames[value] })), many: true, extra: true },
    { kind: 'flag', key: 'exposed', label: { zh: '已曝光', en: 'Exposed' }, extra: true },
    { kind: 'text', key: 'month', label: { zh: '完成月份（如 2026-03）', en: 'Month of completion, such as 2026-03' }, extra: true },
    { kind: 'text', key: 'subjectId', label: { zh: '监管对象标识', en: 'Id of the subject' }, extra: true },
    { kind: 'text', key: 'campaignId', label: { zh: '专项行动标识', en: 'Id of the campaign' }, extra: true },
    { kind: 'text', key: 'contractId', label: { zh: '服务合同标识', en: 'Id of the service contract' }, extra: true },
    { kind: 'text', key: 'expertId', label: { zh: '专家标识', en: 'Id of the expert' }, extra: true },
    { kind: 'text', key: 'organization', label: { zh: '机构名称（未挂合同的检查）', en: 'Agency of checks without a contract' }, extra: true },
    { kind: 'text', key: 'templateId', label: { zh: '检查表标识', en: 'Id of the checklist' }, extra: true },
    // What figures narrow by to lead to their rows.
    { kind: 'flag', key: 'withHazards', label: { zh: '查出隐患', en: 'Found hazards' }, extra: true },
    { kind: 'days', key: 'finished', from: 'finishedFrom', to: 'finishedTo', label: { zh: '完成日期', en: 'Finished' }, extra: true },
    { kind: 'flag', key: 'done', label: { zh: '只看已完成', en: 'Carried out only' }, extra: true },
    { kind: 'flag', key: 'divisionOnly', label: { zh: '只看所选区划本级', en: 'Of the chosen division itself only' }, extra: true },
  ],
  search: { key: 'q', hint: { zh: '编号、监管对象', en: 'Number, subject' } },
  exports: true, saved: true, counts: true,
  empty: { text: { zh: '还没有检查。巡查、自查、中介检查和行政检查都记在这里，发现的隐患自动入账。', en: 'There are no checks yet. Patrols, self-checks, agencies\' checks and inspections stand here; what they find goes into the ledger of hazards.' } },
};

function Kind({ check }: { check: Check }) {
  const { label } = useWords();
  return label(checkKindNames[check.kind]);
}

function Style({ check }: { check: Check }) {
  const { label } = useWords();
  return label(checkStyleNames[check.style]);
}

export function StateTag({ check }: { check: Pick<Check, 'kind' | 'status' | 'exposed'> & Partial<Pick<Check, 'sourceRecord'>> }) {
  const { t, label } = useWords();
  return (
    <Flex gap={4} wrap style={{ display: 'inline-flex' }}>
      {check.sourceRecord ? <ToneTag tone="plain">{t('历史导入', 'Brought in')}</ToneTag> : <ToneTag tone={tones[check.status]}>{label(stateName(check.kind, check.status))}</ToneTag>}
      {check.exposed && <ToneTag tone="bad">{t('已曝光', 'Exposed')}</ToneTag>}
    </Flex>
  );
}

/** 检查台账 Checks of all kinds, as far as the caller's scope reaches. */
export function CheckListPage() {
  const { t } = useWords();
  const rights = useRights();
  const may = checkKinds.some((k) => rights.may(opens[k]));
  const brings = rights.may('check.import') && <LinkButton to="checks/import">{t('导入历史检查', 'Import')}</LinkButton>;
  const { values } = useListQuery(spec as ListSpec<never>);
  const begin = may && <LinkButton to="checks/new" type="primary" icon={<PlusOutlined />}>{t('开始检查', 'Begin a check')}</LinkButton>;
  return <ListPage title={t('检查台账', 'Checks')} spec={spec} actions={<>{brings}{begin}</>}>{values['done'] === 'true' && <CheckSums filter={values} />}</ListPage>;
}
