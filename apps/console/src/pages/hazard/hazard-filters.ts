import { escalationNames, hazardLevelNames, hazardLifecycle, hazardSourceNames, listLevelNames, rectificationNames, reportChannelNames } from '@anlan/contracts/enforcement';
import type { Filter } from '../../patterns/list/list.types';
import type { Rights } from '../../session/rights';
import { tracedFilters } from '../check/traced-filters';
import { choicesOf } from './hazard.names';

/** What a list of hazards is narrowed by. Of categories there are the tenant's own. */
export function hazardFilters(rights: Rights): Filter[] {
  const categories = rights.me.hazardCategories;
  return [
    { kind: 'choice', key: 'status', label: { zh: '状态', en: 'Status' }, choices: choicesOf(hazardLifecycle.states), many: true },
    { kind: 'choice', key: 'level', label: { zh: '级别', en: 'Level' }, choices: choicesOf(hazardLevelNames), many: true },
    { kind: 'division', key: 'divisionCode', label: { zh: '所在区划', en: 'Division' } },
    { kind: 'flag', key: 'overdue', label: { zh: '只看超期', en: 'Overdue only' } },
    { kind: 'flag', key: 'assignedToMe', label: { zh: '交办给我', en: 'Assigned to me' } },
    { kind: 'choice', key: 'source', label: { zh: '来源', en: 'Source' }, choices: choicesOf(hazardSourceNames), many: true, extra: true },
    ...(rights.may('public-report.read') ? [{ kind: 'choice' as const, key: 'reportChannel', label: { zh: '举报来源渠道', en: 'Channel of the report' }, choices: choicesOf(reportChannelNames), many: true as const, extra: true as const }] : []),
    ...(categories.length ? [{ kind: 'choice' as const, key: 'category', label: { zh: '隐患类别', en: 'Category' }, choices: categories.map((c) => ({ value: c, label: c })), extra: true as const }] : []),
    ...(rights.may('unit.read') ? [{ kind: 'unit' as const, key: 'assigneeUnitId', label: { zh: '整改责任单位', en: 'Assigned unit' }, extra: true as const }] : []),
    ...(rights.may('unit.read') ? [{ kind: 'unit' as const, key: 'ownerUnitId', label: { zh: '移送至单位', en: 'Transferred to' }, extra: true as const }] : []),
    { kind: 'choice', key: 'rectification', label: { zh: '整改方式', en: 'Rectification' }, choices: choicesOf(rectificationNames), many: true, extra: true },
    { kind: 'flag', key: 'supervised', label: { zh: '挂牌督办', en: 'Listed for supervision' }, extra: true },
    { kind: 'choice', key: 'listKind', label: { zh: '录入清单', en: 'In the list' }, choices: rights.me.hazardLists.map((l) => ({ value: l.code, label: { zh: l.name, en: l.nameEn || l.name } })), extra: true },
    { kind: 'choice', key: 'listLevel', label: { zh: '清单层级', en: 'Level of the list' }, choices: choicesOf(listLevelNames), many: true, extra: true },
    { kind: 'choice', key: 'struckOff', label: { zh: '清单销号', en: 'Struck off' }, choices: yesNo, extra: true },
    { kind: 'flag', key: 'dual', label: { zh: '双重交办', en: 'Dual assignment' }, extra: true },
    { kind: 'flag', key: 'extensionRequested', label: { zh: '延期待答复', en: 'Extension asked for' }, extra: true },
    { kind: 'flag', key: 'reopened', label: { zh: '重开过', en: 'Re-opened' }, extra: true },
    { kind: 'flag', key: 'recurrent', label: { zh: '重复隐患', en: 'Recurrent' }, extra: true },
    { kind: 'choice', key: 'escalation', label: { zh: '超期提醒至', en: 'Reminder at' }, choices: choicesOf(escalationNames), many: true, extra: true },
    { kind: 'choice', key: 'age', label: { zh: '未销号天数', en: 'Days open' }, choices: ages, many: true, extra: true },
    { kind: 'days', key: 'due', from: 'dueFrom', to: 'dueTo', label: { zh: '整改期限', en: 'Due' }, extra: true },
    { kind: 'days', key: 'reported', from: 'reportedFrom', to: 'reportedTo', label: { zh: '上报日期', en: 'Reported' }, extra: true },
    // What figures narrow by to lead to their rows.
    { kind: 'text', key: 'checkItem', label: { zh: '检查项代码', en: 'Code of the check item' }, extra: true },
    { kind: 'text', key: 'subjectId', label: { zh: '监管对象标识', en: 'Id of the subject' }, extra: true },
    { kind: 'given', key: 'subjectCreditCode', label: { zh: '指定单位（信用代码）', en: 'Of given enterprises, by credit code' } },
    { kind: 'text', key: 'riskPointId', label: { zh: '风险点标识', en: 'Id of the risk point' }, extra: true },
    { kind: 'text', key: 'contractId', label: { zh: '服务合同标识', en: 'Id of the service contract' }, extra: true },
    { kind: 'text', key: 'checkId', label: { zh: '检查记录标识', en: 'Id of the check' }, extra: true },
    { kind: 'text', key: 'campaignId', label: { zh: '专项行动标识', en: 'Id of the campaign' }, extra: true },
    { kind: 'text', key: 'month', label: { zh: '上报月份（如 2026-03）', en: 'Month of report, such as 2026-03' }, extra: true },
    { kind: 'choice', key: 'hasCategory', label: { zh: '是否已分类', en: 'Has a category' }, choices: yesNo, extra: true },
    { kind: 'choice', key: 'placed', label: { zh: '是否有坐标', en: 'Has a position' }, choices: yesNo, extra: true },
    { kind: 'flag', key: 'divisionOnly', label: { zh: '只看所选区划本级', en: 'Of the chosen division itself only' }, extra: true },
    ...tracedFilters,
  ];
}

const yesNo = [{ value: 'true', label: { zh: '是', en: 'Yes' } }, { value: 'false', label: { zh: '否', en: 'No' } }];

const ages = [
  { value: '0-3', label: { zh: '3 天以内', en: 'up to 3' } },
  { value: '4-7', label: { zh: '4–7 天', en: '4–7' } },
  { value: '8-15', label: { zh: '8–15 天', en: '8–15' } },
  { value: '16-30', label: { zh: '16–30 天', en: '16–30' } },
  { value: 'over-30', label: { zh: '30 天以上', en: 'over 30' } },
];
