import { z } from 'zod';
import { defineImport, defineOperation, uuid } from '../kit';
import * as dto from './knowledge.dto';
import { knowledgeErrors as e } from './knowledge.errors';
import { adoptKnowledgeBody, knowledgeLibrary, knowledgeLibraryKey, knowledgeLibrarySet } from './knowledge.library';
import { knowledgeLifecycle, type KnowledgeAction } from './knowledge.lifecycle';

const base = { service: 'enforcement' } as const;
const id = z.object({ id: uuid });

const action = <B extends z.ZodType>(verb: KnowledgeAction, body: B, zh: string, en: string, errors: string[] = []) =>
  defineOperation({
    ...base, id: `knowledge.${verb}`, method: 'POST', path: `/knowledge/:id/actions/${verb}`, summary: { zh, en }, permission: knowledgeLifecycle.actions[verb].permission,
    params: id, body, status: 200, response: dto.knowledgeDetail, etag: true, ifMatch: true, errors: [e.action_not_allowed, ...errors],
  });

export const knowledgeApi = {
  list: defineOperation({
    ...base, id: 'knowledge.list', method: 'GET', path: '/knowledge', summary: { zh: '知识库（每个版本一条）', en: 'The knowledge base, one row per version' },
    permission: 'knowledge.read', query: dto.knowledgeQuery, status: 200, response: dto.knowledgePage,
  }),
  counts: defineOperation({
    ...base, id: 'knowledge.counts', method: 'GET', path: '/knowledge/counts', summary: { zh: '知识库条数：按种类、法规', en: 'How many entries are in force, by kind and collection' },
    permission: 'knowledge.read', query: dto.knowledgeCountsQuery, status: 200, response: dto.knowledgeCounts,
  }),
  create: defineOperation({
    ...base, id: 'knowledge.create', method: 'POST', path: '/knowledge', summary: { zh: '新建知识条目（草稿）', en: 'Start an entry of the knowledge base as a draft' },
    permission: 'knowledge.manage', body: dto.createKnowledgeBody, status: 201, response: dto.knowledgeDetail, etag: true, errors: [e.duplicate, e.days],
  }),
  get: defineOperation({
    ...base, id: 'knowledge.get', method: 'GET', path: '/knowledge/:id', summary: { zh: '知识条目的一个版本', en: 'Get one version of an entry, with the others of it' },
    permission: 'knowledge.read', params: id, status: 200, response: dto.knowledgeDetail, etag: true,
  }),
  change: defineOperation({
    ...base, id: 'knowledge.change', method: 'PATCH', path: '/knowledge/:id', summary: { zh: '修改草稿', en: 'Change a draft' },
    permission: 'knowledge.manage', params: id, body: dto.changeKnowledgeBody, status: 200, response: dto.knowledgeDetail, etag: true, ifMatch: true, errors: [e.not_draft, e.duplicate, e.days],
  }),
  publish: action('publish', dto.publishKnowledgeBody, '发布（上一版施行至前一日）', 'Publish: the version before ends on the day before this one begins', [e.incomplete, e.day_order]),
  revise: action('revise', dto.reviseKnowledgeBody, '修订：建立新版本（草稿）', 'Start the next version as a draft, from this one; answers with the new one', [e.draft_exists]),
  repeal: action('repeal', dto.repealKnowledgeBody, '废止：登记失效日期', 'Repeal: it has a last day', [e.days]),
  withdraw: action('withdraw', dto.withdrawKnowledgeBody, '作废（录入有误）', 'Withdraw what was entered by mistake: it holds on no day'),
  citations: defineOperation({
    ...base, id: 'knowledge.citations', method: 'GET', path: '/knowledge/:id/citations', summary: { zh: '被引用情况：检查项、隐患', en: 'What cites the entry: items of checklists, and hazards in the caller\'s sight' },
    permission: 'knowledge.read', params: id, status: 200, response: dto.knowledgeCitations,
  }),
  library: defineOperation({
    ...base, id: 'knowledge-library.list', method: 'GET', path: '/knowledge-library', summary: { zh: '内置知识', en: 'What the knowledge base ships with' },
    permission: 'knowledge.read', status: 200, response: knowledgeLibrary,
  }),
  adopt: defineOperation({
    ...base, id: 'knowledge-library.adopt', method: 'POST', path: '/knowledge-library/:key/actions/adopt', summary: { zh: '采用内置知识的一套（已有的不重复）', en: 'Take a set of the library into the district\'s knowledge base; what is there is not doubled' },
    permission: 'knowledge.manage', params: z.object({ key: knowledgeLibraryKey }), body: adoptKnowledgeBody, status: 200, response: knowledgeLibrarySet,
  }),
};

export const hazardBasisApi = {
  list: defineOperation({
    ...base, id: 'hazard-basis.list', method: 'GET', path: '/hazards/:id/basis', summary: { zh: '隐患的法律依据', en: 'The entries of the knowledge base that a hazard cites' },
    permission: 'hazard.read', params: id, status: 200, response: dto.hazardBases,
  }),
  set: defineOperation({
    ...base, id: 'hazard-basis.set', method: 'PUT', path: '/hazards/:id/basis', summary: { zh: '设定隐患的法律依据（引用的知识条目）', en: 'Say which entries a hazard cites: these and no others' },
    permission: 'hazard.assign', params: id, body: dto.citeBody, status: 200, response: dto.hazardBases, errors: [e.not_published, e.out_of_scope],
  }),
};

/** The columns of the file in the order of the template. */
export const knowledgeImportFields = ['kind', 'title', 'collection', 'article', 'category', 'text', 'source', 'effectiveFrom', 'effectiveTo', 'basis', 'penalty', 'cas', 'occurredOn'] as const;
export type KnowledgeImportField = (typeof knowledgeImportFields)[number];

/** Entries from a file. Complete ones are published at once; an entry that is there is refused, as it is revised, not doubled. */
export const knowledgeImportApi = defineImport({
  service: 'enforcement', feature: 'knowledge-import', permission: 'knowledge.manage', path: '/knowledge/imports', fields: knowledgeImportFields, mapping: 'KnowledgeImportMapping', maxBytes: 32 * 1024 * 1024,
  records: { zh: '知识条目', en: 'knowledge entries' }, become: { zh: '发布为知识条目', en: 'published entries' }, errors: e,
});
