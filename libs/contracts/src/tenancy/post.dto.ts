import { z } from 'zod';
import { flag, page, pageQuery, text, uuid } from '../kit';

export const post = z
  .object({ id: uuid, unitId: uuid, name: z.string(), duties: z.string().nullable().meta({ description: '岗位职责' }), active: z.boolean(), version: z.number().int() })
  .meta({ id: 'Post' });
export type PostDto = z.infer<typeof post>;

export const createPostBody = z.strictObject({ name: text(100), duties: text(4000).optional() }).meta({ id: 'CreatePost' });
export type CreatePostBody = z.output<typeof createPostBody>;

export const patchPostBody = z
  .strictObject({ name: text(100).optional(), duties: text(4000).nullable().optional(), active: z.boolean().optional() })
  .refine((b) => Object.keys(b).length > 0, '至少修改一项 / Change at least one field')
  .meta({ id: 'PatchPost' });
export type PatchPostBody = z.output<typeof patchPostBody>;

export const postQuery = pageQuery.extend({ active: flag.optional() });
export type PostQuery = z.output<typeof postQuery>;
export const postPage = page(post);
