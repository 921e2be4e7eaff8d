import { riskLevelNames, riskPointLifecycle, type RiskLevel, type RiskPoint } from '@anlan/contracts/enforcement';
import { ToneTag, type Tone } from '../../patterns/tone-tag';
import { useWords, type Text } from '../../text/text';
import './risk-tags.css';

export const notGraded: Text = { zh: '未定级', en: 'Not graded' };

/** The level in its colour, and in words: the colour only helps. */
export function RiskLevelTag({ level }: { level: RiskLevel | null }) {
  const { label } = useWords();
  return <span className="risk-level"><i className={`risk-swatch risk-${level ?? 'none'}`} aria-hidden />{label(level ? riskLevelNames[level] : notGraded)}</span>;
}

const tones: Readonly<Record<RiskPoint['status'], Tone>> = { collected: 'warn', assessed: 'warn', graded: 'info', controlled: 'good', closed: 'plain' };

export function RiskStateTag({ point }: { point: Pick<RiskPoint, 'status' | 'reviewDue'> }) {
  const { label, t } = useWords();
  return <>{<ToneTag tone={tones[point.status]}>{label(riskPointLifecycle.states[point.status])}</ToneTag>}{point.reviewDue && <> <ToneTag tone="bad">{t('待复评', 'Review due')}</ToneTag></>}</>;
}
