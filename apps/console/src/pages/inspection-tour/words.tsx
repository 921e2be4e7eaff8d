import { inspectionTourLifecycle, type InspectionTour } from '@anlan/contracts/responsibility';
import { Flex } from 'antd';
import { ToneTag, type Tone } from '../../patterns/tone-tag';
import { NONE } from '../../text/format';
import { useWords } from '../../text/text';

const tones: Readonly<Record<InspectionTour['status'], Tone>> = { drafted: 'plain', approved: 'info', stationed: 'info', fed_back: 'warn', rectifying: 'warn', closed: 'good', cancelled: 'plain' };

/** Its state, and that its rectification is late. */
export function TourTag({ of: { status, overdue } }: { of: Pick<InspectionTour, 'status' | 'overdue'> }) {
  const { t, label } = useWords();
  return (
    <Flex gap={4} wrap component="span">
      <ToneTag tone={tones[status]}>{label(inspectionTourLifecycle.states[status])}</ToneTag>
      {overdue && <ToneTag tone="bad" strong>{t('整改逾期', 'Overdue')}</ToneTag>}
    </Flex>
  );
}

export const targetsOf = (x: Pick<InspectionTour, 'targetUnits' | 'targetDivisions'>): string => [...x.targetUnits, ...x.targetDivisions].map((v) => v.name).join('、');

/** Closed of all findings; nothing where no list is named. */
export function FindingsText({ of: { list } }: { of: Pick<InspectionTour, 'list'> }) {
  const { t } = useWords();
  return <>{list ? t('已销号 {a} / {b}', '{a} of {b} closed', { a: list.closed, b: list.total }) : NONE}</>;
}
