import { riskKindNames, riskLevelNames, riskPointLifecycle } from '@anlan/contracts/enforcement';
import type { Filter } from '../../patterns/list/list.types';
import type { Rights } from '../../session/rights';
import { choicesOf } from '../hazard/hazard.names';
import { notGraded } from './risk-tags';

const yesNo = [{ value: 'true', label: { zh: '是', en: 'Yes' } }, { value: 'false', label: { zh: '否', en: 'No' } }];

/** What a list of risk points is narrowed by; the map too. */
export function riskPointFilters(rights: Rights): Filter[] {
  return [
    { kind: 'choice', key: 'level', label: { zh: '风险等级', en: 'Level' }, choices: [...choicesOf(riskLevelNames), { value: 'none', label: notGraded }], many: true },
    { kind: 'choice', key: 'status', label: { zh: '状态', en: 'Status' }, choices: choicesOf(riskPointLifecycle.states), many: true },
    { kind: 'division', key: 'divisionCode', label: { zh: '所在区划', en: 'Division' } },
    { kind: 'flag', key: 'reviewDue', label: { zh: '只看待复评', en: 'Due for review' } },
    { kind: 'choice', key: 'kind', label: { zh: '类别', en: 'Kind' }, choices: choicesOf(riskKindNames), many: true, extra: true },
    { kind: 'choice', key: 'tag', label: { zh: '风险标签', en: 'Risk tag' }, choices: rights.me.riskTags.map((tag) => ({ value: tag.code, label: { zh: tag.name, en: tag.nameEn || tag.name } })), extra: true },
    ...(rights.may('unit.read') ? [{ kind: 'unit' as const, key: 'ownerUnitId', label: { zh: '管控责任单位', en: 'Unit in charge' }, extra: true as const }] : []),
    { kind: 'choice', key: 'labelled', label: { zh: '有责任标签', en: 'Labelled' }, choices: yesNo, extra: true },
    ...(rights.may('unit.read') ? [{ kind: 'unit' as const, key: 'labelUnitId', label: { zh: '重点部门', en: 'Department of the label' }, extra: true as const }] : []),
    { kind: 'text', key: 'labelPost', label: { zh: '重点岗位', en: 'Post of the label' }, extra: true },
    { kind: 'text', key: 'labelTask', label: { zh: '重点任务', en: 'Task of the label' }, extra: true },
    { kind: 'choice', key: 'placed', label: { zh: '是否有坐标', en: 'Has a position' }, choices: yesNo, extra: true },
    { kind: 'flag', key: 'divisionOnly', label: { zh: '只看所选区划本级', en: 'Of the chosen division itself only' }, extra: true },
    { kind: 'text', key: 'subjectId', label: { zh: '监管对象编号', en: 'Id of the subject' }, extra: true },
  ];
}
