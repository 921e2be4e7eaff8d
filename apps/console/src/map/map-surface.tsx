import { Alert, Button, theme } from 'antd';
import { AttributionControl, Map as MapLibre, NavigationControl, ScaleControl, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import 'maplibre-gl/dist/maplibre-gl.css';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useWords } from '../text/text';
import { MapContext } from './map-context';
import './map.css';
import type { Bounds } from './bounds';
import { styleOf, type Background } from './style';

setWorkerUrl(workerUrl);

interface Props {
  readonly label: string;
  /** what is shown first */
  readonly bounds: Bounds;
  readonly background: Background | null;
  readonly height?: number | string;
  readonly children?: ReactNode;
}

/**
 * A map that needs nothing from outside: its own colours, and tiles only where the installation names a service. What is
 * on it are elements of the page, so they can be reached by keyboard and read out.
 */
export function MapSurface({ label, bounds, background, height = 520, children }: Props) {
  const { t } = useWords();
  const { token } = theme.useToken();
  const element = useRef<HTMLDivElement>(null);
  const [map, setMap] = useState<MapLibre>();
  const [failed, setFailed] = useState(false);
  const first = useRef(bounds);
  const colours = { ground: token.colorBgLayout, line: token.colorBorder };
  const style = useRef({ background, colours });
  useEffect(() => {
    if (!element.current) return;
    let made: MapLibre;
    try {
      made = new MapLibre({
        container: element.current, style: styleOf(style.current.background, style.current.colours), bounds: first.current, fitBoundsOptions: { padding: 32 }, maxZoom: 20,
        attributionControl: false, dragRotate: false, pitchWithRotate: false, touchPitch: false,
      });
    } catch {
      return setFailed(true);
    }
    made.touchZoomRotate.disableRotation();
    made.addControl(new NavigationControl({ showCompass: false }), 'top-right');
    made.addControl(new ScaleControl({ unit: 'metric' }), 'bottom-left');
    if (style.current.background) made.addControl(new AttributionControl({ compact: true, customAttribution: style.current.background.attribution }));
    made.on('load', () => setMap(made));
    return () => {
      setMap(undefined);
      made.remove();
    };
  }, []);
  useEffect(() => {
    map?.setPaintProperty('ground', 'background-color', token.colorBgLayout);
  }, [map, token.colorBgLayout]);
  if (failed) return <Alert type="warning" showIcon title={t('此浏览器不能显示地图（不支持 WebGL）', 'This browser cannot draw the map (no WebGL)')} description={t('列表和统计不受影响。', 'Lists and figures work as ever.')} />;
  return (
    <div className="map-frame" style={{ borderColor: token.colorBorder }}>
      <div ref={element} style={{ height }} role="region" aria-label={label} data-ready={!!map} />
      {map && <MapContext value={map}>{children}</MapContext>}
      {map && <Button size="small" className="map-home no-print" onClick={() => map.fitBounds(first.current, { padding: 32, animate: false })}>{t('全图', 'Whole map')}</Button>}
    </div>
  );
}
