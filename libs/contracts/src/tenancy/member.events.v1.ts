import { z } from 'zod';
import { defineEvent, uuid } from '../kit';

const data = z.object({
  memberId: uuid,
  subject: z.string(),
  name: z.string(),
  kind: z.enum(['user', 'client']).meta({ description: 'user 人员 | client 接口客户端' }),
  unitId: uuid.nullable(),
  enabled: z.boolean(),
});
const example = {
  memberId: '01980000-0000-7000-8000-000000000009', subject: '6a4f1b5e-0000-4000-8000-000000000001', name: '李强', kind: 'user' as const,
  unitId: '01980000-0000-7000-8000-000000000002', enabled: true,
};
const memberEvent = (event: string, zh: string, en: string, enabled = true) =>
  defineEvent({ service: 'tenancy', aggregate: 'member', event, version: 1, summary: { zh, en }, data, example: { ...example, enabled } });

export const memberEvents = {
  created: memberEvent('created', '人员已新增', 'A member was created'),
  changed: memberEvent('changed', '人员已修改', 'A member was changed'),
  enabled: memberEvent('enabled', '人员已启用', 'A member was enabled'),
  disabled: memberEvent('disabled', '人员已停用', 'A member was disabled', false),
};
