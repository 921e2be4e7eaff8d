import { z } from 'zod';

/** What tenancy needs beyond every service's configuration. */
export const tenancyConfig = {
  IDENTITY_ADMIN_URL: z.url(),
  IDENTITY_ADMIN_CLIENT_ID: z.string(),
  IDENTITY_ADMIN_CLIENT_SECRET: z.string().min(16),
  NATS_TRUST_DIR: z.string(),
  NATS_PUBLIC_URL: z.string(),
  OPERATOR_USERNAME: z.string().default('operator'),
  OPERATOR_PASSWORD: z.string().min(12),
};
export type TenancyConfig = z.output<z.ZodObject<typeof tenancyConfig>>;
