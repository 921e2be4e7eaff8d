import { z } from 'zod';
import { divisionCode, instant, page, pageQuery, someOf, uuid } from './schemas';

/** overdue: past its deadline; today: due before midnight in Asia/Shanghai; soon: within the three days after; later; none: without deadline. */
export const urgencies = ['overdue', 'today', 'soon', 'later', 'none'] as const;
export type Urgency = (typeof urgencies)[number];

export const todoItem = z
  .object({
    id: z.string().meta({ description: '<type>:<id of the record>:<action>' }),
    kind: z.string(),
    action: z.string().meta({ description: 'the action of the record that is to be done next' }),
    subject: z.object({ type: z.string(), id: uuid, number: z.string(), title: z.string() }),
    divisionCode: z.string(),
    divisionName: z.string(),
    dueAt: instant.nullable(),
    urgency: z.enum(urgencies),
    since: instant.meta({ description: 'since when it waits' }),
  })
  .meta({ id: 'Todo' });
export type Todo = z.infer<typeof todoItem>;

/** The query of a service whose to-dos are of these kinds. */
export const todoQuery = <const K extends string>(kinds: readonly [K, ...K[]]) =>
  pageQuery.extend({
    kind: someOf(kinds).optional().meta({ description: `one, or several with commas: ${kinds.join(', ')}` }),
    urgency: someOf(urgencies).optional().meta({ description: `one, or several with commas: ${urgencies.join(', ')}` }),
    divisionCode: divisionCode.optional().meta({ description: 'includes all below it' }),
  });
export type TodoQuery = Omit<z.output<ReturnType<typeof todoQuery>>, 'kind'> & { kind?: string[] | undefined };
export const todoPage = page(todoItem);

export const todoSummary = z.object({
  asOf: instant,
  total: z.number().int(),
  byUrgency: z.object(Object.fromEntries(urgencies.map((u) => [u, z.number().int()])) as Record<Urgency, z.ZodInt>),
  byKind: z.record(z.string(), z.number().int()),
  overdueInScope: z.number().int().meta({ description: '范围内超期、但不由本人办理: overdue where the caller may look, and not his to do' }),
});
export type TodoSummary = z.infer<typeof todoSummary>;
