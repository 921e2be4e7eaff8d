/** What the gateway put into this page: styles that carry it are ours. */
export const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce;

/**
 * Some components write a style of their own without asking for the nonce (the table does, to measure scroll bars), and the
 * policy would refuse it. Whoever can run script here can style the page anyhow; what the policy keeps out is injected markup.
 */
export function nonceForStyles(): void {
  if (!nonce) return;
  const create = document.createElement.bind(document) as typeof document.createElement;
  document.createElement = ((name: string, options?: ElementCreationOptions) => {
    const element = create(name, options);
    if (element instanceof HTMLStyleElement) element.nonce = nonce;
    return element;
  }) as typeof document.createElement;
}
