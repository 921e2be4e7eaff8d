import { CloseCircleFilled } from '@ant-design/icons';
import { useMemo, type ReactNode } from 'react';
import { useWords } from '../text/text';

/** `allowClear` of an input whose clearing button is called by a word, which the library has none for. */
export function useClearing(): { clearIcon: ReactNode } {
  const { t } = useWords();
  return useMemo(() => ({ clearIcon: <CloseCircleFilled aria-label={t('清除', 'Clear')} /> }), [t]);
}
