/** Redirect addresses by Keycloak's rules: exact, or a prefix when the registered one ends in `*`; loopback takes any port. */

const loopback = new Set(['localhost', '127.0.0.1']);

function parse(uri: string): URL | undefined {
  try {
    const url = new URL(uri);
    // Credentials or a fragment in a redirect address are never meant well.
    return url.username || url.password || uri.includes('#') ? undefined : url;
  } catch {
    return undefined;
  }
}

/** RFC 8252: a native app listens on whatever port is free. */
function withoutLoopbackPort(url: URL): string | undefined {
  if (url.protocol !== 'http:' || !loopback.has(url.hostname)) return undefined;
  const copy = new URL(url.href);
  copy.port = '';
  return copy.href;
}

export function redirectUriAllowed(registered: readonly string[], uri: string): boolean {
  const url = parse(uri);
  if (!url) return false;
  // The parsed spelling: `/console/../x` must not pass as something below `/console/`.
  const candidates = [url.href, withoutLoopbackPort(url)].filter((candidate) => candidate !== undefined);
  return candidates.some((candidate) =>
    registered.some((pattern) => {
      if (!pattern.endsWith('*')) return candidate === new URL(pattern).href;
      return candidate.split('?')[0]?.startsWith(pattern.slice(0, -1)) ?? false;
    }),
  );
}

/** Addresses that can be used: relative ones resolved against the root, senseless ones left out. */
export function absoluteUris(uris: readonly string[], rootUrl: string | undefined): string[] {
  return uris.flatMap((uri) => {
    try {
      const absolute = new URL(uri, rootUrl).href;
      return [uri.includes('://') ? uri : absolute];
    } catch {
      return [];
    }
  });
}

/** May this page's origin call the token endpoint? `+` stands for the origins of the redirect addresses. */
export function originAllowed(origin: string, webOrigins: readonly string[], redirectUris: readonly string[]): boolean {
  return webOrigins.some((allowed) => {
    if (allowed === '*') return true;
    if (allowed === '+') return redirectUris.some((uri) => parse(uri)?.origin === origin);
    return allowed === origin;
  });
}
