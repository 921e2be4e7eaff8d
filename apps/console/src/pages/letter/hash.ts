/** SHA-256 of a text in UTF-8, 64 hexadecimal digits; undefined where the page has no secure address and the browser offers none. */
export async function hashOf(text: string): Promise<string | undefined> {
  const subtle = globalThis.crypto?.subtle as SubtleCrypto | undefined;
  if (!subtle) return undefined;
  return [...new Uint8Array(await subtle.digest('SHA-256', new TextEncoder().encode(text)))].map((b) => b.toString(16).padStart(2, '0')).join('');
}
