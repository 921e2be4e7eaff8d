import { reportPeriodKindNames, reportPeriodLifecycle, type ReportPeriod } from '@anlan/contracts/responsibility';
import { ToneTag, type Tone } from '../../patterns/tone-tag';
import { useWords, type Words } from '../../text/text';

const tones: Readonly<Record<ReportPeriod['status'], Tone>> = { collecting: 'warn', compiled: 'info', reviewed: 'info', locked: 'warn', issued: 'good', corrected: 'plain', withdrawn: 'plain' };

export function ReportPeriodTag({ status }: Pick<ReportPeriod, 'status'>) {
  return <ToneTag tone={tones[status]}>{useWords().label(reportPeriodLifecycle.states[status])}</ToneTag>;
}

/** 2026-11 月报（第 2 版） */
export const periodTitle = ({ period, kind, edition }: Pick<ReportPeriod, 'period' | 'kind' | 'edition'>, { t, label }: Words): string =>
  `${period} ${label(reportPeriodKindNames[kind])}${edition > 1 ? t('（第 {n} 版）', ' (edition {n})', { n: edition }) : ''}`;

export function PeriodTitle({ of }: { of: Pick<ReportPeriod, 'period' | 'kind' | 'edition'> }) {
  return <span style={{ whiteSpace: 'nowrap' }}>{periodTitle(of, useWords())}</span>;
}
