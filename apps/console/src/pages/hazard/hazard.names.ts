import type { Hazard } from '@anlan/contracts/enforcement';
import type { Text } from '../../text/text';

/** What people call them. */
export const levelNames: Readonly<Record<Hazard['level'], Text>> = {
  general: { zh: '一般隐患', en: 'General' },
  major: { zh: '重大事故隐患', en: 'Major' },
};
export const sourceNames: Readonly<Record<Hazard['source'], Text>> = {
  patrol: { zh: '巡查', en: 'Patrol' },
  self_check: { zh: '企业自查', en: 'Self-check' },
  agency: { zh: '中介机构', en: 'Agency' },
  inspection: { zh: '行政检查', en: 'Inspection' },
  complaint: { zh: '投诉举报', en: 'Complaint' },
};
export const rectificationNames: Readonly<Record<Hazard['rectification'], Text>> = {
  on_the_spot: { zh: '现场整改', en: 'On the spot' },
  time_limited: { zh: '限期整改', en: 'Within a time limit' },
};

export const choicesOf = <K extends string>(names: Readonly<Record<K, Text>>): { value: K; label: Text }[] => (Object.keys(names) as K[]).map((value) => ({ value, label: names[value] }));
