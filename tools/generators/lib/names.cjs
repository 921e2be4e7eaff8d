/**
 * @typedef {object} Names
 * @property {string} file `rescue-team`
 * @property {string} words `rescue team`
 * @property {string} camel `rescueTeam`
 * @property {string} pascal `RescueTeam`
 * @property {string} snake `rescue_team`
 * @property {string} plural `rescue-teams`: in addresses and in the subject of events, where the platform adds the same s
 * @property {string} manyWords `rescue teams`
 * @property {string} many `rescueTeams`
 */

/**
 * All spellings of a name. Throws where it is not lower case words with dashes.
 * @param {string} name
 * @returns {Names}
 */
function namesOf(name) {
  if (!/^[a-z][a-z0-9]*(-[a-z][a-z0-9]*)*$/.test(name)) throw new Error(`'${name}' is no name: write lower case words with dashes, e.g. rescue-team`);
  const parts = name.split('-');
  const pascal = parts.map((p) => p[0].toUpperCase() + p.slice(1)).join('');
  const camel = pascal[0].toLowerCase() + pascal.slice(1);
  return {
    file: name, words: parts.join(' '), camel, pascal, snake: parts.join('_'),
    plural: `${name}s`, manyWords: `${parts.join(' ')}s`, many: `${camel}s`,
  };
}

module.exports = { namesOf };
