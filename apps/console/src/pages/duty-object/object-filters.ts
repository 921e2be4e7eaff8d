import type { DutyKind } from '@anlan/contracts/responsibility';
import type { Filter } from '../../patterns/list/list.types';
import { yearChoices } from '../../patterns/list/year-choices';

/** What objects, and what is missing of them, are looked for by. */
export const objectFilters = (kinds: readonly DutyKind[]): Filter[] => [
  { kind: 'choice', key: 'kindId', label: { zh: '种类', en: 'Kind' }, choices: kinds.map((k) => ({ value: k.id, label: k.name })) },
  { kind: 'division', key: 'divisionCode', label: { zh: '区划', en: 'Division' } },
  { kind: 'unit', key: 'unitId', label: { zh: '管理单位', en: 'Unit in charge' }, extra: true },
  { kind: 'choice', key: 'year', label: { zh: '年度（不选为本年）', en: 'Year (none: this one)' }, choices: yearChoices(), extra: true },
];
