import { z } from 'zod';
import { day, flag, instant, page, pageQuery, someOf, text, uuid } from '../kit';
import { hazardLevel } from './hazard.dto';
import { hazardStates } from './hazard.lifecycle';
import { knowledgeActions, knowledgeStates } from './knowledge.lifecycle';
import { isCasNumber } from '@anlan/domain';

export const knowledgeKinds = ['law_article', 'violation', 'chemical', 'accident_case'] as const;
export type KnowledgeKind = (typeof knowledgeKinds)[number];
export const knowledgeKindNames: Readonly<Record<KnowledgeKind, { readonly zh: string; readonly en: string }>> = {
  law_article: { zh: '法规条款', en: 'Law article' },
  violation: { zh: '违法行为', en: 'Violation' },
  chemical: { zh: '危化品', en: 'Hazardous chemical' },
  accident_case: { zh: '事故案例', en: 'Accident case' },
};

/** Whether a version holds on a day; of a draft and of what was withdrawn there is no such thing. */
export const knowledgeStandings = ['upcoming', 'in_force', 'ended'] as const;
export const knowledgeStandingNames: Readonly<Record<(typeof knowledgeStandings)[number], { readonly zh: string; readonly en: string }>> = {
  upcoming: { zh: '尚未施行', en: 'Not yet in force' },
  in_force: { zh: '现行有效', en: 'In force' },
  ended: { zh: '已失效', en: 'No longer in force' },
};

export const casNumber = z
  .string()
  .trim()
  .refine(isCasNumber, 'CAS 号格式或校验位不正确 / The CAS number is malformed, or its check digit is wrong')
  .meta({ format: 'cas-number', description: 'CAS 号, with its check digit, e.g. 7664-41-7' });

const facts = {
  title: text(300).meta({ description: '名称: of the article, the violation, the chemical (品名) or the accident' }),
  collection: text(300).nullable().meta({ description: '所属法规、标准、目录, as checklists name it in their legal basis' }),
  article: text(100).nullable().meta({ description: '条款、序号 e.g. 第四十一条; with the collection it is what checklists cite' }),
  category: text(100).nullable().meta({ description: '类别: of law (法律、部门规章 …), of the violation, of hazard (易燃液体 …), of accident (坍塌 …)' }),
  text: text(20_000).nullable().meta({ description: '正文' }),
  source: text(500).nullable().meta({ description: '来源: who issued it, under which number, where it was checked' }),
  effectiveFrom: day.nullable().meta({ description: '施行日期' }),
  effectiveTo: day.nullable().meta({ description: '失效日期 last day; null: no end is known' }),
  basis: text(1000).nullable().meta({ description: '违反条款: what a violation offends against' }),
  penalty: text(1000).nullable().meta({ description: '处罚条款: the clause that threatens it with a penalty; never an amount of its own' }),
  cas: casNumber.nullable(),
  occurredOn: day.nullable().meta({ description: '事故发生日期' }),
};
export type KnowledgeFacts = { [K in keyof typeof facts]: z.output<(typeof facts)[K]> };

export const createKnowledgeBody = z
  .strictObject({
    kind: z.enum(knowledgeKinds).meta({ description: knowledgeKinds.map((k) => `${k} ${knowledgeKindNames[k].zh}`).join(' | ') }),
    title: facts.title, collection: facts.collection.default(null), article: facts.article.default(null), category: facts.category.default(null), text: facts.text.default(null), source: facts.source.default(null),
    effectiveFrom: facts.effectiveFrom.default(null), effectiveTo: facts.effectiveTo.default(null), basis: facts.basis.default(null), penalty: facts.penalty.default(null), cas: facts.cas.default(null), occurredOn: facts.occurredOn.default(null),
  })
  .meta({ id: 'CreateKnowledge' });
export type CreateKnowledgeBody = z.output<typeof createKnowledgeBody>;
/** Of a draft. What is left out stays; the kind never changes. */
export const changeKnowledgeBody = z.strictObject(facts).partial().meta({ id: 'ChangeKnowledge' });
export type ChangeKnowledgeBody = z.output<typeof changeKnowledgeBody>;
export const publishKnowledgeBody = z.strictObject({ note: text(500).optional() });
export const reviseKnowledgeBody = z.strictObject({ note: text(500).optional() });
export const repealKnowledgeBody = z.strictObject({ effectiveTo: day.meta({ description: '失效日期 its last day' }), reason: text(500) });
export const withdrawKnowledgeBody = z.strictObject({ reason: text(500) });

const person = z.object({ id: z.string(), name: z.string() });
export const knowledge = z
  .object({
    id: uuid.meta({ description: 'of this version' }),
    entryId: uuid.meta({ description: 'the same in all versions' }),
    number: z.number().int().meta({ description: '版次, from 1' }),
    kind: z.enum(knowledgeKinds),
    ...facts,
    cas: z.string().nullable(),
    libraryKey: z.string().nullable().meta({ description: 'the entry of the library that it was taken from' }),
    status: z.enum(knowledgeStates),
    statusReason: z.string().nullable(),
    standing: z.enum(knowledgeStandings).nullable().meta({ description: 'today, or on the day that was asked for; null: a draft, or withdrawn' }),
    publishedAt: instant.nullable(),
    createdBy: person, createdAt: instant, updatedBy: person, updatedAt: instant, version: z.number().int(),
    allowedActions: z.array(z.enum(knowledgeActions)),
  })
  .meta({ id: 'Knowledge' });
export type Knowledge = z.infer<typeof knowledge>;
export const knowledgePage = page(knowledge.omit({ text: true }).meta({ id: 'KnowledgeRow' }));
export type KnowledgeRowDto = Omit<Knowledge, 'text'>;

export const knowledgeVersion = z.object({ id: uuid, number: z.number().int(), status: z.enum(knowledgeStates), effectiveFrom: day.nullable(), effectiveTo: day.nullable(), standing: z.enum(knowledgeStandings).nullable() }).meta({ id: 'KnowledgeVersion' });
export const knowledgeDetail = knowledge.extend({ versions: z.array(knowledgeVersion).meta({ description: 'all of the entry, newest first: what this one replaced, and what replaced it' }) }).meta({ id: 'KnowledgeDetail' });
export type KnowledgeDetail = z.infer<typeof knowledgeDetail>;

export const knowledgeQuery = pageQuery.extend({
  kind: someOf(knowledgeKinds).optional(),
  status: someOf(knowledgeStates).optional(),
  inForceOn: day.optional().meta({ description: '某日有效: what held on that day' }),
  collection: text(300).optional(),
  article: text(100).optional(),
  category: text(100).optional(),
  entryId: uuid.optional(),
  latest: flag.optional().meta({ description: 'true: of each entry its newest version that is not withdrawn' }),
  q: text(100).optional().meta({ description: 'words in title, collection, article, category, text, basis, penalty, CAS number and source' }),
});
export type KnowledgeQuery = z.output<typeof knowledgeQuery>;

export const knowledgeCountsQuery = z.object({ on: day.optional().meta({ description: 'default: today' }) });
export const knowledgeCounts = z
  .object({
    on: day,
    kinds: z.array(z.object({ kind: z.enum(knowledgeKinds), inForce: z.number().int().meta({ description: '条数 in force on that day' }), drafts: z.number().int(), entries: z.number().int().meta({ description: 'that are not withdrawn' }) })),
    collections: z.array(z.object({ kind: z.enum(knowledgeKinds), collection: z.string(), inForce: z.number().int() })),
  })
  .meta({ id: 'KnowledgeCounts' });
export type KnowledgeCounts = z.infer<typeof knowledgeCounts>;

export const MOST_CITATIONS = 200;
export const knowledgeCitations = z
  .object({
    checklistItems: z.array(z.object({ checklistId: uuid, name: z.string(), number: z.number().int(), code: z.string(), text: z.string() })).meta({ description: 'items of published checklists whose legal basis is this collection and article' }),
    hazards: z.array(z.object({ id: uuid, number: z.string(), title: z.string(), level: hazardLevel, status: z.enum(hazardStates), entryId: uuid })).meta({ description: `of those that the caller may see, the newest ${MOST_CITATIONS}` }),
    hazardCount: z.number().int().meta({ description: 'of all that the caller may see' }),
  })
  .meta({ id: 'KnowledgeCitations' });
export type KnowledgeCitations = z.infer<typeof knowledgeCitations>;

/** 隐患的法律依据: one entry of the knowledge base that a hazard is held against. */
export const hazardBasis = z
  .object({ id: uuid, knowledgeId: uuid.meta({ description: 'the version that was cited' }), entryId: uuid, kind: z.enum(knowledgeKinds), title: z.string(), collection: z.string().nullable(), article: z.string().nullable(), citedBy: person, citedAt: instant })
  .meta({ id: 'HazardBasis' });
export type HazardBasis = z.infer<typeof hazardBasis>;
export const hazardBases = z.object({ items: z.array(hazardBasis) });
export const citeBody = z.strictObject({ knowledgeIds: z.array(uuid).max(20).meta({ description: 'versions: published ones, and those that it cites already' }) }).meta({ id: 'CiteKnowledge' });
