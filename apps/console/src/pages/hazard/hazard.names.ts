import type { Hazard } from '@anlan/contracts/enforcement';
import type { Text } from '../../text/text';

export const rectificationNames: Readonly<Record<Hazard['rectification'], Text>> = {
  on_the_spot: { zh: '现场整改', en: 'On the spot' },
  time_limited: { zh: '限期整改', en: 'Within a time limit' },
};

export const choicesOf = <K extends string>(names: Readonly<Record<K, Text>>): { value: K; label: Text }[] => (Object.keys(names) as K[]).map((value) => ({ value, label: names[value] }));
