import { z } from 'zod';
import { defineOperation, uuid } from '../kit';
import * as dto from './veto.dto';
import { vetoErrors as e } from './veto.errors';
import { vetoLifecycle, type VetoAction } from './veto.lifecycle';

const base = { service: 'responsibility' } as const;
const id = z.object({ id: uuid });
const step = <B extends z.ZodType>(verb: VetoAction, body: B, zh: string, en: string) =>
  defineOperation({
    ...base, id: `veto.${verb}`, method: 'POST', path: `/vetoes/:id/actions/${verb}`, summary: { zh, en }, permission: vetoLifecycle.actions[verb].permission, params: id, body, status: 200, response: dto.veto, etag: true, ifMatch: true, errors: [e.action_not_allowed, e.same_person, e.own_unit],
  });

export const vetoApi = {
  propose: defineOperation({ ...base, id: 'veto.propose', method: 'POST', path: '/vetoes', summary: { zh: '提请一票否决', en: 'Propose a one-vote veto' }, permission: 'veto.propose', body: dto.proposeVetoBody, status: 201, response: dto.veto, etag: true, errors: [e.subject, e.unknown_subject, e.period, e.unknown_file] }),
  list: defineOperation({ ...base, id: 'veto.list', method: 'GET', path: '/vetoes', summary: { zh: '一票否决（支持 CSV、Excel 导出）', en: 'Vetoes, newest first; exports the same rows' }, permission: 'veto.read', query: dto.vetoQuery, status: 200, response: dto.vetoPage, export: true }),
  get: defineOperation({ ...base, id: 'veto.get', method: 'GET', path: '/vetoes/:id', summary: { zh: '一票否决详情', en: 'Get a veto' }, permission: 'veto.read', params: id, status: 200, response: dto.veto, etag: true }),
  file: defineOperation({ ...base, id: 'veto.file', method: 'GET', path: '/vetoes/:id/files/:fileId', summary: { zh: '下载否决证据', en: 'Download evidence of a veto' }, permission: 'veto.read', params: id.extend({ fileId: uuid }), status: 200, produces: 'application/octet-stream', audited: 'downloaded' }),
  review: step('review', dto.reviewVetoBody, '审核（须由他人）', 'Review, by another person'),
  putInEffect: step('put-in-effect', dto.putVetoInEffectBody, '生效', 'Put in effect'),
  lift: step('lift', dto.liftVetoBody, '解除', 'Lift, with the reason'),
};
