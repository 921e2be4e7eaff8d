/** Just enough of HTML to fill in a form and to read what a page says. */

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function decodeEntities(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
    if (hex !== undefined) return String.fromCodePoint(parseInt(hex, 16));
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
    return entities[name ?? ''] ?? whole;
  });
}

/** Where the form with this id posts to; undefined if the page has no such form. */
export function formAction(html: string, id: string, page: URL): URL | undefined {
  const tag = [...html.matchAll(/<form\b[^>]*>/gi)].map(([text]) => text).find((text) => new RegExp(`\\bid="${id}"`).test(text));
  return tag === undefined ? undefined : new URL(decodeEntities(/\baction="([^"]*)"/.exec(tag)?.[1] ?? ''), page);
}

const plain = (html: string): string => decodeEntities(html.replace(/<[^>]+>/g, ' ')).replace(/\s+/g, ' ').trim().slice(0, 300);

/** What the page says went wrong, else all its text. */
export function visibleText(html: string): string {
  const body = html.replace(/<(script|style|head)\b[\s\S]*?<\/\1>/gi, ' ');
  const marks = /<(p|div|span)\b[^>]*(?:id="(?:input-error[\w-]*|kc-error-message)"|class="[^"]*kc-feedback-text)[^>]*>([\s\S]*?)<\/\1>/gi;
  const errors = [...body.matchAll(marks)].map((match) => plain(match[2] ?? ''));
  return errors.find((text) => text !== '') ?? plain(body);
}

/** The value of the input with this name; undefined if the page has none. */
export function inputValue(html: string, name: string): string | undefined {
  const tag = [...html.matchAll(/<input\b[^>]*>/gi)].map(([text]) => text).find((text) => new RegExp(`\\bname="${name}"`).test(text));
  return tag === undefined ? undefined : decodeEntities(/\bvalue="([^"]*)"/.exec(tag)?.[1] ?? '');
}
