import { toWgs84, type Position } from '@anlan/domain';
import { useMemo } from 'react';
import { PageSkeleton } from '../patterns/skeletons';
import { boundsOf } from './bounds';
import { BoundaryLines, useBoundaries } from './boundaries';
import { MapSurface } from './map-surface';
import { Mark } from './marks';
import { useBackground } from './use-background';

/** One place on a map, with the boundaries around it. */
export function PointMap({ position, label }: { position: Position; label: string }) {
  const config = useBackground();
  const boundaries = useBoundaries();
  const at = useMemo(() => toWgs84(position), [position]);
  if (!config.data) return <PageSkeleton />;
  const crs = config.data.tiles?.crs;
  return (
    <MapSurface label={label} bounds={boundsOf([at])!} background={config.data.tiles} height={260}>
      <BoundaryLines features={boundaries.data?.features ?? []} crs={crs} />
      <Mark at={at} crs={crs}><span className="map-point bad" role="img" aria-label={label} /></Mark>
    </MapSurface>
  );
}
