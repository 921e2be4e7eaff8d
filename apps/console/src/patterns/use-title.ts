import { useEffect } from 'react';
import { useWords } from '../text/text';

/** Says in the title of the window what the page is about (WCAG 2.4.2). */
export function useTitle(title: string): void {
  const { t } = useWords();
  useEffect(() => {
    document.title = `${title} · ${t('安澜', 'Anlan')}`;
  }, [title, t]);
}
