import { z } from 'zod';
import { defineOperation, divisionCode, text } from '../kit';

export const catalogueDivision = z
  .object({
    code: z.string(),
    name: z.string(),
    level: z.enum(['province', 'city', 'county', 'street', 'community']),
    parentCode: z.string().nullable(),
    path: z.array(z.string()).meta({ description: '上级名称 names of those above it, from the province down, e.g. 广东省, 深圳市' }),
    opened: z.boolean().optional().meta({ description: '已开通 whether it is a tenant of this cell; for cities and counties, and only to who may see tenants' }),
  })
  .meta({ id: 'CatalogueDivision' });

export const catalogueApi = {
  list: defineOperation({
    service: 'tenancy', id: 'catalogue.list', method: 'GET', path: '/divisions', summary: { zh: '全国统计用区划目录', en: 'The national catalogue of divisions: children of `parent`, or a search by name, code, pinyin (pingshan) or initials (psq)' },
    permission: 'signed-in', query: z.object({ parent: divisionCode.optional(), q: text(50).optional(), limit: z.coerce.number().int().min(1).max(200).default(50) }),
    status: 200, response: z.object({ items: z.array(catalogueDivision), nextCursor: z.null() }),
  }),
};
