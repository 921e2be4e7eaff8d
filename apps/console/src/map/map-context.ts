import type { Map as MapLibre } from 'maplibre-gl';
import { createContext, useContext } from 'react';

export const MapContext = createContext<MapLibre | undefined>(undefined);

/** The map that is drawn here. @throws outside of one */
export function useMap(): MapLibre {
  const map = useContext(MapContext);
  if (!map) throw new Error('no map here');
  return map;
}
