import { assessmentLifecycle, assessmentSchemeLifecycle, assessmentSheetLifecycle, vetoLifecycle, type Assessment, type AssessmentScheme, type AssessmentSheet, type Veto } from '@anlan/contracts/responsibility';
import { ToneTag, type Tone } from '../../patterns/tone-tag';
import { useWords } from '../../text/text';

const schemes: Readonly<Record<AssessmentScheme['status'], Tone>> = { draft: 'warn', in_force: 'good', superseded: 'plain' };
const runs: Readonly<Record<Assessment['status'], Tone>> = { under_way: 'info', final: 'warn', issued: 'good', cancelled: 'plain' };
const sheets: Readonly<Record<AssessmentSheet['status'], Tone>> = { self_scoring: 'warn', self_scored: 'info', checked: 'info', notified: 'warn', appealed: 'bad', settled: 'info', final: 'good' };
const vetoes: Readonly<Record<Veto['status'], Tone>> = { proposed: 'warn', reviewed: 'warn', in_effect: 'bad', refused: 'plain', lifted: 'plain' };

export function SchemeTag({ status }: Pick<AssessmentScheme, 'status'>) {
  return <ToneTag tone={schemes[status]}>{useWords().label(assessmentSchemeLifecycle.states[status])}</ToneTag>;
}
export function AssessmentTag({ status }: Pick<Assessment, 'status'>) {
  return <ToneTag tone={runs[status]}>{useWords().label(assessmentLifecycle.states[status])}</ToneTag>;
}
export function SheetTag({ status }: Pick<AssessmentSheet, 'status'>) {
  return <ToneTag tone={sheets[status]}>{useWords().label(assessmentSheetLifecycle.states[status])}</ToneTag>;
}
export function VetoTag({ status }: Pick<Veto, 'status'>) {
  return <ToneTag tone={vetoes[status]}>{useWords().label(vetoLifecycle.states[status])}</ToneTag>;
}
export function Late({ late }: { late: boolean }) {
  const { t } = useWords();
  return late ? <ToneTag tone="bad">{t('逾期', 'Late')}</ToneTag> : null;
}
