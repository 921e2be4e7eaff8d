import type { TileConfig } from '@anlan/contracts/gateway';
import type { StyleSpecification } from 'maplibre-gl';

export type Background = TileConfig;

/** Our own style: a ground, and the layers of a tile service above it where there is one. */
export function styleOf(background: Background | null, { ground }: { ground: string }): StyleSpecification {
  const layers = background?.layers ?? [];
  const address = (layer: string): string => location.origin + (background?.url ?? '').replace('{layer}', layer);
  return {
    version: 8,
    sources: Object.fromEntries(layers.map((l) => [l, { type: 'raster' as const, tiles: [address(l)], tileSize: 256, maxzoom: background?.maxZoom }])),
    layers: [{ id: 'ground', type: 'background', paint: { 'background-color': ground } }, ...layers.map((l) => ({ id: l, type: 'raster' as const, source: l }))],
  };
}
