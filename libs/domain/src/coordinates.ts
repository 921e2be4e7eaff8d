import { DomainError } from './domain-error';

/** WGS84 (GPS), CGCS2000 (national), GCJ02 (Chinese consumer maps, offset), BD09 (Baidu, offset twice). */
export const CRS_NAMES = ['WGS84', 'CGCS2000', 'GCJ02', 'BD09'] as const;
export type Crs = (typeof CRS_NAMES)[number];

/** Degrees. */
export interface LngLat {
  lng: number;
  lat: number;
}
export interface Position extends LngLat {
  crs: Crs;
}

/** Land and sea of China with some margin: a position outside is a slip, most often lng and lat exchanged. */
export const CHINA_BOUNDS = { minLng: 73, maxLng: 136, minLat: 3, maxLat: 54 } as const;

// The Krasovsky 1940 ellipsoid, which the GCJ-02 offset was published with.
const A = 6_378_245;
const EE = 0.006_693_421_622_965_943;
const BD = (Math.PI * 3000) / 180;
const { PI } = Math;

/** True when the position lies within {@link CHINA_BOUNDS}. */
export function isInChina({ lng, lat }: LngLat): boolean {
  const b = CHINA_BOUNDS;
  return lng >= b.minLng && lng <= b.maxLng && lat >= b.minLat && lat <= b.maxLat;
}

function assertPlausible(position: LngLat): void {
  const { lng, lat } = position;
  if (!Number.isFinite(lng) || !Number.isFinite(lat)) {
    throw new DomainError('coordinates.not_a_number', 'longitude and latitude must be finite numbers', { lng: String(lng), lat: String(lat) });
  }
  if (!isInChina(position)) {
    throw new DomainError('coordinates.outside_china', 'the position lies outside China', {
      lng, lat, looksExchanged: isInChina({ lng: lat, lat: lng }),
    });
  }
}

const wave = (x: number): number => (20 * Math.sin(6 * x * PI) + 20 * Math.sin(2 * x * PI)) * (2 / 3);

function gcjFromWgs({ lng, lat }: LngLat): LngLat {
  const x = lng - 105;
  const y = lat - 35;
  const root = Math.sqrt(Math.abs(x));
  let dLat = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root + wave(x);
  dLat += (20 * Math.sin(y * PI) + 40 * Math.sin((y / 3) * PI)) * (2 / 3);
  dLat += (160 * Math.sin((y / 12) * PI) + 320 * Math.sin((y * PI) / 30)) * (2 / 3);
  let dLng = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root + wave(x);
  dLng += (20 * Math.sin(x * PI) + 40 * Math.sin((x / 3) * PI)) * (2 / 3);
  dLng += (150 * Math.sin((x / 12) * PI) + 300 * Math.sin((x / 30) * PI)) * (2 / 3);
  const radians = (lat / 180) * PI;
  const magic = 1 - EE * Math.sin(radians) ** 2;
  const meridian = (A * (1 - EE)) / (magic * Math.sqrt(magic));
  const parallel = (A / Math.sqrt(magic)) * Math.cos(radians);
  return { lng: lng + (dLng * 180) / (parallel * PI), lat: lat + (dLat * 180) / (meridian * PI) };
}

function bdFromGcj({ lng, lat }: LngLat): LngLat {
  const radius = Math.hypot(lng, lat) + 0.00002 * Math.sin(lat * BD);
  const angle = Math.atan2(lat, lng) + 0.000003 * Math.cos(lng * BD);
  return { lng: radius * Math.cos(angle) + 0.0065, lat: radius * Math.sin(angle) + 0.006 };
}

const bdFromWgs = (position: LngLat): LngLat => bdFromGcj(gcjFromWgs(position));

// The offsets have no closed inverse; they vary so slowly that subtracting the error a few times reaches millimetres.
function invert(forward: (p: LngLat) => LngLat, target: LngLat): LngLat {
  let guess = target;
  for (let i = 0; i < 8; i++) {
    const reached = forward(guess);
    const [lng, lat] = [target.lng - reached.lng, target.lat - reached.lat];
    guess = { lng: guess.lng + lng, lat: guess.lat + lat };
    // A tenth of a micrometre.
    if (Math.abs(lng) < 1e-12 && Math.abs(lat) < 1e-12) break;
  }
  return guess;
}

/**
 * Converts a position to WGS84 degrees. CGCS2000 differs from it by centimetres and is passed through.
 * @throws DomainError `coordinates.not_a_number` | `coordinates.outside_china` {looksExchanged} | `coordinates.unknown_crs`
 */
export function toWgs84({ lng, lat, crs }: Position): LngLat {
  assertPlausible({ lng, lat });
  if (crs === 'WGS84' || crs === 'CGCS2000') return { lng, lat };
  if (crs === 'GCJ02') return invert(gcjFromWgs, { lng, lat });
  if (crs === 'BD09') return invert(bdFromWgs, { lng, lat });
  throw new DomainError('coordinates.unknown_crs', 'unknown coordinate reference system', { crs });
}

/** Converts WGS84 degrees to another system, for a map that wants it. Same errors as {@link toWgs84}. */
export function fromWgs84(position: LngLat, crs: Crs): Position {
  const { lng, lat } = position;
  assertPlausible(position);
  if (crs === 'WGS84' || crs === 'CGCS2000') return { lng, lat, crs };
  if (crs === 'GCJ02') return { ...gcjFromWgs(position), crs };
  if (crs === 'BD09') return { ...bdFromWgs(position), crs };
  throw new DomainError('coordinates.unknown_crs', 'unknown coordinate reference system', { crs });
}

/**
 * A position for drawing, in the system of the map: `displace(p, 'WGS84', 'GCJ02')` lays a record over tiles in GCJ-02, the
 * other way round reads a click. It takes whatever a map can show: outside China, where nothing is offset, and for what is no
 * number, the position comes back as it is. What is entered goes through {@link toWgs84}, which refuses those.
 */
export function displace({ lng, lat }: LngLat, from: Crs, to: Crs): LngLat {
  const same = from === to || (isOffset(from) === isOffset(to) && !isOffset(from));
  if (same || !isInChina({ lng, lat })) return { lng, lat };
  const wgs = toWgs84({ lng, lat, crs: from });
  // On the edge of what counts as China a position may be shifted out of it.
  if (!isOffset(to) || !isInChina(wgs)) return wgs;
  const { lng: x, lat: y } = fromWgs84(wgs, to);
  return { lng: x, lat: y };
}

const isOffset = (crs: Crs): boolean => crs === 'GCJ02' || crs === 'BD09';

/** Great-circle distance in metres (mean earth radius, error below 0.6 %). */
export function distanceMetres(a: LngLat, b: LngLat): number {
  const radians = (degrees: number): number => (degrees * PI) / 180;
  const half = Math.sin(radians(b.lat - a.lat) / 2) ** 2
    + Math.cos(radians(a.lat)) * Math.cos(radians(b.lat)) * Math.sin(radians(b.lng - a.lng) / 2) ** 2;
  return 2 * 6_371_008.8 * Math.asin(Math.min(1, Math.sqrt(half)));
}
