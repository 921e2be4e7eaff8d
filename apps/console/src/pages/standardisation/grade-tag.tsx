import { standardisationGradeNames, standardisationLifecycle, type Standardisation } from '@anlan/contracts/enforcement';
import { Flex } from 'antd';
import { ToneTag, type Tone } from '../../patterns/tone-tag';
import { useWords } from '../../text/text';

const tones: Readonly<Record<Standardisation['status'], Tone>> = { applied: 'info', reviewed: 'warn', announced: 'good', failed: 'bad', renewed: 'plain', revoked: 'bad' };

/** The grade, its state, and that it is past its last day. */
export function GradeTag({ of: s }: { of: Pick<Standardisation, 'status' | 'grade' | 'valid'> }) {
  const { t, label } = useWords();
  const expired = s.status === 'announced' && !s.valid;
  return (
    <Flex gap={4} wrap component="span" style={{ display: 'inline-flex' }}>
      <ToneTag>{label(standardisationGradeNames[s.grade])}</ToneTag>
      <ToneTag tone={expired ? 'bad' : tones[s.status]}>{expired ? t('已过期', 'Expired') : label(standardisationLifecycle.states[s.status])}</ToneTag>
    </Flex>
  );
}
