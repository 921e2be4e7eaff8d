import { z } from 'zod';
import { isWeakKey, isWeakText } from './weak-secret';
import type { Fault } from './start-refused';

/** Schemas whose values are secret, so that no two of them may be the same. */
const secrets = z.registry<{ secret: true }>();
const KEY_BYTES = 32;

const both = (zh: string, en: string): string => `${zh} / ${en}`;
export const WEAK = { zh: '是示例、默认或太易猜的值；请生成随机值', en: 'is an example, a default or too easy to guess; generate a random one' };
const HOW = 'openssl rand -base64';

/** A key of 32 random bytes in base64, as `openssl rand -base64 32` prints it; the value stays text. */
export function secretKey() {
  const schema = z.string().superRefine((text, context) => {
    const key = keyBytes(text);
    if (!key) context.addIssue(both(`必须是 base64 编码的 32 字节（${HOW} 32）`, `must be 32 bytes in base64 (${HOW} 32)`));
    else if (isWeakKey(key)) context.addIssue(both(`${WEAK.zh}（${HOW} 32）`, `${WEAK.en} (${HOW} 32)`));
  });
  return schema.register(secrets, { secret: true });
}

/** A password or client secret of at least `least` characters that nobody would guess. */
export function secretText(least = 16) {
  const schema = z.string().superRefine((text, context) => {
    if (text.length < least) context.addIssue(both(`至少 ${least} 个字符（${HOW} 24）`, `must have at least ${least} characters (${HOW} 24)`));
    else if (isWeakText(text)) context.addIssue(both(`${WEAK.zh}（${HOW} 24）`, `${WEAK.en} (${HOW} 24)`));
  });
  return schema.register(secrets, { secret: true });
}

/** The bytes of a key: base64 or base64url in its one spelling, padded or not. */
function keyBytes(text: string): Buffer | undefined {
  const key = Buffer.from(text, 'base64');
  const plain = text.replaceAll('-', '+').replaceAll('_', '/').replace(/=+$/, '');
  return key.length === KEY_BYTES && key.toString('base64').replace(/=+$/, '') === plain ? key : undefined;
}

/** One value for two secrets: who learns the one has the other. `env`: as text, before any schema changed it. */
export function sharedSecrets(shape: z.ZodRawShape, env: NodeJS.ProcessEnv): Fault[] {
  const seen = new Map<string, string>();
  return Object.keys(shape).flatMap((where) => {
    const value = secretOf(where, shape[where] as z.ZodType, env[where]);
    if (!value) return [];
    const before = seen.get(value);
    seen.set(value, where);
    return before ? [{ where, zh: `与 ${before} 是同一个值；每个密钥都要单独生成`, en: `has the same value as ${before}; every secret needs its own` }] : [];
  });
}

function secretOf(where: string, schema: z.ZodType, value: string | undefined): string | undefined {
  if (!value) return undefined;
  if (where === 'DATABASE_URL') return URL.canParse(value) ? decodeURIComponent(new URL(value).password) : undefined;
  return isSecret(schema) ? value : undefined;
}

/** Also behind `optional()`, `transform()` and the like. */
function isSecret(schema: z.ZodType): boolean {
  // Unlike `has`, `get` also knows what was refined further.
  if (secrets.get(schema)?.secret) return true;
  if (schema instanceof z.ZodPipe) return isSecret(schema.in as z.ZodType) || isSecret(schema.out as z.ZodType);
  const wraps = schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodNullable;
  return wraps && isSecret(schema.unwrap() as z.ZodType);
}
