import { z } from 'zod';
import { flag, instant, page, pageQuery, text, uuid } from '../kit';

export const username = z
  .string()
  .trim()
  .regex(/^[a-z][a-z0-9._-]{2,39}$/, '登录名须以小写字母开头，3–40 位小写字母、数字、点、横线 / A username begins with a letter and has 3–40 small letters, digits, dots and dashes')
  .meta({ description: '登录名 username, unique in the tenant, never changed' });
const phone = z
  .string()
  .trim()
  .regex(/^\+?[0-9][0-9 -]{4,23}$/, '电话号码应为 5–24 位数字，可含空格和横线 / A phone number has 5–24 digits, spaces and dashes')
  .meta({ description: '电话' });
const password = z.string().min(8).max(128);

export const member = z
  .object({
    id: uuid,
    username: z.string(),
    displayName: z.string(),
    phone: z.string().nullable().meta({ description: '电话; its middle is hidden unless the caller holds member.manage' }),
    unitId: uuid.nullable(),
    unitName: z.string().nullable(),
    postId: uuid.nullable(),
    postName: z.string().nullable(),
    enabled: z.boolean(),
    subject: z.string().meta({ description: 'subject of the person\'s tokens; the actor of audit entries' }),
    createdAt: instant,
    version: z.number().int(),
  })
  .meta({ id: 'Member' });
export type MemberDto = z.infer<typeof member>;

export const createMemberBody = z
  .strictObject({
    username,
    displayName: text(50).meta({ description: '姓名' }),
    phone: phone.optional(),
    unitId: uuid.optional(),
    postId: uuid.optional(),
    initialPassword: password.optional().meta({ description: 'to be changed at the first sign-in; generated when absent' }),
  })
  .meta({ id: 'CreateMember' });
export type CreateMemberBody = z.output<typeof createMemberBody>;

export const createdMember = member
  .extend({ initialPassword: z.string().optional().meta({ description: 'the generated password; shown only here' }) })
  .meta({ id: 'CreatedMember' });
export type CreatedMember = z.infer<typeof createdMember>;

export const patchMemberBody = z
  .strictObject({ displayName: text(50).optional(), phone: phone.nullable().optional(), unitId: uuid.nullable().optional(), postId: uuid.nullable().optional() })
  .refine((b) => Object.keys(b).length > 0, '至少修改一项 / Change at least one field')
  .meta({ id: 'PatchMember' });
export type PatchMemberBody = z.output<typeof patchMemberBody>;

export const resetPasswordBody = z.strictObject({ password: password.optional() });
export const resetPasswordResult = z.object({
  oneTimePassword: z.string().optional().meta({ description: 'the generated password, to be changed at the next sign-in; shown only here' }),
});

export const memberQuery = pageQuery.extend({
  unitId: uuid.optional(),
  enabled: flag.optional(),
  q: text(50).optional().meta({ description: 'part of the name or username' }),
});
export type MemberQuery = z.output<typeof memberQuery>;
export const memberPage = page(member);
