const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const MOMENT = /^\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d{2}:\d{2}))?$/;
/** Fields whose values are words of a contract, or codes: divisions, not people. */
const codeKey = /^(kind|level|state|status|source|role|result|action|category|type|crs|(.*[a-z])?codes?)$/i;
const CODE = /^([A-Za-z][A-Za-z0-9_-]{0,31}|\d{2,9}|\d{12}|\d{15,16})$/;
/** Numbers beyond it may be telephones. */
const LARGEST = 1_000_000_000;
const DEPTH = 6;
const ITEMS = 20;
const FIELDS = 60;

/**
 * What an event's data show to who looks into why it failed, perhaps in another bureau: ids, figures, days and codes.
 * Every other text is shown by its length alone: names and telephones are among them, and no list of fields knows them all.
 */
export function previewOf(value: unknown, key = '', depth = 0): unknown {
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'number') return Math.abs(value) < LARGEST ? value : '…';
  if (typeof value === 'string') return ID.test(value) || MOMENT.test(value) || (codeKey.test(key) && CODE.test(value)) ? value : `…(${[...value].length})`;
  if (typeof value !== 'object' || depth >= DEPTH) return '…';
  if (Array.isArray(value)) return value.slice(0, ITEMS).map((v) => previewOf(v, key, depth + 1));
  // A key that is no name of a field may be somebody's, too.
  const named = Object.entries(value).filter(([name]) => /^[A-Za-z][A-Za-z0-9_]{0,40}$/.test(name));
  return Object.fromEntries(named.slice(0, FIELDS).map(([name, v]) => [name, previewOf(v, name, depth + 1)]));
}
