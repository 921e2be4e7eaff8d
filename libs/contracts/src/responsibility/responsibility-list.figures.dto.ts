import { z } from 'zod';
import { divisionCode, instant } from '../kit';

const counted = z.object({ count: z.number().int(), filter: z.record(z.string(), z.string()).meta({ description: 'query parameters with which the list of responsibility lists gives exactly these rows' }) });
const publication = z
  .object({ due: counted.meta({ description: '应公示: in force today, of a kind that is published' }), published: counted.meta({ description: '已公示: of these' }), rate: z.number().nullable().meta({ description: '公示率: published ÷ due, 0–1; null where none is due' }) })
  .meta({ description: '公示 of the lists in force' });
const editions = { issued: counted.meta({ description: '印发版数: editions issued in the year, the first ones among them' }), revisions: counted.meta({ description: '修订次数: editions issued in the year that revise another' }) };

export const listFiguresQuery = z.object({
  year: z.coerce.number().int().min(2000).max(2100).optional().meta({ description: 'by the day of issue, for editions and revisions; left out: this year' }),
  kindKey: z.string().max(60).optional(),
  divisionCode: divisionCode.optional().meta({ description: 'includes all below it' }),
});
export type ListFiguresQuery = z.output<typeof listFiguresQuery>;

/** 公示率 as of now, and 修订次数 of a year, by kind. */
export const listFigures = z
  .object({
    asOf: instant, year: z.number().int(), publication, ...editions,
    kinds: z.array(z.object({ key: z.string(), name: z.string(), publication: publication.nullable().meta({ description: 'null: nothing of the kind is to be published' }), ...editions })).meta({ description: 'kinds that are published, and those of which an edition was issued in the year' }),
  })
  .meta({ id: 'ResponsibilityListFigures' });
export type ListFigures = z.infer<typeof listFigures>;
