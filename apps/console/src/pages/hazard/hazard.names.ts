import type { Text } from '../../text/text';

export const choicesOf = <K extends string>(names: Readonly<Record<K, Text>>): { value: K; label: Text }[] => (Object.keys(names) as K[]).map((value) => ({ value, label: names[value] }));
