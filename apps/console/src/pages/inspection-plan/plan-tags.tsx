import { inspectionPlanLifecycle, type InspectionPlan, type InspectionPlanState } from '@anlan/contracts/enforcement';
import { Progress } from 'antd';
import { ToneTag, type Tone } from '../../patterns/tone-tag';
import { numberText } from '../../text/format';
import { useWords } from '../../text/text';

const tones: Readonly<Record<InspectionPlanState, Tone>> = { draft: 'plain', submitted: 'warn', approved: 'info', closed: 'good' };

export function PlanTag({ state }: { state: InspectionPlanState }) {
  const { label } = useWords();
  return <ToneTag tone={tones[state]}>{label(inspectionPlanLifecycle.states[state])}</ToneTag>;
}

type Figures = InspectionPlan['progress'];

/** 完成率 as the server says it; where nothing is planned there is a dash and no bar. */
export function PlanProgress({ of: { planned, inspected, rate }, name }: { of: Figures; name: string }) {
  const { t } = useWords();
  const words = t('{inspected} / {planned} 家', '{inspected} of {planned}', { inspected: numberText(inspected), planned: numberText(planned) });
  if (planned === 0) return <>{rate}</>;
  return (
    <div style={{ minWidth: 130 }}>
      <Progress percent={(inspected / planned) * 100} size="small" format={() => rate} aria-label={`${name} ${words} ${rate}`} />
      <small>{words}</small>
    </div>
  );
}
