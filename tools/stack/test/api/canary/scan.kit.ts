import { unzipSync, gunzipSync } from 'fflate';
import type { Canary } from './marker.kit';

export interface Found {
  readonly slug: string;
  /** how the marker was written */
  readonly form: string;
  /** where inside the thing that was searched, e.g. a file of a spreadsheet */
  readonly where: string;
  readonly around: string;
}

interface Needle {
  readonly slug: string;
  readonly form: string;
  /** bytes as Latin-1 */
  readonly bytes: string;
}

const latin = (bytes: Buffer): string => bytes.toString('latin1');
const utf16be = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();
const escaped = (text: string): string => [...text].map((c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`).join('');
const percent = (text: string): string => [...Buffer.from(text)].map((b) => `%${b.toString(16).padStart(2, '0')}`).join('');

/** What base64 makes of the bytes wherever in a text they begin: of the three places, what does not depend on the neighbours. */
function base64Forms(bytes: Buffer): string[] {
  return [0, 1, 2].map((shift) => {
    const whole = Buffer.concat([Buffer.alloc(shift), bytes]).toString('base64').replace(/=+$/, '');
    const first = Math.ceil((shift * 8) / 6);
    const complete = Math.floor(((shift + bytes.length) * 8) / 6);
    return whole.slice(first, complete);
  });
}

function needlesOf(canary: Canary): Needle[] {
  // The head of the text alone is a find too: a text may have been cut before its code.
  const head = canary.text.slice(0, -canary.code.length - 1);
  const parts: [string, string][] = [['text', head], ['code', canary.code], ['digits', canary.digits]];
  return parts.flatMap(([part, value]) => {
    const utf8 = Buffer.from(value);
    const forms: [string, string][] = [
      ['raw', latin(utf8)],
      ['JSON escapes', escaped(value)],
      ['percent', percent(value)],
      ['hex', utf8.toString('hex')],
      ['UTF-16LE', latin(Buffer.from(value, 'utf16le'))],
      ['UTF-16BE', latin(utf16be(value))],
      ...base64Forms(utf8).flatMap((b): [string, string][] => [['base64', b], ['base64url', b.replaceAll('+', '-').replaceAll('/', '_')]]),
      // Inside a JWT or a data URL the text is often JSON already.
      ...base64Forms(Buffer.from(escaped(value))).map((b): [string, string] => ['base64 of JSON escapes', b]),
    ];
    return forms.map(([form, bytes]) => ({ slug: canary.slug, form: `${part}, ${form}`, bytes }));
  });
}

const literal = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
const isZip = (b: Uint8Array): boolean => b[0] === 0x50 && b[1] === 0x4b && b[2] === 3 && b[3] === 4;
const isGzip = (b: Uint8Array): boolean => b[0] === 0x1f && b[1] === 0x8b;
const MOST_DEEP = 3;

/** Looks for the markers of some tenants, in any form that bytes take on their way: raw, escaped, encoded, zipped. */
export class Scanner {
  private readonly needles: Map<string, Needle>;
  private readonly pattern: RegExp;

  constructor(canaries: readonly Canary[]) {
    // Case does not matter to hex and percent; where it does, a find in another case is a stranger's, once in 36^8.
    this.needles = new Map(canaries.flatMap(needlesOf).map((n) => [n.bytes.toLowerCase(), n]));
    this.pattern = new RegExp([...this.needles.keys()].map(literal).join('|') || '(?!)', 'gi');
  }

  scan(data: string | Uint8Array, where = '', depth = 0): Found[] {
    const bytes = typeof data === 'string' ? Buffer.from(data) : Buffer.from(data.buffer, data.byteOffset, data.byteLength);
    const text = latin(bytes);
    const found = new Map<string, Found>();
    for (const match of text.matchAll(this.pattern)) {
      const needle = this.needles.get(match[0].toLowerCase());
      if (!needle || found.has(`${needle.slug} ${needle.form}`)) continue;
      const around = Buffer.from(text.slice(Math.max(0, match.index - 60), match.index + match[0].length + 30), 'latin1').toString('utf8');
      found.set(`${needle.slug} ${needle.form}`, { slug: needle.slug, form: needle.form, where, around });
    }
    return [...found.values(), ...(depth < MOST_DEEP ? this.unpacked(bytes, where, depth + 1) : [])];
  }

  private unpacked(bytes: Buffer, where: string, depth: number): Found[] {
    if (isGzip(bytes)) return this.scan(gunzipSync(bytes), `${where} unzipped`, depth);
    if (!isZip(bytes)) return [];
    return Object.entries(unzipSync(bytes)).flatMap(([name, data]) => [...this.scan(name, `${where}/names`, depth), ...this.scan(data, `${where}/${name}`, depth)]);
  }
}

export const told = (f: Found): string => `${f.slug}'s marker (${f.form})${f.where ? ` in ${f.where}` : ''}: …${f.around.replace(/\s+/g, ' ')}…`;
