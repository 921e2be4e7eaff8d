import { z } from 'zod';
import { defineOperation, divisionCode, text } from '../kit';

export const catalogueDivision = z
  .object({ code: z.string(), name: z.string(), level: z.enum(['province', 'city', 'county', 'street', 'community']), parentCode: z.string().nullable() })
  .meta({ id: 'CatalogueDivision' });

export const catalogueApi = {
  list: defineOperation({
    service: 'tenancy', id: 'catalogue.list', method: 'GET', path: '/divisions', summary: { zh: '全国统计用区划目录', en: 'The national catalogue of divisions: children of `parent`, or a search by name or code' },
    permission: 'signed-in', query: z.object({ parent: divisionCode.optional(), q: text(50).optional(), limit: z.coerce.number().int().min(1).max(200).default(50) }),
    status: 200, response: z.object({ items: z.array(catalogueDivision), nextCursor: z.null() }),
  }),
};
