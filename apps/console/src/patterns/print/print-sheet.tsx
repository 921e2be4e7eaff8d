import { createContext, useContext, useEffect, useRef, type ReactNode } from 'react';
import './print-sheet.css';

const InSheet = createContext(false);
/** Whether what is drawn is part of a sheet already. */
export const useIsInSheet = (): boolean => useContext(InSheet);

/** What is printed of a page, and nothing around it: wherever it stands, in a dialogue too, and in dark colours too. */
export function PrintSheet({ children, label }: { children: ReactNode; label?: string }) {
  const sheet = useRef<HTMLElement>(null);
  useEffect(() => {
    let marked: Element[] = [];
    const before = (): void => {
      marked = surroundingsOf(sheet.current);
      marked.forEach((e) => e.classList.add('not-printed'));
      document.body.classList.add('prints-a-sheet');
    };
    const after = (): void => {
      marked.forEach((e) => e.classList.remove('not-printed'));
      document.body.classList.remove('prints-a-sheet');
    };
    addEventListener('beforeprint', before);
    addEventListener('afterprint', after);
    return () => {
      after();
      removeEventListener('beforeprint', before);
      removeEventListener('afterprint', after);
    };
  }, []);
  return <InSheet value><section ref={sheet} className="print-sheet" aria-label={label}>{children}</section></InSheet>;
}

/** Everything beside the way from the element up to the body. */
function surroundingsOf(element: Element | null): Element[] {
  const around: Element[] = [];
  for (let at = element; at && at !== document.body; at = at.parentElement) around.push(...[...(at.parentElement?.children ?? [])].filter((e) => e !== at));
  return around;
}
