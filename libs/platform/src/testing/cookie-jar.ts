interface Cookie {
  name: string;
  value: string;
  path: string;
}

/** Just enough of a browser's jar for one host: values by name and path, removed when expired. */
export class CookieJar {
  private cookies: Cookie[] = [];

  take(response: Response, url: URL): void {
    for (const line of response.headers.getSetCookie()) {
      const [pair = '', ...attributes] = line.split(';').map((text) => text.trim());
      const attribute = (name: string) => attributes.find((text) => text.toLowerCase().startsWith(`${name}=`))?.slice(name.length + 1);
      const cut = pair.indexOf('=');
      const folder = url.pathname.slice(0, url.pathname.lastIndexOf('/')) || '/';
      const cookie = { name: pair.slice(0, cut), value: pair.slice(cut + 1), path: attribute('path') ?? folder };
      this.cookies = this.cookies.filter((other) => other.name !== cookie.name || other.path !== cookie.path);
      const expires = attribute('expires');
      const gone = attribute('max-age') === '0' || (expires !== undefined && Date.parse(expires) <= Date.now());
      if (!gone) this.cookies.push(cookie);
    }
  }

  header(url: URL): string {
    const applies = ({ path }: Cookie) =>
      url.pathname === path || url.pathname.startsWith(path.endsWith('/') ? path : `${path}/`);
    // The longest path first, as browsers send them.
    const matching = this.cookies.filter(applies).sort((a, b) => b.path.length - a.path.length);
    return matching.map(({ name, value }) => `${name}=${value}`).join('; ');
  }
}
