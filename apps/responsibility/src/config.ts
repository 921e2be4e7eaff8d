import type { z } from 'zod';

/** What responsibility needs beyond every service's configuration: environment variables by name, with their schemas. */
export const responsibilityConfig = {} satisfies z.ZodRawShape;
