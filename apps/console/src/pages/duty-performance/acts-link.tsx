import type { PerformanceLine } from '@anlan/contracts/responsibility';
import { Link } from 'react-router';
import { useTenantPath } from '../../session/rights';
import { NONE } from '../../text/format';
import { useWords } from '../../text/text';

/** How often a standing duty was done in the period, and last when, leading to the acts. */
export function ActsLink({ line: { acts, title } }: { line: PerformanceLine }) {
  const { t } = useWords();
  const to = useTenantPath();
  if (acts === null) return <>{NONE}</>;
  if (acts.lastOn === null) return <>{t('未留痕', 'None')}</>;
  const text = t('{n} 次，最近 {day}', '{n}, last on {day}', { n: acts.count, day: acts.lastOn });
  return <Link className="in-text" to={to(`duty-acts?${new URLSearchParams(acts.filter)}`)} aria-label={`${title} ${text}`}>{text}</Link>;
}
