import { planProjectKindNames, planProjectLifecycle, planProjectPaceNames, type DevelopmentPlan, type PlanProject } from '@anlan/contracts/responsibility';
import { Flex } from 'antd';
import { ToneTag, type Tone } from '../../patterns/tone-tag';
import { useWords } from '../../text/text';

const tones: Readonly<Record<PlanProject['status'], Tone>> = { drafted: 'plain', under_way: 'info', adjusted: 'info', completed: 'good', ended: 'plain', withdrawn: 'plain' };

/** Its state, whether it is behind, and whether a report is late. */
export function ProjectTag({ of: x }: { of: Pick<PlanProject, 'status' | 'pace' | 'reportOverdue'> }) {
  const { t, label } = useWords();
  return (
    <Flex gap={4} wrap component="span">
      <ToneTag tone={tones[x.status]}>{label(planProjectLifecycle.states[x.status])}</ToneTag>
      {x.pace === 'behind' && <ToneTag tone="bad" strong>{label(planProjectPaceNames.behind)}</ToneTag>}
      {x.reportOverdue && <ToneTag tone="warn">{t('季报逾期', 'Report late')}</ToneTag>}
    </Flex>
  );
}

export const KindName = ({ kind }: { kind: PlanProject['kind'] }) => <>{useWords().label(planProjectKindNames[kind])}</>;
export const yearsOf = (p: Pick<DevelopmentPlan, 'firstYear' | 'lastYear'>): string => `${p.firstYear}–${p.lastYear}`;
