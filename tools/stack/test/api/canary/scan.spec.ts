import { gzipSync, strToU8, zipSync } from 'fflate';
import { Aviary, canaryOf, PLATFORM } from './marker.kit';
import { Scanner } from './scan.kit';

const here = canaryOf('440310', '坪山');
const there = canaryOf('330108', '滨江');
const scanner = new Scanner([there]);
const slugs = (data: string | Uint8Array): string[] => [...new Set(scanner.scan(data).map((f) => f.slug))];
const utf16be = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();
const escapes = (text: string): string => text.replace(/[^\0-~]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
const sheet = (text: string): Uint8Array => zipSync({ 'xl/sharedStrings.xml': strToU8(`<t>${text}</t>`), 'xl/other.xml': strToU8('<t/>') });

describe('the scanner', () => {
  const planted: [string, string | Uint8Array][] = [
    ['raw', `{"title":"某 ${there.text}-3"}`],
    ['its code alone', `user ${there.code}-7 signed in`],
    ['its code in capitals', there.code.toUpperCase()],
    ['its head alone, cut before the code', `"${there.text.slice(0, -there.code.length)}`],
    ['its digits', `+86 ${there.digits}`],
    ['JSON escapes', escapes(`{"title":"${there.text}"}`)],
    ['JSON escapes of every character', [...there.text].map((c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')],
    ['JSON escapes in capitals', escapes('滨江金丝雀').toUpperCase().replaceAll('\\U', '\\u')],
    ['a URL', `/hazards?q=${encodeURIComponent(there.text)}`],
    ['a URL in small letters', encodeURIComponent(there.text).toLowerCase()],
    ['hex, as Postgres shows bytes', `\\x00${Buffer.from(there.text).toString('hex')}`],
    ['UTF-16', Buffer.from(`\uFEFF标题\t${there.text}`, 'utf16le')],
    ['UTF-16, big end first', utf16be(there.text)],
    ['a spreadsheet', sheet(there.text)],
    ['the name of a zipped file', zipSync({ [`${there.text}.png`]: new Uint8Array(1) })],
    ['a spreadsheet in a zip', zipSync({ 'a.xlsx': sheet(there.text) })],
    ['gzip', gzipSync(strToU8(there.text))],
  ];
  for (const shift of [0, 1, 2, 3]) {
    const padded = `${'x'.repeat(shift)}${there.text} 之后`;
    planted.push([`base64, ${shift} bytes in`, Buffer.from(padded).toString('base64')], [`base64url, ${shift} bytes in`, `eyJ.${Buffer.from(padded).toString('base64url')}.sig`], [`base64 of JSON, ${shift} bytes in`, Buffer.from(escapes(padded)).toString('base64')]);
  }

  it.each(planted)('given the marker as %s, then it is found', (_, data) => {
    expect(slugs(data)).toEqual(['330108']);
  });

  it('given our own marker in every form, or none, then nothing is found', () => {
    for (const clean of ['', '坪山金丝雀', here.text, encodeURIComponent(here.text), Buffer.from(here.text), Buffer.from(here.text).toString('base64'), sheet(here.text), Buffer.from(here.text, 'utf16le')]) expect(scanner.scan(clean)).toEqual([]);
  });

  it('given what is found, then it says whose, in which form and where', () => {
    const [found] = scanner.scan(sheet(there.text), 'GET /members');
    expect(found).toMatchObject({ slug: '330108', form: 'text, raw', where: 'GET /members/xl/sharedStrings.xml', around: expect.stringContaining(there.text) });
  });
});

describe('whose marker may stand where', () => {
  const aviary = new Aviary();
  aviary.add(PLATFORM, '平台');
  for (const [slug, name, above] of [['440300', '深圳', PLATFORM], ['330100', '杭州', PLATFORM], ['440310', '坪山', '440300'], ['330108', '滨江', '330100']] as const) aviary.add(slug, name, above);
  const foreign = (slug?: string): string[] => aviary.foreignTo(slug).map((c) => c.slug);

  it.each([
    ['440310', ['330100', '330108']],
    ['330108', ['440300', '440310']],
    ['440300', ['330100', '440310', '330108']],
    [PLATFORM, ['440310', '330108']],
    ['440311', ['330100', '440310', '330108']],
    ['999999', [PLATFORM, '440300', '330100', '440310', '330108']],
    [undefined, [PLATFORM, '440300', '330100', '440310', '330108']],
  ])('given %s, then foreign to it are %j', (slug, wanted) => {
    expect(foreign(slug)).toEqual(wanted);
  });

  it('given two markers, then neither is part of the other, and each is short enough for the shortest text', () => {
    const all = aviary.all.flatMap((c) => [c.code, c.digits, c.text.slice(0, 5)]);
    for (const a of all) expect(all.filter((b) => b.includes(a))).toEqual([a]);
    for (const { text } of aviary.all) expect(`${text}-999`.length).toBeLessThanOrEqual(20);
  });
});
