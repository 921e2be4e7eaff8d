import { z } from 'zod';

const key = z
  .string()
  .transform((text) => Buffer.from(text, 'base64'))
  .refine((bytes) => bytes.length === 32, 'must be 32 bytes in base64');
const strong = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^A-Za-z0-9]/];

/** What tenancy needs beyond every service's configuration. */
export const tenancyConfig = {
  IDENTITY_ADMIN_URL: z.url(),
  IDENTITY_ADMIN_CLIENT_ID: z.string(),
  IDENTITY_ADMIN_CLIENT_SECRET: z.string().min(16),
  /** The secrets of the realms' service accounts are derived from it. */
  IDENTITY_REALM_KEY: key,
  /** The one before, until every realm has the secret of the current one. */
  IDENTITY_REALM_KEY_PREVIOUS: z.literal('').transform(() => undefined).or(key).optional(),
  NATS_TRUST_DIR: z.string(),
  NATS_PUBLIC_URL: z.string(),
  OPERATOR_USERNAME: z.string().default('operator'),
  OPERATOR_PASSWORD: z.string().min(12).refine((p) => strong.every((kind) => kind.test(p)), 'must hold lower and upper case letters, digits and another character'),
};
export type TenancyConfig = z.output<z.ZodObject<typeof tenancyConfig>>;
