import { z } from 'zod';
import { defineOperation, pageQuery, uuid } from '../kit';
import * as dto from './draw.dto';
import { drawErrors as e } from './draw.errors';
import { drawLifecycle, type DrawAction } from './draw.lifecycle';

const base = { service: 'enforcement' } as const;
const id = z.object({ id: uuid });
const slug = z.object({ slug: z.string().regex(/^\d{6}$/) });
const byNumber = slug.extend({ number: z.string().regex(/^SJ\d{6}-\d{4}-\d{4,}$/) });
const everybody = { permission: 'public', tenantPage: 'page', limits: { address: { most: 60, seconds: 60 }, tenant: { most: 600, seconds: 60 } } } as const;
const planErrors = [e.unknown_tag, e.unknown_officer, e.twice];

const action = <B extends z.ZodType>(verb: DrawAction, body: B, zh: string, en: string, errors: string[] = []) =>
  defineOperation({
    ...base, id: `draw.${verb}`, method: 'POST', path: `/draws/:id/actions/${verb}`, summary: { zh, en }, permission: drawLifecycle.actions[verb].permission,
    params: id, body, status: 200, response: dto.draw, etag: true, ifMatch: true, errors: [e.action_not_allowed, e.out_of_scope, ...errors],
  });

export const drawApi = {
  prepare: defineOperation({
    ...base, id: 'draw.prepare', method: 'POST', path: '/draws', summary: { zh: '起草双随机抽查', en: 'Prepare a double-random draw' },
    permission: 'draw.manage', body: dto.prepareDrawBody, status: 201, response: dto.draw, etag: true, errors: [e.unknown_division, e.out_of_scope, ...planErrors],
  }),
  list: defineOperation({
    ...base, id: 'draw.list', method: 'GET', path: '/draws', summary: { zh: '双随机抽查列表', en: 'List draws, newest first' }, permission: 'draw.read', query: dto.drawQuery, status: 200, response: dto.drawPage,
  }),
  get: defineOperation({
    ...base, id: 'draw.get', method: 'GET', path: '/draws/:id', summary: { zh: '双随机抽查详情', en: 'Get a draw' }, permission: 'draw.read', params: id, status: 200, response: dto.draw, etag: true,
  }),
  change: defineOperation({
    ...base, id: 'draw.change', method: 'PATCH', path: '/draws/:id', summary: { zh: '修改抽查方案（锁定之前）', en: 'Change a draw before its pools are fixed' },
    permission: 'draw.manage', params: id, body: dto.changeDrawBody, status: 200, response: dto.draw, etag: true, ifMatch: true, errors: [e.not_draft, e.out_of_scope, ...planErrors],
  }),
  subjects: defineOperation({
    ...base, id: 'draw.subjects', method: 'GET', path: '/draws/:id/subjects', summary: { zh: '抽查名单（支持 CSV、Excel 导出）', en: 'The subjects of a draw, with whom they were given; exports the same rows' },
    permission: 'draw.read', params: id, query: dto.drawSubjectsQuery, status: 200, response: dto.drawSubjects, export: true,
  }),
  pool: defineOperation({
    ...base, id: 'draw.pool', method: 'GET', path: '/draws/:id/pool', summary: { zh: '锁定的两库原文（其 SHA-256 即公布的摘要）', en: 'The fixed pools, word for word: their SHA-256 is the digest' },
    permission: 'draw.read', params: id, status: 200, produces: 'text/plain', audited: 'downloaded', errors: [e.action_not_allowed],
  }),
  verify: defineOperation({
    ...base, id: 'draw.verify', method: 'GET', path: '/draws/:id/verification', summary: { zh: '复核：用公布的种子重新抽取并比对', en: 'Draw again with the seed that was told, and compare' },
    permission: 'draw.read', params: id, status: 200, response: dto.drawVerification, errors: [e.action_not_allowed],
  }),
  freeze: action('freeze', dto.freezeDrawBody, '锁定两库，公布摘要', 'Fix the pools and tell their digest', [e.empty_pool, e.nothing_drawn, e.too_many, e.officers_recused]),
  draw: action('draw', dto.runDrawBody, '按种子抽取对象和检查人员', 'Draw subjects and officers by the seed'),
  publish: action('publish', dto.publishDrawBody, '公示抽查结果', 'Publish the draw'),
  void: action('void', dto.voidDrawBody, '作废（说明原因）', 'Void, with the reason'),
  published: defineOperation({
    ...base, ...everybody, id: 'draw.published', method: 'GET', path: '/public/:slug/draws', summary: { zh: '双随机抽查公示（免登录）', en: 'Published draws, newest first; without a sign-in' },
    params: slug, query: pageQuery, status: 200, response: dto.publishedDraws,
  }),
  publishedSubjects: defineOperation({
    ...base, ...everybody, id: 'draw.published-subjects', method: 'GET', path: '/public/:slug/draws/:number/subjects', summary: { zh: '公示的抽查名单（免登录）', en: 'Whom a published draw met; without a sign-in' },
    params: byNumber, query: pageQuery, status: 200, response: dto.publishedSubjects,
  }),
  publishedPool: defineOperation({
    ...base, ...everybody, id: 'draw.published-pool', method: 'GET', path: '/public/:slug/draws/:number/pool', summary: { zh: '公示抽查的两库原文（免登录，供任何人复核）', en: 'The pools of a published draw, for whoever wants to draw again; without a sign-in' },
    params: byNumber, status: 200, produces: 'text/plain',
  }),
};
