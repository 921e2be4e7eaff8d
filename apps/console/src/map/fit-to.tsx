import { useEffect, useRef } from 'react';
import type { Bounds } from './bounds';
import { useMap } from './map-context';

/** Moves the map to what has been chosen since it was opened. */
export function FitTo({ bounds }: { bounds: Bounds | undefined }) {
  const map = useMap();
  const shown = useRef(bounds?.join());
  useEffect(() => {
    if (!bounds || shown.current === bounds.join()) return;
    shown.current = bounds.join();
    map.fitBounds(bounds, { padding: 48, animate: false });
  }, [map, bounds]);
  return null;
}
