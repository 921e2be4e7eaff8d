import { brokerUrl, httpUrl, secretDirectory, secretKey, secretText } from '@anlan/platform/config';
import { z } from 'zod';

const key = secretKey().transform((text) => Buffer.from(text, 'base64'));
const strong = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^A-Za-z0-9]/];

/** What tenancy needs beyond every service's configuration. */
export const tenancyConfig = {
  IDENTITY_ADMIN_URL: httpUrl(),
  IDENTITY_ADMIN_CLIENT_ID: z.string().min(1),
  IDENTITY_ADMIN_CLIENT_SECRET: secretText(),
  /** The secrets of the realms' service accounts are derived from it. */
  IDENTITY_REALM_KEY: key,
  /** The one before, until every realm has the secret of the current one. */
  IDENTITY_REALM_KEY_PREVIOUS: z.preprocess((text) => text || undefined, key.optional()),
  /** holds trust.json: the seeds that sign integrators' accounts */
  NATS_TRUST_DIR: secretDirectory('trust.json'),
  NATS_PUBLIC_URL: brokerUrl(),
  OPERATOR_USERNAME: z.string().default('operator'),
  OPERATOR_PASSWORD: secretText(12).refine((p) => strong.every((kind) => kind.test(p)), '必须含大小写字母、数字和其他字符 / must hold lower and upper case letters, digits and another character'),
};
export type TenancyConfig = z.output<z.ZodObject<typeof tenancyConfig>>;
