import type { Subject } from '@anlan/contracts/enforcement';

/** What a phone knows of a subject without a line: enough to find it, and to begin a check of it. */
export type Listed = Pick<Subject, 'id' | 'name' | 'address' | 'creditCode' | 'codeDigest' | 'kind' | 'isKey' | 'status' | 'divisionCode' | 'divisionName' | 'position' | 'tags'>;

/** A copy of the register as far as one person's reach goes. */
export interface Directory {
  /** when it was made, in ms */
  readonly at: number;
  readonly items: readonly Listed[];
  /** how many there were; more than are kept, where they are too many */
  readonly total: number;
}

/** More than any street has premises that operate. */
export const MOST_SUBJECTS = 5_000;
const A_DAY_MS = 86_400_000;

export const listed = ({ id, name, address, creditCode, codeDigest, kind, isKey, status, divisionCode, divisionName, position, tags }: Subject): Listed => ({ id, name, address, creditCode, codeDigest, kind, isKey, status, divisionCode, divisionName, position, tags });

export const isOld = (directory: Directory | undefined, now: number): boolean => !directory || now - directory.at >= A_DAY_MS;

/** Full-width letters and capitals make no difference. */
const plain = (text: string): string => text.normalize('NFKC').toLowerCase();

/** Those that have every word of the question in name, address or credit code; names that begin with it first, then other names. */
export function search(items: readonly Listed[], question: string, { status, limit }: { status?: string; limit: number }): Listed[] {
  const words = plain(question).split(/\s+/).filter(Boolean);
  const states = status?.split(',');
  const rank = ({ name }: Listed): number => (words.length === 0 ? 0 : plain(name).startsWith(words[0] as string) ? 0 : words.every((w) => plain(name).includes(w)) ? 1 : 2);
  return items
    .filter((s) => !states || states.includes(s.status))
    .filter((s) => {
      const text = plain(`${s.name}\n${s.address}\n${s.creditCode ?? ''}`);
      return words.every((w) => text.includes(w));
    })
    .map((s) => ({ s, rank: rank(s) }))
    .sort((a, b) => a.rank - b.rank)
    .slice(0, limit)
    .map(({ s }) => s);
}

const LIKE_DIGITS: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1' };
/** A premises code as it may be typed: capitals, no dashes; undefined where it cannot be one. */
export function wholeCode(typed: string): string | undefined {
  const code = typed.normalize('NFKC').toUpperCase().replace(/[\s-]/g, '').replace(/[OIL]/g, (c) => LIKE_DIGITS[c] as string);
  return /^[0-9A-Z]{12}$/.test(code) ? code : undefined;
}

async function digestOf(id: string, code: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`${id} ${code}`)));
  return [...bytes].map((b) => b.toString(16).padStart(2, '0')).join('');
}

/** The one at whose door the code hangs: the copy holds no codes, only what tells a right one. */
export async function byCode(items: readonly Listed[], typed: string): Promise<Listed | undefined> {
  const code = wholeCode(typed);
  if (code === undefined) return undefined;
  const digests = await Promise.all(items.map((s) => digestOf(s.id, code)));
  return items.find((s, i) => s.codeDigest === digests[i]);
}
