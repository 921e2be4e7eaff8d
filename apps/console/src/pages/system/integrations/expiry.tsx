import type { IntegrationDto } from '@anlan/contracts/tenancy';
import { ToneTag } from '../../../patterns/tone-tag';
import { dayText, daysUntil, NONE } from '../../../text/format';
import { useWords } from '../../../text/text';

const SOON_DAYS = 30;

/** When the credentials end: renewed before that, nothing is missed. */
export function Expiry({ integration: { expiresAt, state } }: { integration: Pick<IntegrationDto, 'expiresAt' | 'state'> }) {
  const { t } = useWords();
  if (!expiresAt || state === 'revoked') return <>{expiresAt ? dayText(expiresAt) : NONE}</>;
  const days = daysUntil(expiresAt);
  if (days < 0) return <ToneTag tone="bad" strong>{t('已过期 {n} 天', 'Ended {n} days ago', { n: -days })}</ToneTag>;
  if (days <= SOON_DAYS) return <ToneTag tone="warn">{t('{n} 天后到期', 'Ends in {n} days', { n: days })}</ToneTag>;
  return <>{dayText(expiresAt)}</>;
}
