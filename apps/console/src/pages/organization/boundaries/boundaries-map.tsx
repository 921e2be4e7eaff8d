import { Alert } from 'antd';
import { useEffect, useMemo, useRef } from 'react';
import { BoundaryLines, type BoundaryFeature } from '../../../map/boundaries';
import { boundsOf, CHINA, positionsOf } from '../../../map/bounds';
import { FitTo } from '../../../map/fit-to';
import { MapSurface } from '../../../map/map-surface';
import { useBackground } from '../../../map/use-background';
import { RowsSkeleton } from '../../../patterns/skeletons';
import { useWords } from '../../../text/text';

/** Names of so many at most can be read on one map. */
const MOST = 400;

/** The boundaries of one level, the chosen one standing out. */
export function BoundariesMap({ features, chosen }: { features: readonly BoundaryFeature[]; chosen: string | undefined }) {
  const { t } = useWords();
  const config = useBackground();
  const one = features.find((f) => f.id === chosen);
  const bounds = useMemo(() => boundsOf((one ? [one] : features).flatMap((f) => positionsOf(f.geometry))) ?? CHINA, [one, features]);
  const drawn = useMemo(() => (features.length <= MOST ? features : [...features.slice(0, MOST), ...(one && features.indexOf(one) >= MOST ? [one] : [])]), [features, one]);
  const frame = useRef<HTMLDivElement>(null);
  // Chosen in a long list, it is drawn where one does not look.
  useEffect(() => {
    if (chosen) frame.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  if (!config.data) return <RowsSkeleton />;
  return (
    <div ref={frame} style={{ scrollMarginTop: 80 }}>
      {features.length > MOST && <Alert type="info" showIcon style={{ marginBottom: 8 }} title={t('图上只画前 {n} 个和选中的一个', 'The map has the first {n} and the chosen one', { n: MOST })} />}
      <MapSurface label={t('区划边界图', 'Map of boundaries')} bounds={bounds} background={config.data.tiles} height="min(56vh, 520px)">
        <BoundaryLines features={drawn} crs={config.data.tiles?.crs} chosen={chosen} />
        <FitTo bounds={bounds} />
      </MapSurface>
    </div>
  );
}
