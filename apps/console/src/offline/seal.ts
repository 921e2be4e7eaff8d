/** What is kept on a phone, by what it is for. */
export type Kind = 'answer' | 'directory' | 'draft' | 'entry' | 'file' | 'opened' | 'person' | 'picture';

/** A key of one person in one tenant: the browser uses it, and gives it out to nobody. */
export interface KeyRow {
  readonly owner: string;
  readonly id: string;
  readonly key: CryptoKey;
}

/** One thing of one person, readable with his key alone. Who it is of, what kind it is and when it was kept stand beside it. */
export interface SealedRow {
  readonly owner: string;
  readonly kind: Kind;
  readonly id: string;
  readonly at: number;
  /** of the key that it was sealed with */
  readonly keyId: string;
  /** of a file: what kind of file; absent: a value */
  readonly type?: string;
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly data: ArrayBuffer;
}

/** Kept here, and readable no more: its key is gone, or it was changed. */
export class Unreadable extends Error {}

export async function newKey(owner: string): Promise<KeyRow> {
  return { owner, id: crypto.randomUUID(), key: await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']) };
}

/** A row put in the place of another does not open. */
const placeOf = ({ owner, kind, id, type }: Pick<SealedRow, 'owner' | 'kind' | 'id' | 'type'>): Uint8Array<ArrayBuffer> => new TextEncoder().encode(JSON.stringify([owner, kind, id, type ?? null]));

export async function seal({ owner, id: keyId, key }: KeyRow, kind: Kind, id: string, value: unknown, at: number): Promise<SealedRow> {
  const type = value instanceof Blob ? value.type : undefined;
  const plain = value instanceof Blob ? await value.arrayBuffer() : new TextEncoder().encode(JSON.stringify(value));
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const place = { owner, kind, id, ...(type !== undefined && { type }) };
  return { ...place, at, keyId, iv, data: await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: placeOf(place) }, key, plain) };
}

/** @throws Unreadable */
export async function unseal(row: SealedRow, key: KeyRow | undefined): Promise<unknown> {
  if (key?.id !== row.keyId) throw new Unreadable('the key is gone');
  const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: row.iv, additionalData: placeOf(row) }, key.key, row.data).catch(() => {
    throw new Unreadable('it was changed');
  });
  return row.type === undefined ? (JSON.parse(new TextDecoder().decode(plain)) as unknown) : new Blob([plain], { type: row.type });
}
