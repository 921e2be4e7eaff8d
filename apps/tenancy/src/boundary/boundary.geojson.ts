import { BOUNDARY_FILE, boundaryErrors as e, type UploadBoundariesQuery } from '@anlan/contracts/tenancy';
import { CHINA_BOUNDS, isDivisionCode, isInChina, parseDivisionCode } from '@anlan/domain';
import { ProblemError, type FieldError } from '@anlan/platform/http';

export type Position = readonly [number, number];
/** of a Polygon one part, of a MultiPolygon several; each a list of closed rings */
export type Parts = readonly (readonly (readonly Position[])[])[];

export interface BoundaryFeature {
  readonly index: number;
  readonly code: string;
  readonly type: 'Polygon' | 'MultiPolygon';
  readonly parts: Parts;
  readonly vertices: number;
}

export interface ReadBoundaries {
  readonly features: readonly BoundaryFeature[];
  /** faults by feature, so that a person finds them in his program */
  readonly errors: readonly FieldError[];
}

const sentences = {
  'boundary.code': '缺少区划代码，或不是 6–16 位代码 / It has no code of a division, of 6 to 16 digits',
  'boundary.duplicate': '同一区划在文件中出现两次 / The division is in the file twice',
  'boundary.geometry': '几何类型应为 Polygon 或 MultiPolygon / The geometry is to be a Polygon or MultiPolygon',
  'boundary.ring': '环至少 4 个点，且首尾相同 / A ring has at least 4 positions, and ends where it begins',
  'boundary.position': '坐标应为 [经度, 纬度] 数字 / A position is [longitude, latitude], in numbers',
  'boundary.outside': `坐标不在中国范围（经度 ${CHINA_BOUNDS.minLng}–${CHINA_BOUNDS.maxLng}，纬度 ${CHINA_BOUNDS.minLat}–${CHINA_BOUNDS.maxLat}）；是否经纬度颠倒，或为投影坐标 / A position lies outside China: are they exchanged, or projected?`,
  'boundary.unknown_division': '本单位没有这个区划，或已停用 / The tenant has no such division in force',
} as const;
export type FeatureFault = keyof typeof sentences;

export const featureError = (index: number, at: string, code: FeatureFault): FieldError => ({ path: `body.features[${index}].${at}`, code, message: sentences[code] });

/**
 * Reads a FeatureCollection (RFC 7946) whose features each are the boundary of one division. Every fault of every feature is
 * told; whether a boundary crosses itself is not looked at. @throws ProblemError where it is none, or too many
 */
export function readBoundaries(bytes: Buffer, { codeProperty }: Pick<UploadBoundariesQuery, 'codeProperty'>): ReadBoundaries {
  const collection = parse(bytes) as { type?: unknown; features?: unknown } | null;
  const list = collection?.features;
  if (collection?.type !== 'FeatureCollection' || !Array.isArray(list)) throw new ProblemError(e.malformed, { detail: 'type, features' });
  if (list.length === 0) throw new ProblemError(e.malformed, { detail: 'features: []' });
  if (list.length > BOUNDARY_FILE.features) throw new ProblemError(e.too_many, { most: BOUNDARY_FILE.features });
  const errors: FieldError[] = [];
  const seen = new Set<string>();
  const features = list.flatMap((given: unknown, index): BoundaryFeature[] => {
    const { properties, geometry } = (given ?? {}) as { properties?: Record<string, unknown> | null; geometry?: unknown };
    const code = codeOf(properties?.[codeProperty]);
    const read = partsOf(geometry);
    if (code === undefined || seen.has(code)) errors.push(featureError(index, `properties.${codeProperty}`, code === undefined ? 'boundary.code' : 'boundary.duplicate'));
    if (typeof read === 'string') errors.push(featureError(index, 'geometry', read));
    if (code === undefined || seen.has(code) || typeof read === 'string') return [];
    seen.add(code);
    return [{ index, code, ...read }];
  });
  return { features, errors };
}

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    throw new ProblemError(e.malformed, { detail: (error as Error).message.slice(0, 100) });
  }
}

/** A code as programs write it: text or number, whole or without its trailing zeros. */
function codeOf(value: unknown): string | undefined {
  const text = typeof value === 'number' || typeof value === 'string' ? String(value).trim() : '';
  return /^\d{6,16}$/.test(text) && isDivisionCode(text) ? parseDivisionCode(text).code : undefined;
}

function partsOf(geometry: unknown): Pick<BoundaryFeature, 'type' | 'parts' | 'vertices'> | FeatureFault {
  const { type, coordinates } = (geometry ?? {}) as { type?: unknown; coordinates?: unknown };
  if ((type !== 'Polygon' && type !== 'MultiPolygon') || !Array.isArray(coordinates) || coordinates.length === 0) return 'boundary.geometry';
  const parts: Position[][][] = [];
  let vertices = 0;
  for (const rings of (type === 'Polygon' ? [coordinates] : coordinates) as unknown[]) {
    if (!Array.isArray(rings) || rings.length === 0) return 'boundary.ring';
    const part: Position[][] = [];
    for (const ring of rings as unknown[]) {
      const read = ringOf(ring);
      if (typeof read === 'string') return read;
      vertices += read.length;
      part.push(read);
    }
    parts.push(part);
  }
  return { type, parts, vertices };
}

function ringOf(ring: unknown): Position[] | FeatureFault {
  if (!Array.isArray(ring) || ring.length < 4) return 'boundary.ring';
  const positions: Position[] = [];
  for (const given of ring as unknown[]) {
    const [lng, lat] = Array.isArray(given) ? (given as unknown[]) : [];
    if (typeof lng !== 'number' || typeof lat !== 'number') return 'boundary.position';
    if (!isInChina({ lng, lat })) return 'boundary.outside';
    positions.push([lng, lat]);
  }
  const [first, last] = [positions[0] as Position, positions.at(-1) as Position];
  return first[0] === last[0] && first[1] === last[1] ? positions : 'boundary.ring';
}
