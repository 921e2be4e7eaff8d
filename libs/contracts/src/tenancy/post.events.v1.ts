import { z } from 'zod';
import { defineEvent, uuid } from '../kit';

const data = z.object({ postId: uuid, unitId: uuid, name: z.string(), active: z.boolean() });
const example = { postId: '01980000-0000-7000-8000-000000000003', unitId: '01980000-0000-7000-8000-000000000002', name: '科长', active: true };
const postEvent = (event: string, zh: string, en: string) =>
  defineEvent({ service: 'tenancy', aggregate: 'post', event, version: 1, summary: { zh, en }, data, example });

export const postEvents = {
  created: postEvent('created', '岗位已新增', 'A post was created'),
  changed: postEvent('changed', '岗位已修改', 'A post was changed'),
};
