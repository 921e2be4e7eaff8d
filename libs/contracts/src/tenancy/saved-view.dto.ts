import { z } from 'zod';
import { instant, page, pageQuery, text, uuid } from '../kit';

/** Of one person and one list. */
export const MOST_SAVED_VIEWS = 50;

const list = z
  .string()
  .regex(/^[a-z]{2,30}\.[a-z][a-z0-9-]{0,39}$/, '列表应如 enforcement.hazard / A list, such as enforcement.hazard')
  .meta({ description: '列表 <service>.<feature>, e.g. enforcement.hazard' });
const name = text(50).meta({ description: '名称, unique among one\'s views of the list' });
const query = z
  .record(z.string().regex(/^[A-Za-z][A-Za-z0-9._-]{0,49}$/, '筛选项应为参数名 / A filter is the name of a parameter'), text(500, 0))
  .refine((q) => Object.keys(q).length <= 40, '不超过 40 项 / At most 40 filters')
  .meta({ description: '筛选与排序 query parameters of the list' });
const columns = z
  .array(z.string().regex(/^[A-Za-z][A-Za-z0-9._-]{0,59}$/, '列应为字段名 / A column is the name of a field'))
  .max(60)
  .refine((c) => new Set(c).size === c.length, '列重复 / A column is there twice')
  .meta({ description: '列, in their order; empty = the list\'s own' });
const shared = z.boolean().meta({ description: '全单位可见（需 settings.manage） to be seen by the whole tenant; only who holds settings.manage shares' });

export const savedView = z
  .object({
    id: uuid,
    list: z.string(),
    name: z.string(),
    query: z.record(z.string(), z.string()),
    columns: z.array(z.string()),
    shared: z.boolean(),
    owner: z.object({ memberId: uuid, name: z.string() }),
    mine: z.boolean(),
    createdAt: instant,
    updatedAt: instant,
    version: z.number().int(),
  })
  .meta({ id: 'SavedView' });
export type SavedViewDto = z.infer<typeof savedView>;

export const createSavedViewBody = z.strictObject({ list, name, query: query.default({}), columns: columns.default([]), shared: shared.default(false) }).meta({ id: 'CreateSavedView' });
export type CreateSavedViewBody = z.output<typeof createSavedViewBody>;

export const patchSavedViewBody = z
  .strictObject({ name: name.optional(), query: query.optional(), columns: columns.optional(), shared: shared.optional() })
  .refine((b) => Object.keys(b).length > 0, '至少修改一项 / Change at least one field')
  .meta({ id: 'PatchSavedView' });
export type PatchSavedViewBody = z.output<typeof patchSavedViewBody>;

export const savedViewQuery = pageQuery.extend({ list: list.optional() });
export type SavedViewQuery = z.output<typeof savedViewQuery>;
export const savedViewPage = page(savedView);
