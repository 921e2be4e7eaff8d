import { targetComparisonNames, targetLifecycle, type Target } from '@anlan/contracts/responsibility';
import { Flex } from 'antd';
import { ToneTag, type Tone } from '../../patterns/tone-tag';
import { NONE, numberText } from '../../text/format';
import { useWords } from '../../text/text';

const tones: Readonly<Record<Target['status'], Tone>> = { set: 'plain', in_progress: 'info', reached: 'good', missed: 'bad', dropped: 'plain' };

/** Its state, whether its day has passed, and whether its number is met. */
export function TargetTag({ of: x }: { of: Pick<Target, 'status' | 'overdue' | 'met'> }) {
  const { t, label } = useWords();
  return (
    <Flex gap={4} wrap component="span">
      <ToneTag tone={tones[x.status]}>{label(targetLifecycle.states[x.status])}</ToneTag>
      {x.overdue && <ToneTag tone="bad" strong>{t('逾期', 'Overdue')}</ToneTag>}
      {x.met && (x.status === 'set' || x.status === 'in_progress') && <ToneTag tone="good">{t('已达数', 'Number met')}</ToneTag>}
    </Flex>
  );
}

/** ≥ 5,000 人 */
export function Wanted({ of: x }: { of: Pick<Target, 'comparison' | 'value' | 'unit'> }) {
  return <span style={{ whiteSpace: 'nowrap' }}>{useWords().label(targetComparisonNames[x.comparison])} {numberText(x.value)} {x.unit}</span>;
}

export function Current({ of: x }: { of: Pick<Target, 'current' | 'unit'> }) {
  return <span style={{ whiteSpace: 'nowrap' }}>{x.current === null ? NONE : `${numberText(x.current)} ${x.unit}`}</span>;
}
