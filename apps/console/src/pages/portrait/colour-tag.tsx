import { portraitColourNames, type PortraitColour } from '@anlan/contracts/enforcement';
import { useWords } from '../../text/text';

/** White on these, or ink on yellow, has a contrast of 4.5 : 1 and more. */
const inks: Readonly<Record<PortraitColour, readonly [paper: string, ink: string]>> = { red: ['#b3261e', '#fff'], orange: ['#a85400', '#fff'], yellow: ['#ffd54a', '#1f1f1f'], blue: ['#1d5fb0', '#fff'] };

/** 红橙黄蓝: the word says which, the colour helps. */
export function ColourTag({ colour, large }: { colour: PortraitColour; large?: boolean }) {
  const { label } = useWords();
  const [background, color] = inks[colour];
  return <span style={{ display: 'inline-block', background, color, borderRadius: 4, padding: large ? '4px 16px' : '0 8px', fontSize: large ? 24 : 12, lineHeight: large ? '32px' : '20px', fontWeight: large ? 600 : 400, whiteSpace: 'nowrap', printColorAdjust: 'exact' }}>{label(portraitColourNames[colour])}</span>;
}
