import { useEffect, useRef, type RefObject } from 'react';

/** Calls back whenever the element comes near the window: the next page is fetched before one sees the end. */
export function useEndReached(reached: () => void): RefObject<HTMLDivElement | null> {
  const element = useRef<HTMLDivElement>(null);
  const latest = useRef(reached);
  useEffect(() => {
    latest.current = reached;
  });
  useEffect(() => {
    if (!element.current) return;
    const observer = new IntersectionObserver((entries) => entries.some((e) => e.isIntersecting) && latest.current(), { rootMargin: '400px' });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, []);
  return element;
}
