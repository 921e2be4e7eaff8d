import { z } from 'zod';
import { defineOperation } from '../kit';
import { slugParam } from './tenant.dto';

/** What a district shows to everybody. Notices and tips are lists that are empty until the services that write them have any. */
export const publicPage = z
  .object({
    slug: z.string(),
    name: z.string(),
    shortName: z.string(),
    intro: z.string().meta({ description: '本单位简介, as the district wrote it' }),
    hotline: z.string().nullable().meta({ description: '公众联系电话 a number of the bureau, not of a person' }),
    showTips: z.boolean(),
    tips: z.array(z.object({ title: z.string(), text: z.string() })),
    notices: z.array(z.object({ title: z.string(), text: z.string(), publishedAt: z.string() })),
    acceptReports: z.boolean().meta({ description: '可举报隐患 whether reports of hazards are taken' }),
    streets: z.array(z.object({ code: z.string(), name: z.string() })).meta({ description: '街道, for the report form' }),
  })
  .meta({ id: 'PublicPage' });
export type PublicPageDto = z.infer<typeof publicPage>;

export const publicPageApi = {
  get: defineOperation({
    service: 'tenancy', id: 'public-page.get', method: 'GET', path: '/public/tenants/:slug/page', summary: { zh: '公众页面', en: 'The public page of a district; not found until the district turns it on' },
    permission: 'public', tenantPage: 'page', params: slugParam, status: 200, response: publicPage, maxAge: 30,
  }),
};
