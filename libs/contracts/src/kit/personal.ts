import { checkIdentityNumber } from '@anlan/domain';
import { z } from 'zod';
import type { Permission } from '../access/permissions';

/** Kinds of personal numbers, and the name of a person who is to stay unknown. A field of a response that says its kind is masked in every answer and export. */
export type PersonalKind = 'phone' | 'identityNumber' | 'name';

/** What it takes to be shown a kind in full. */
export const revealPermission = { phone: 'personal.reveal', name: 'personal.reveal', identityNumber: 'personal.reveal-identity' } as const satisfies Record<PersonalKind, Permission>;

const KIND = 'x-personal';
const ONCE = 'x-shown-once';

/** Declares a field as personal: `personal('phone', z.string().nullable())`. The platform masks it before it leaves (PIPL article 51). */
export const personal = <T extends z.ZodType>(kind: PersonalKind, schema: T): T => schema.meta({ ...schema.meta(), [KIND]: kind }) as T;

/** Declares a secret that an answer shows once: showing it is an audit entry `<feature>.secret-shown`. */
export const shownOnce = <T extends z.ZodType>(schema: T): T => schema.meta({ ...schema.meta(), [ONCE]: true }) as T;

/** What `personal` and `shownOnce` declared of a schema. */
export function fieldPolicy(schema: z.core.$ZodType): { kind?: PersonalKind; once?: true } {
  const meta = z.globalRegistry.get(schema) as { [KIND]?: PersonalKind; [ONCE]?: true } | undefined;
  return { ...(meta?.[KIND] && { kind: meta[KIND] }), ...(meta?.[ONCE] && { once: true as const }) };
}

export const phone = z
  .string()
  .trim()
  .regex(/^\+?[0-9][0-9 -]{4,23}$/, '电话号码应为 5–24 位数字，可含空格和横线 / A phone number has 5–24 digits, spaces and dashes')
  .meta({ description: '电话' });

/** As it is entered. A masked one, read from an answer, fits neither this nor `phone`: it cannot be written back. */
export const identityNumber = z
  .string()
  .trim()
  .refine((s) => checkIdentityNumber(s).ok, '公民身份号码应为 18 位，且出生日期和校验码正确 / An identity number has 18 characters with a real date of birth and the right check character')
  .meta({ format: 'identity-number', description: '公民身份号码 resident identity number (GB 11643-1999); the check letter is a capital X' });
