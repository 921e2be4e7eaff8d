/** Records that are indexed together. Until they are so many, new ones wait, and every search looks at them one by one. */
export const SEARCH_BATCH = 2_000;
/** Places of a batch in the numbering of all. */
const SPAN = 2_048;
const BYTES = SPAN / 8;

/** Where a record stands among all that are indexed. */
export const placeOf = (batch: number, at: number): number => batch * SPAN + at;

/** Which records of one batch have a gram: a bit for each. */
export type Hits = Uint8Array;
/** The same, batch by batch; none where a batch has none. */
export type Batches = Map<number, Hits>;

/** Places of one batch, ascending, as they are stored: two bytes each, or a bit for each place where that is shorter. */
export function encodeHits(places: readonly number[]): Buffer {
  if (places.length * 2 < BYTES) {
    const sparse = Buffer.alloc(places.length * 2);
    places.forEach((place, i) => sparse.writeUInt16BE(place, i * 2));
    return sparse;
  }
  const bits = Buffer.alloc(BYTES);
  for (const place of places) bits[place >> 3] = (bits[place >> 3] as number) | (1 << (place & 7));
  return bits;
}

/** Adds stored hits to those of their batch: one probe may be the beginning of several grams. */
export function addHits(batches: Batches, batch: number, stored: Buffer): void {
  const hits = batches.get(batch) ?? new Uint8Array(BYTES);
  batches.set(batch, hits);
  if (stored.length === BYTES) for (let i = 0; i < BYTES; i += 1) hits[i] = (hits[i] as number) | (stored[i] as number);
  else for (let i = 0; i < stored.length; i += 2) mark(hits, stored.readUInt16BE(i));
}

function mark(hits: Hits, place: number): void {
  hits[place >> 3] = (hits[place >> 3] as number) | (1 << (place & 7));
}

/** Hits of one probe in a row: each batch's number, the length of its hits, and these; null where there are none. */
export function unpackHits(packed: Buffer | null): Batches {
  const batches: Batches = new Map();
  for (let at = 0; packed && at < packed.length; ) {
    const end = at + 6 + packed.readUInt16BE(at + 4);
    addHits(batches, packed.readUInt32BE(at), packed.subarray(at + 6, end));
    at = end;
  }
  return batches;
}

/** What is in both. */
export function both(a: Batches, b: Batches): Batches {
  const found: Batches = new Map();
  for (const [batch, hits] of a) {
    const others = b.get(batch);
    if (!others) continue;
    const left = hits.map((byte, i) => byte & (others[i] as number));
    if (left.some((byte) => byte !== 0)) found.set(batch, left);
  }
  return found;
}

/** The places of all hits; undefined where there are more than `most`. */
export function placesOf(batches: Batches, most: number): number[] | undefined {
  const places: number[] = [];
  for (const [batch, hits] of batches) {
    for (let i = 0; i < BYTES; i += 1) {
      for (let byte = hits[i] as number, bit = 0; byte !== 0; byte >>= 1, bit += 1) if (byte & 1) places.push(placeOf(batch, i * 8 + bit));
    }
    if (places.length > most) return undefined;
  }
  return places;
}
