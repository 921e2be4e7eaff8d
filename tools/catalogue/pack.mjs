// The text of one province's file, three parts divided by a blank line:
//   1. a line per county: its 6 digits (or a city's, when it has no counties), then per street ` SSS:ranges`, where
//      ranges are the numbers of its communities as `first` or `first+more`, by commas: `001:1+4,200` is 1–5 and 200
//   2. the names of the streets in that order, a line each
//   3. the names of the communities in that order, a line each, with the common endings as one control character
export const FORMAT = 'anlan-divisions 1';

// Order matters: the first ending that fits is taken, so longer ones come first. The index carries the list to the reader.
export const ENDINGS = [
  '社区居民委员会', '村村民委员会', '社区居委会', '居民委员会', '村民委员会', '村村委会', '居委会', '村委会', '社区',
];

export function foldName(name) {
  const at = ENDINGS.findIndex((ending) => name.endsWith(ending));
  return at < 0 ? name : name.slice(0, -ENDINGS[at].length) + String.fromCharCode(at + 1);
}

export function rangesOf(numbers) {
  const ranges = [];
  for (const n of numbers) {
    const last = ranges.at(-1);
    if (last && last.first + last.more + 1 === n) last.more++;
    else ranges.push({ first: n, more: 0 });
  }
  return ranges.map(({ first, more }) => (more ? `${first}+${more}` : `${first}`)).join(',');
}

/** streets and communities: rows [code, name] in order of code. */
export function packProvince(streets, communities) {
  const numbers = new Map(streets.map(([code]) => [code, []]));
  for (const [code] of communities) numbers.get(code.slice(0, 9)).push(Number(code.slice(9)));
  const lines = new Map();
  for (const [code] of streets) {
    const county = code.slice(0, 6);
    lines.set(county, `${lines.get(county) ?? county} ${code.slice(6)}:${rangesOf(numbers.get(code))}`);
  }
  return [
    `${FORMAT}\n${[...lines.values()].join('\n')}`,
    streets.map(([, name]) => name).join('\n'),
    communities.map(([, name]) => foldName(name)).join('\n'),
  ].join('\n\n');
}
