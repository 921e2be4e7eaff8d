/** What can be said of a file of boundaries before it is sent. */
export interface GeoJsonFile {
  readonly features: readonly Properties[];
  /** properties of its features, those that look like a division's code first */
  readonly properties: readonly FileProperty[];
}

export interface FileProperty {
  readonly name: string;
  /** what it says in the first feature that has it */
  readonly sample: string;
  /** in how many features it looks like a code */
  readonly codes: number;
}

type Properties = Readonly<Record<string, unknown>>;

/** What the service takes as the name of a property. */
const NAME = /^[\p{L}\p{N}_. -]{1,60}$/u;
const CODE = /^\d{6,16}$/;

const textOf = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '');

/** Reads a FeatureCollection; undefined where it is none. The service looks closer. */
export function readGeoJson(text: string): GeoJsonFile | undefined {
  const collection = parsed(text) as { type?: unknown; features?: unknown } | null | undefined;
  if (collection?.type !== 'FeatureCollection' || !Array.isArray(collection.features)) return undefined;
  const features = collection.features.map((f: unknown): Properties => {
    const said = (f as { properties?: unknown } | null)?.properties;
    return typeof said === 'object' && said !== null ? (said as Properties) : {};
  });
  const found = new Map<string, FileProperty>();
  for (const properties of features) {
    for (const [name, value] of Object.entries(properties)) {
      if (!NAME.test(name)) continue;
      const before = found.get(name);
      const said = textOf(value);
      found.set(name, { name, sample: before?.sample || said, codes: (before?.codes ?? 0) + (CODE.test(said) ? 1 : 0) });
    }
  }
  return { features, properties: [...found.values()].sort((a, b) => b.codes - a.codes) };
}

/** The property that most likely holds the code; undefined where none does. */
export const likelyCode = ({ properties }: GeoJsonFile): string | undefined => properties.find((p) => p.codes > 0)?.name;

/** A feature as people know it: its name, if it has one. */
export function nameOf(properties: Properties | undefined): string {
  const [, value] = Object.entries(properties ?? {}).find(([name, v]) => /name|名称|^mc$/i.test(name) && textOf(v)) ?? [];
  return textOf(value);
}

/** What a feature says where its code is looked for. */
export const codeOf = (properties: Properties | undefined, property: string | undefined): string => (property === undefined ? '' : textOf(properties?.[property]));

export interface FeatureFault {
  /** position of the feature in the file, from 0; null: the file or the question as a whole */
  readonly index: number | null;
  readonly message: string;
}

/** `body.features[2].geometry` → feature 2; in the order of the file. */
export function featureFaults(faults: readonly { readonly path: string; readonly message: string }[]): FeatureFault[] {
  const found = faults.map(({ path, message }) => {
    const at = /^body\.features\[(\d+)\]/.exec(path)?.[1];
    return { index: at === undefined ? null : Number(at), message };
  });
  return found.sort((a, b) => (a.index ?? -1) - (b.index ?? -1));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}
