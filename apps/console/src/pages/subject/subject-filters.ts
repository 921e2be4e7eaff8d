import { subjectGradeNames, subjectGrades, subjectKindNames, subjectKinds, subjectLifecycle, subjectStates } from '@anlan/contracts/enforcement';
import type { Choice, Filter } from '../../patterns/list/list.types';
import type { Rights } from '../../session/rights';
import { tracedFilters } from '../check/traced-filters';

const yesNo = (zh: string, en: string, zhNo: string, enNo: string): Choice[] => [{ value: 'true', label: { zh, en } }, { value: 'false', label: { zh: zhNo, en: enNo } }];

/** What the register is narrowed by. Risk tags are the district's own. */
export function subjectFilters(rights: Rights): Filter[] {
  const tags = rights.me.riskTags.map((r): Choice => ({ value: r.code, label: { zh: r.name, en: r.nameEn || r.name } }));
  return [
    { kind: 'choice', key: 'status', label: { zh: '状态', en: 'State' }, choices: subjectStates.map((value) => ({ value, label: subjectLifecycle.states[value] })), many: true },
    { kind: 'choice', key: 'kind', label: { zh: '类别', en: 'Kind' }, choices: subjectKinds.map((value) => ({ value, label: subjectKindNames[value] })), many: true },
    { kind: 'choice', key: 'grade', label: { zh: '分级', en: 'Grade' }, choices: [...subjectGrades.map((value) => ({ value, label: subjectGradeNames[value] })), { value: 'none', label: { zh: '未分级', en: 'Not graded' } }], many: true },
    { kind: 'division', key: 'divisionCode', label: { zh: '所在区划', en: 'Division' } },
    ...(tags.length ? [{ kind: 'choice' as const, key: 'tag', label: { zh: '风险标签', en: 'Risk tag' }, choices: tags }] : []),
    { kind: 'flag', key: 'isKey', label: { zh: '只看重点', en: 'Key only' } },
    { kind: 'flag', key: 'refreshDue', label: { zh: '只看待核实', en: 'To be confirmed' } },
    { kind: 'choice', key: 'hasOwner', label: { zh: '有无责任人', en: 'Has an owner' }, choices: yesNo('有责任人', 'Has an owner', '无责任人', 'Without an owner'), extra: true },
    ...(rights.may('unit.read') ? [{ kind: 'unit' as const, key: 'ownerUnitId', label: { zh: '行业主管部门', en: 'Industry department' }, extra: true as const }] : []),
    ...(rights.may('member.read') ? [{ kind: 'member' as const, key: 'ownerMemberId', label: { zh: '网格责任人', en: 'Grid member' }, extra: true as const }] : []),
    { kind: 'choice', key: 'hasRiskPoint', label: { zh: '风险采集', en: 'Risk points' }, choices: yesNo('已采集', 'Has a risk point', '未采集', 'Without a risk point'), extra: true },
    { kind: 'choice', key: 'placed', label: { zh: '有无坐标', en: 'Has a position' }, choices: yesNo('有坐标', 'Has a position', '没有坐标', 'Without a position'), extra: true },
    { kind: 'flag', key: 'divisionOnly', label: { zh: '只看所选区划本级', en: 'Of the chosen division itself only' }, extra: true },
    ...tracedFilters,
  ];
}
