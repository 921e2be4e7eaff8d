import { z } from 'zod';
import { flag, identityNumber, instant, page, pageQuery, personal, phone, shownOnce, text, uuid } from '../kit';

export const username = z
  .string()
  .trim()
  .regex(/^[a-z][a-z0-9._-]{2,39}$/, '登录名须以小写字母开头，3–40 位小写字母、数字、点、横线 / A username begins with a letter and has 3–40 small letters, digits, dots and dashes')
  .meta({ description: '登录名 username, unique in the tenant, never changed' });
const password = z.string().min(8).max(128);

export const member = z
  .object({
    id: uuid,
    username: z.string(),
    displayName: z.string(),
    phone: personal('phone', z.string().nullable().meta({ description: '电话; its middle is hidden, the reveal action shows it' })),
    identityNumber: personal('identityNumber', z.string().nullable().meta({ description: '公民身份号码; hidden but for its ends, the reveal action shows it' })),
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
    identityNumber: identityNumber.optional(),
    unitId: uuid.optional(),
    postId: uuid.optional(),
    initialPassword: password.optional().meta({ description: 'to be changed at the first sign-in; generated when absent' }),
  })
  .meta({ id: 'CreateMember' });
export type CreateMemberBody = z.output<typeof createMemberBody>;

export const createdMember = member
  .extend({ initialPassword: shownOnce(z.string().optional().meta({ description: 'the generated password; shown only here' })) })
  .meta({ id: 'CreatedMember' });
export type CreatedMember = z.infer<typeof createdMember>;

export const patchMemberBody = z
  .strictObject({
    displayName: text(50).optional(),
    phone: phone.nullable().optional(),
    identityNumber: identityNumber.nullable().optional(),
    unitId: uuid.nullable().optional(),
    postId: uuid.nullable().optional(),
  })
  .refine((b) => Object.keys(b).length > 0, '至少修改一项 / Change at least one field')
  .meta({ id: 'PatchMember' });
export type PatchMemberBody = z.output<typeof patchMemberBody>;

export const resetPasswordBody = z.strictObject({
  password: password.optional(),
  oneTimeCode: z.boolean().optional().meta({ description: '同时清除动态口令（手机丢失），下次登录时重新绑定 true also forgets the person\'s one-time code (a lost phone), to be set up anew at the next sign-in' }),
});
export type ResetPasswordBody = z.output<typeof resetPasswordBody>;
export const resetPasswordResult = z.object({
  oneTimePassword: shownOnce(z.string().optional().meta({ description: 'the generated password, to be changed at the next sign-in; shown only here' })),
});

export const revealBody = z.strictObject({
  fields: z.array(z.enum(['phone', 'identityNumber'])).min(1).max(2).meta({ description: 'phone needs the permission personal.reveal, identityNumber also personal.reveal-identity' }),
  reason: text(200, 2).meta({ description: '事由; stands in the audit log' }),
});
export type RevealBody = z.output<typeof revealBody>;
export const revealed = z
  .object({ id: uuid, phone: personal('phone', z.string().nullable().optional()), identityNumber: personal('identityNumber', z.string().nullable().optional()) })
  .meta({ id: 'RevealedMember', description: 'the fields asked for, in full' });
export type RevealedMember = z.infer<typeof revealed>;

export const memberQuery = pageQuery.extend({
  unitId: uuid.optional(),
  enabled: flag.optional(),
  q: text(50).optional().meta({ description: 'part of the name or username' }),
  reveal: flag.optional().meta({ description: 'in an export only: true shows personal fields in full to who may reveal them' }),
  reason: text(200, 2).optional().meta({ description: '事由 why they are revealed, required with reveal=true; stands in the audit log' }),
});
export type MemberQuery = z.output<typeof memberQuery>;
export const memberPage = page(member);
