import type { ProfileEntry } from '@anlan/contracts/enforcement';
import { numberText } from '../../text/format';

export const figureText = ({ name, value, unit }: ProfileEntry['figures'][number]): string => `${name} ${numberText(value)}${unit ? ` ${unit}` : ''}`;

/** An element of the profile in a line. */
export const entryText = ({ text, figures }: ProfileEntry): string => [text, ...(figures ?? []).map(figureText)].filter(Boolean).join('；');
