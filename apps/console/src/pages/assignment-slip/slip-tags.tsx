import { assignmentSlipLifecycle, type AssignmentSlip } from '@anlan/contracts/enforcement';
import { Flex } from 'antd';
import { ToneTag } from '../../patterns/tone-tag';
import { useWords } from '../../text/text';
import { tones } from './slip.names';

export function SlipTags({ slip }: { slip: Pick<AssignmentSlip, 'status' | 'exposed' | 'overdue' | 'urged'> }) {
  const { t, label } = useWords();
  return (
    <Flex gap={4} wrap style={{ display: 'inline-flex' }}>
      <ToneTag tone={tones[slip.status]}>{label(assignmentSlipLifecycle.states[slip.status])}</ToneTag>
      {slip.overdue && <ToneTag tone="bad">{t('已超期', 'Overdue')}</ToneTag>}
      {slip.exposed && <ToneTag tone="bad">{t('已曝光', 'Exposed')}</ToneTag>}
      {slip.urged > 0 && <ToneTag tone="warn">{t('督办 {n} 次', 'Urged {n}×', { n: slip.urged })}</ToneTag>}
    </Flex>
  );
}
