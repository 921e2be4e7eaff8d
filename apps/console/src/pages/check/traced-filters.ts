import { checkKindNames, checkKinds, checkStyleNames, checkStyles } from '@anlan/contracts/enforcement';
import type { Filter } from '../../patterns/list/list.types';

/** What lists of subjects and hazards are narrowed by, so that the figures of checks and of slips lead to their rows. */
export const tracedFilters: readonly Filter[] = [
  { kind: 'choice', key: 'checked', label: { zh: '检查情况', en: 'Checked' }, choices: [{ value: 'true', label: { zh: '已检查', en: 'Checked' } }, { value: 'false', label: { zh: '未检查', en: 'Not checked' } }], extra: true },
  { kind: 'choice', key: 'checkKind', label: { zh: '检查类型', en: 'Kind of check' }, choices: checkKinds.map((value) => ({ value, label: checkKindNames[value] })), many: true, extra: true },
  { kind: 'choice', key: 'checkStyle', label: { zh: '检查方式', en: 'Way of checking' }, choices: checkStyles.map((value) => ({ value, label: checkStyleNames[value] })), many: true, extra: true },
  { kind: 'text', key: 'checkMonth', label: { zh: '检查月份（如 2026-03）', en: 'Month of the check, such as 2026-03' }, extra: true },
  { kind: 'division', key: 'checkDivisionCode', label: { zh: '检查所在区划', en: 'Division of the check' }, extra: true },
  { kind: 'flag', key: 'checkDivisionOnly', label: { zh: '只看检查区划本级', en: "Of the check's division itself only" }, extra: true },
  { kind: 'text', key: 'checkCampaignId', label: { zh: '检查所属专项行动标识', en: 'Id of the campaign of the check' }, extra: true },
  { kind: 'text', key: 'checkContractId', label: { zh: '检查所属服务合同标识', en: 'Id of the service contract of the check' }, extra: true },
  { kind: 'text', key: 'checkOrganization', label: { zh: '检查机构（未挂合同）', en: 'Agency of checks without a contract' }, extra: true },
  { kind: 'text', key: 'slipYear', label: { zh: '交办单年度', en: 'Year of the assignment slip' }, extra: true },
  { kind: 'text', key: 'slipPeriod', label: { zh: '交办单期号', en: 'Period of the assignment slip' }, extra: true },
];
