import { z } from 'zod';

export const month = z.string().regex(/^(19|20)\d{2}-(0[1-9]|1[0-2])$/, '月份应如 2026-03 / A month, such as 2026-03');
