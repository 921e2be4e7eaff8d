import { fundAdjustmentLifecycle, fundLifecycle, fundPaymentLifecycle, fundProjectLifecycle, type Fund, type FundAdjustment, type FundPayment, type FundProject } from '@anlan/contracts/responsibility';
import { Flex } from 'antd';
import { ToneTag, type Tone } from '../../patterns/tone-tag';
import { useWords } from '../../text/text';

const projectTones: Readonly<Record<FundProject['status'], Tone>> = { planned: 'plain', allotted: 'info', settled: 'good', withdrawn: 'plain' };
const adjustmentTones: Readonly<Record<FundAdjustment['status'], Tone>> = { requested: 'warn', approved: 'good', refused: 'bad' };

export function FundTag({ status }: Pick<Fund, 'status'>) {
  return <ToneTag tone={status === 'open' ? 'info' : 'plain'}>{useWords().label(fundLifecycle.states[status])}</ToneTag>;
}

/** Its state, and whether less is paid than the plan expects today. */
export function ProjectTag({ of: p }: { of: Pick<FundProject, 'status' | 'behind'> }) {
  const { t, label } = useWords();
  return <Flex gap={4} wrap component="span"><ToneTag tone={projectTones[p.status]}>{label(fundProjectLifecycle.states[p.status])}</ToneTag>{p.behind && <ToneTag tone="bad">{t('滞后', 'Behind')}</ToneTag>}</Flex>;
}

export function PaymentTag({ status }: Pick<FundPayment, 'status'>) {
  return <ToneTag tone={status === 'paid' ? 'good' : 'plain'}>{useWords().label(fundPaymentLifecycle.states[status])}</ToneTag>;
}

export function AdjustmentTag({ status }: Pick<FundAdjustment, 'status'>) {
  return <ToneTag tone={adjustmentTones[status]}>{useWords().label(fundAdjustmentLifecycle.states[status])}</ToneTag>;
}
