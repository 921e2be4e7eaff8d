/** Text that is already HTML. Everything else is escaped where it is put in. */
export class Html {
  constructor(readonly text: string) {}
}

export type Content = Html | string | number | undefined | false | readonly Content[];

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}

function render(value: Content): string {
  if (value === undefined || value === false) return '';
  if (value instanceof Html) return value.text;
  if (Array.isArray(value)) return value.map(render).join('');
  return escapeHtml(String(value));
}

/** A template whose values are escaped unless they are Html themselves. */
export function html(strings: TemplateStringsArray, ...values: Content[]): Html {
  return new Html(strings.map((s, i) => s + render(values[i])).join(''));
}

/** Prose with `code` between backticks. */
export function prose(text: string): Html {
  const parts = text.split('`').map((part, i) => (i % 2 ? html`<code>${part}</code>` : html`${part}`));
  return html`${parts}`;
}
