import { displace, type Crs } from '@anlan/domain';
import { useEffect, useState } from 'react';
import type { Bounds } from './bounds';
import { useMap } from './map-context';

export interface View {
  /** in WGS84, whatever the ground is drawn in */
  readonly bbox: Bounds;
  readonly zoom: number;
}

/** What the map shows, told again whenever it has come to rest. */
export function useView(crs: Crs = 'WGS84'): View {
  const map = useMap();
  const [view, setView] = useState<View>(() => viewOf(map, crs));
  useEffect(() => {
    const follow = (): void => setView(viewOf(map, crs));
    map.on('moveend', follow);
    return () => void map.off('moveend', follow);
  }, [map, crs]);
  return view;
}

function viewOf(map: ReturnType<typeof useMap>, crs: Crs): View {
  const b = map.getBounds();
  // Zoomed out, a map shows more than China.
  const sw = displace({ lng: Math.max(-180, b.getWest()), lat: Math.max(-85, b.getSouth()) }, crs, 'WGS84');
  const ne = displace({ lng: Math.min(180, b.getEast()), lat: Math.min(85, b.getNorth()) }, crs, 'WGS84');
  return { bbox: [round(sw.lng), round(sw.lat), round(ne.lng), round(ne.lat)], zoom: Math.round(map.getZoom() * 10) / 10 };
}

const round = (n: number): number => Math.round(n * 1e5) / 1e5;
