import type { Crs } from '@anlan/domain';
import type { Text } from '../../../text/text';

/** Coordinate systems by where files in them come from. */
export const crsNames: Readonly<Record<Crs, Text>> = {
  CGCS2000: { zh: 'CGCS2000（国家大地坐标系：测绘成果、天地图）', en: 'CGCS2000 (national survey, Tianditu)' },
  WGS84: { zh: 'WGS-84（GPS、国际通用）', en: 'WGS-84 (GPS, most of the world)' },
  GCJ02: { zh: 'GCJ-02（高德、腾讯地图）', en: 'GCJ-02 (Amap, Tencent maps)' },
  BD09: { zh: 'BD-09（百度地图）', en: 'BD-09 (Baidu maps)' },
};
