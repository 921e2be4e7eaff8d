/** The path of a request target, without its query. */
export function pathOf(url: string): string {
  const query = url.indexOf('?');
  return query < 0 ? url : url.slice(0, query);
}

/**
 * Whether a path means one thing only. What two programs could read differently (encoded slashes and dots, doubled
 * slashes, backslashes, control characters) never leaves the gateway.
 */
export function isPlainPath(path: string): boolean {
  if (!/^\/[\x21-\x7e]*$/.test(path) || path.includes('//') || /\\|%(2f|5c|00)/i.test(path)) return false;
  if (!path.includes('.') && !path.includes('%')) return true;
  try {
    return !path.split('/').some((segment) => ['.', '..'].includes(decodeURIComponent(segment).split(';')[0] ?? ''));
  } catch {
    return false;
  }
}
