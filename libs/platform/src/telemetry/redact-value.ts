import { maskIdentityNumber, maskPhone, maskText } from '@anlan/domain';

const CENSOR = '[redacted]';
const DEPTH = 8;

/** Fields that are secrets whatever is in them: initialPassword, client_secret, accessToken, set-cookie, creds … */
const secretKey = /password|passwd|secret|^(.*[-_])?(access|refresh|id|bearer)?[-_]?token$|^authorization$|^proxy-authorization$|^(set-)?cookies?$|^creds$|^credentials$|^(private|api|signing)[-_]?key$|^seed$|^jwt$|^follow[-_]?code$/i;
const phoneKey = /^(.*[a-z_-])?(phone|mobile|telephone)(number)?$/i;
const identityKey = /^(.*[a-z_-])?(identity|id)[-_]?(number|card)$/i;

/** Secrets as they stand in the middle of a sentence, an address or a stack. */
const secrets: [RegExp, string][] = [
  [/-----BEGIN [A-Z ]*(?:KEY|JWT|SEED)-----[\s\S]*?(?:-{5,6}END [A-Z ]*(?:KEY|JWT|SEED)-{5,6}|$)/g, CENSOR],
  [/\b(authorization|(?:set-)?cookie)(["']?\s*[:=]\s*)("[^"]*"|'[^']*'|[^\r\n]+)/gi, `$1$2${CENSOR}`],
  [/\b(Bearer|Basic)\s+[\w.~+/=-]+/gi, `$1 ${CENSOR}`],
  [/\beyJ[\w-]+\.[\w-]+(?:\.[\w-]*)?/g, CENSOR],
  // Seeds of NATS: S, the kind, base 32.
  [/\bS[AOUNCX][A-Z2-7]{50,60}\b/g, CENSOR],
  [/(:\/\/[^/\s:@]*):[^/\s@]+@/g, `$1:${CENSOR}@`],
  [/\b((?:access|refresh|id)_token|token|client_secret|clientSecret|secret|password|passwd|(?<=[?&])code)(["']?\s*[=:]\s*)("[^"]*"|'[^']*'|[^\s&,;"'}]+)/gi, `$1$2${CENSOR}`],
];

/** One look that spares nearly every text all the others. */
const suspicious = /\d{11}|token|secret|passw|auth|cookie|bearer|basic|eyJ|BEGIN|:\/\/|code=|S[AOUNCX][A-Z2-7]{50}/i;

/** A text without the secrets and the personal numbers in it. */
export function redactText(text: string): string {
  if (!suspicious.test(text)) return text;
  let out = text;
  for (const [pattern, instead] of secrets) out = out.replace(pattern, instead);
  return maskText(out);
}

/** A value as it may be written down for others to read: secrets cut out by the names of their fields and by their looks, personal numbers masked. */
export function redact(value: unknown, key = '', depth = 0): unknown {
  if (value === null || value === undefined || typeof value === 'boolean') return value;
  if (secretKey.test(key)) return CENSOR;
  if (typeof value === 'string') return redactString(key, value);
  if (typeof value === 'number') return phoneKey.test(key) || identityKey.test(key) ? redactString(key, String(value)) : value;
  if (typeof value !== 'object') return typeof value === 'bigint' ? String(value) : undefined;
  if (depth >= DEPTH) return '[deep]';
  if (value instanceof Date) return value;
  if (ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`;
  if (Array.isArray(value)) return value.map((v) => redact(v, key, depth + 1));
  if (value instanceof Map || value instanceof Set) return redact([...value], key, depth + 1);
  return redactObject(value as Record<string, unknown>, depth);
}

function redactString(key: string, value: string): string {
  if (phoneKey.test(key)) return maskPhone(value);
  if (identityKey.test(key)) return maskIdentityNumber(value);
  return redactText(value);
}

function redactObject(value: Record<string, unknown>, depth: number): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  if (value instanceof Error) {
    out['type'] = value.name;
    out['message'] = redactText(value.message);
    out['stack'] = redactText(value.stack ?? '');
    if (value.cause !== undefined) out['cause'] = redact(value.cause, '', depth + 1);
  }
  for (const [key, v] of Object.entries(value)) out[key] ??= redact(v, key, depth + 1);
  return out;
}
