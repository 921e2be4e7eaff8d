import { Unreadable, type KeyRow, type Kind, type SealedRow } from './seal';
import { Vault, type Drop, type Rows } from './vault';

const [A, B] = ['440310 a', '440310 b'];
const DAY = 86_400_000;

/** A phone, and everything that lies on it in the open. */
function phone() {
  const keys = new Map<string, KeyRow>();
  const sealed = new Map<string, SealedRow>();
  const at = (owner: string, kind: Kind, id: string): string => [owner, kind, id].join('|');
  const hit = (row: SealedRow, { kind, id, below }: Drop): boolean => row.kind === kind && (id === undefined || row.id === id) && (below === undefined || row.id.startsWith(below));
  const of = (owner: string): SealedRow[] => [...sealed.values()].filter((r) => r.owner === owner);
  const rows: Rows = {
    key: async (owner) => keys.get(owner),
    addKey: async (row) => keys.get(row.owner) ?? (keys.set(row.owner, row), row),
    get: async (owner, kind, id) => sealed.get(at(owner, kind, id)),
    list: async (owner, kind) => of(owner).filter((r) => !kind || r.kind === kind),
    owners: async () => [...new Set([...keys.keys(), ...[...sealed.values()].map((r) => r.owner)])],
    async write(owner, puts, drops) {
      if (puts.some((p) => p.keyId !== keys.get(owner)?.id)) return false;
      for (const row of of(owner)) if (drops.some((d) => hit(row, d))) sealed.delete(at(owner, row.kind, row.id));
      for (const p of puts) sealed.set(at(owner, p.kind, p.id), p);
      return true;
    },
    dropIdleKey: async (owner) => void (of(owner).length === 0 && keys.delete(owner)),
  };
  const kinds = (owner: string): string[] => of(owner).map((r) => `${r.kind} ${r.id}`).sort();
  return { vault: new Vault(rows), rows, keys, sealed, kinds, row: (owner: string, kind: Kind, id: string) => sealed.get(at(owner, kind, id)) as SealedRow, place: (row: SealedRow) => void sealed.set(at(row.owner, row.kind, row.id), row) };
}

describe('what a phone keeps', () => {
  it('given a text and a picture, then they come back as they were, and lie there as neither', async () => {
    const { vault, row } = phone();
    await vault.put(A, [['draft', 'x', { title: '灭火器过期' }], ['picture', 'p', new Blob(['jpeg-bytes'], { type: 'image/jpeg' })]]);
    expect(await vault.get(A, 'draft', 'x')).toEqual({ title: '灭火器过期' });
    const picture = await vault.get<Blob>(A, 'picture', 'p');
    expect([picture?.type, await picture?.text()]).toEqual(['image/jpeg', 'jpeg-bytes']);
    expect(Buffer.from(row(A, 'draft', 'x').data).includes('灭火器')).toBe(false);
    expect(Buffer.from(row(A, 'picture', 'p').data).includes('jpeg')).toBe(false);
  });

  it('given a key, then no script gets its bytes', async () => {
    const { vault, keys } = phone();
    await vault.put(A, [['draft', 'x', {}]]);
    const { key } = keys.get(A) as KeyRow;
    expect(key.extractable).toBe(false);
    await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow();
  });

  it('given the same words twice, then nothing tells that they are the same', async () => {
    const { vault, row } = phone();
    await vault.put(A, [['draft', 'x', 'same'], ['draft', 'y', 'same']]);
    expect(Buffer.from(row(A, 'draft', 'x').data).equals(Buffer.from(row(A, 'draft', 'y').data))).toBe(false);
  });

  it('given another person, then the first one\'s things are not his, nor opened by his key', async () => {
    const { vault, row, place, keys } = phone();
    await vault.put(A, [['entry', 'e', { body: 'a' }]]);
    await vault.put(B, [['entry', 'other', {}]]);
    expect((await vault.list(B, 'entry')).values.map((v) => v.id)).toEqual(['other']);
    place({ ...row(A, 'entry', 'e'), owner: B, keyId: (keys.get(B) as KeyRow).id });
    expect((await vault.list(B, 'entry')).unreadable).toEqual(['e']);
  });

  it.each<[string, (r: SealedRow) => SealedRow]>([
    ['changed', (r) => ({ ...r, data: new Uint8Array(r.data).map((b, i) => (i === 3 ? b ^ 1 : b)).buffer })],
    ['put in the place of another', (r) => ({ ...r, id: 'f' })],
    ['passed off as another kind', (r) => ({ ...r, kind: 'opened' as const })],
  ])('given something %s, then it is not half read but refused', async (_, change) => {
    const { vault, row, place } = phone();
    await vault.put(A, [['entry', 'e', { body: 1 }]]);
    const changed = change(row(A, 'entry', 'e'));
    place(changed);
    await expect(vault.get(A, changed.kind, changed.id)).rejects.toThrow(Unreadable);
  });

  it('given a key that is lost, then what it sealed is told apart, and what is kept from then on is good', async () => {
    const { vault, keys } = phone();
    await vault.put(A, [['entry', 'old', 1]]);
    keys.delete(A);
    await vault.put(A, [['entry', 'new', 2]]);
    const { values, unreadable } = await vault.list(A, 'entry');
    expect([values.map((v) => v.value), unreadable]).toEqual([[2], ['old']]);
  });

  it('given a key that is changed while something is being sealed, then it is sealed again', async () => {
    const { vault, rows, keys } = phone();
    await vault.put(A, [['draft', 'x', 1]]);
    let first = true;
    const write = rows.write.bind(rows);
    Object.assign(rows, { write: async (...of: Parameters<Rows['write']>) => {
      if (first) keys.delete(A);
      first = false;
      return write(...of);
    } });
    await vault.put(A, [['draft', 'y', 2]]);
    expect(await vault.get(A, 'draft', 'y')).toBe(2);
  });
});

describe('who leaves', () => {
  const copies = [['answer', '["check.get"]', {}], ['directory', 'subjects', {}], ['person', 'me', {}]] as const;

  it('given nothing unsent, when he signs out, then nothing is left, nor his key; another\'s stays', async () => {
    const { vault, keys, kinds } = phone();
    await vault.put(A, [...copies, ['draft', 'x', {}], ['picture', 'p', new Blob(['p'])]]);
    await vault.put(B, [['draft', 'x', {}]]);
    await vault.leave(A);
    expect([kinds(A), [...keys.keys()], kinds(B)]).toEqual([[], [B], ['draft x']]);
  });

  it('given unsent work, when he signs out, then that stays with what belongs to it, for him to read', async () => {
    const { vault, kinds } = phone();
    await vault.put(A, [
      ...copies, ['entry', 'e', { body: 'unsent' }], ['file', 'e/p', new Blob(['p'])], ['opened', 'o', { id: 'o' }],
      ['draft', 'check.o', { values: { pictures: [{ id: 'mine' }] } }], ['draft', 'hazard.report', {}], ['picture', 'mine', new Blob(['m'])], ['picture', 'loose', new Blob(['l'])],
    ]);
    await vault.leave(A);
    expect(kinds(A)).toEqual(['draft check.o', 'entry e', 'file e/p', 'opened o', 'picture mine']);
    expect(await vault.get(A, 'entry', 'e')).toEqual({ body: 'unsent' });
  });

  it('given another person of the tenant at work, then copies of the first one\'s records go, his own words do not', async () => {
    const { vault, kinds } = phone();
    await vault.put(A, [...copies, ['entry', 'e', {}], ['draft', 'x', {}]]);
    await vault.put('330108 a', [['person', 'me', {}]]);
    expect(await vault.personOf('440310')).toBe(A);
    await vault.takeOver(B, '440310');
    expect([kinds(A), kinds('330108 a'), await vault.personOf('440310')]).toEqual([['draft x', 'entry e'], ['person me'], undefined]);
  });

  it('given a week, then drafts and copies go; unsent work, and the draft of a check begun here, never by themselves', async () => {
    const { vault, kinds, keys } = phone();
    const now = 30 * DAY;
    await vault.put(A, [...copies, ['draft', 'old', {}]], [], now - 7 * DAY);
    await vault.put(A, [['draft', 'new', {}]], [], now - 6 * DAY);
    await vault.put(B, [['entry', 'e', {}], ['opened', 'o', {}], ['draft', 'check.o', {}], ['picture', 'p', new Blob(['p'])]], [], 0);
    await vault.put('440310 c', [['draft', 'old', {}]], [], 0);
    await vault.tidy(now);
    expect([kinds(A), kinds(B), keys.has('440310 c')]).toEqual([['draft new'], ['draft check.o', 'entry e', 'opened o', 'picture p'], false]);
  });
});
