/**
 * What the arguments of `npm test` ask for: names of parts first, then patterns for Jest's paths. No argument is everything;
 * patterns alone are for all parts that take them. Throws where patterns can narrow nothing.
 * @param {string[]} args
 * @param {Record<string, { patterns?: boolean }>} known
 * @returns {{ parts: string[], patterns: string[], whole: boolean }}
 */
export function selection(args, known) {
  const given = args.filter((a) => a !== '--');
  const firstPattern = given.findIndex((a) => !Object.hasOwn(known, a));
  const names = firstPattern === -1 ? given : given.slice(0, firstPattern);
  const patterns = firstPattern === -1 ? [] : given.slice(firstPattern);
  const flag = patterns.find((p) => p.startsWith('-'));
  if (flag) throw new Error(`'${flag}' is not understood. Parts: ${Object.keys(known).join(', ')}; after them, patterns of paths.`);
  const chosen = names.length ? names : Object.keys(known);
  const parts = patterns.length ? chosen.filter((p) => known[p].patterns) : chosen;
  if (parts.length === 0) throw new Error(`${names.join(', ')} cannot be narrowed to ${patterns.join(', ')}`);
  return { parts: [...new Set(parts)], patterns, whole: given.length === 0 };
}
