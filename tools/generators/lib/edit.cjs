/** @typedef {import('@nx/devkit').Tree} Tree */

/**
 * Changes one file. Throws where it is missing, and where nothing changed: then it no longer looks as the generator expects.
 * @param {Tree} tree
 * @param {string} path
 * @param {(text: string) => string} change
 */
function edit(tree, path, change) {
  const before = tree.read(path, 'utf8');
  if (before === null) throw new Error(`${path} does not exist`);
  const after = change(before);
  if (after === before) throw new Error(`${path} does not look as this generator expects: nothing was changed there`);
  tree.write(path, after);
}

/**
 * Adds an import below the last one.
 * @param {string} text
 * @param {string} line
 */
function addImport(text, line) {
  const imports = [...text.matchAll(/^import [\s\S]*?;\n/gm)];
  const last = imports.at(-1);
  const at = last ? last.index + last[0].length : 0;
  return `${text.slice(0, at)}${line}\n${last ? '' : '\n'}${text.slice(at)}`;
}

/**
 * Adds an item to the end of the first array literal after `marker`, on a line of its own where the others have theirs.
 * @param {string} text
 * @param {RegExp} marker ends with the opening bracket
 * @param {string} item
 */
function addToList(text, marker, item) {
  const match = marker.exec(text);
  if (!match) return text;
  const open = match.index + match[0].length;
  const close = closingBracket(text, open);
  const inside = text.slice(open, close);
  if (inside.trim() === '') return `${text.slice(0, open)}${item}${text.slice(close)}`;
  const lines = /^\s*\n( +)/.exec(inside);
  const body = inside.replace(/,?\s*$/, '');
  const end = lines ? `,\n${lines[1]}${item},${/\n *$/.exec(inside)?.[0] ?? '\n'}` : `, ${item}`;
  return `${text.slice(0, open)}${body}${end}${text.slice(close)}`;
}

/**
 * Where the bracket opened just before `from` closes; strings are stepped over.
 * @param {string} text
 * @param {number} from
 */
function closingBracket(text, from) {
  let depth = 1;
  for (let i = from; i < text.length; i += 1) {
    const c = text[i];
    if (c === "'" || c === '"' || c === '`') {
      for (i += 1; i < text.length && text[i] !== c; i += 1) if (text[i] === '\\') i += 1;
    } else if (c === '[' || c === '{' || c === '(') depth += 1;
    else if (c === ']' || c === '}' || c === ')') depth -= 1;
    if (depth === 0) return i;
  }
  throw new Error('a bracket is not closed');
}

/**
 * @param {Tree} tree
 * @param {string} service
 */
function assertService(tree, service) {
  if (!tree.exists(`apps/${service}/migrations/index.ts`)) throw new Error(`apps/${service} is no service: make it first with \`npx nx g service ${service}\``);
}

module.exports = { addImport, addToList, assertService, edit };
