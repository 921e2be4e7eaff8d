import { publicReportLifecycle, reportChannelNames, type PublicReport } from '@anlan/contracts/enforcement';
import { ToneTag, type Tone } from '../../patterns/tone-tag';
import { useWords } from '../../text/text';

const tones: Readonly<Record<PublicReport['state'], Tone>> = { received: 'warn', accepted: 'good', declined: 'plain', duplicate: 'plain' };

export function StateTag({ state }: { state: PublicReport['state'] }) {
  const { label } = useWords();
  return <ToneTag tone={tones[state]}>{label(publicReportLifecycle.states[state])}</ToneTag>;
}

export function Channel({ channel }: Pick<PublicReport, 'channel'>) {
  return <>{useWords().label(reportChannelNames[channel])}</>;
}

/** Whether there is somebody who can be asked back. */
export function NamedTag({ report }: { report: PublicReport }) {
  const { t } = useWords();
  return !report.named ? <ToneTag>{t('匿名', 'Anonymous')}</ToneTag> : <ToneTag tone="info">{t('实名', 'Named')}</ToneTag>;
}
