import type { Checklist, ChecklistItem } from '@anlan/contracts/enforcement';
import type { Tone } from '../../patterns/tone-tag';
import type { Text } from '../../text/text';

export const stateTones: Readonly<Record<Checklist['status'], Tone>> = { draft: 'warn', published: 'good', superseded: 'plain', withdrawn: 'plain' };
export const evidenceNames: Readonly<Record<ChecklistItem['evidence'], Text>> = {
  none: { zh: '不要求', en: 'None' },
  when_failed: { zh: '不符合时须附', en: 'When it fails' },
  always: { zh: '必须附', en: 'Always' },
};
export const failsOnNames: Readonly<Record<ChecklistItem['failsOn'], Text>> = {
  no: { zh: '答“否”为不符合（要求类）', en: 'No is a failure (a demand)' },
  yes: { zh: '答“是”即为隐患（判定标准）', en: 'Yes is the hazard (a criterion)' },
  never: { zh: '只作引导，不判定', en: 'Only leads to others' },
};
/** Fields of an item, as a comparison calls them. */
export const itemFieldNames: Readonly<Record<keyof ChecklistItem, Text>> = {
  code: { zh: '编号', en: 'Code' }, section: { zh: '分组', en: 'Section' }, text: { zh: '检查内容', en: 'What is checked' }, requirement: { zh: '要求与方法', en: 'Requirement' }, failsOn: { zh: '不符合的答案', en: 'Failing answer' },
  showIf: { zh: '条件', en: 'Condition' }, points: { zh: '分值', en: 'Points' }, evidence: { zh: '佐证', en: 'Evidence' }, hazardLevel: { zh: '隐患等级', en: 'Level of the hazard' },
  rectification: { zh: '整改方式', en: 'Rectification' }, rectifyDays: { zh: '整改天数', en: 'Days' }, demand: { zh: '整改要求', en: 'What is demanded' }, basis: { zh: '依据', en: 'Legal basis' },
};
