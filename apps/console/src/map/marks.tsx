import { fromWgs84, type Crs, type LngLat } from '@anlan/domain';
import { Marker } from 'maplibre-gl';
import { useEffect, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { useMap } from './map-context';

interface Props {
  readonly at: LngLat;
  /** the system the ground is drawn in */
  readonly crs?: Crs;
  readonly children: ReactNode;
}

/** An element of the page that stays at its place on the map. */
export function Mark({ at: { lng, lat }, crs = 'WGS84', children }: Props) {
  const map = useMap();
  const [element] = useState(() => document.createElement('div'));
  useEffect(() => {
    const place = fromWgs84({ lng, lat }, crs);
    const marker = new Marker({ element, anchor: 'center' }).setLngLat([place.lng, place.lat]).addTo(map);
    // The map names every mark by itself; ours hold elements that have names.
    element.removeAttribute('aria-label');
    element.removeAttribute('role');
    element.removeAttribute('tabindex');
    return () => void marker.remove();
  }, [map, element, lng, lat, crs]);
  return createPortal(children, element);
}
