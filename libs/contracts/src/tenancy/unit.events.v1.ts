import { z } from 'zod';
import { defineEvent, uuid } from '../kit';
import { unitKind } from './unit.dto';

const data = z.object({ unitId: uuid, kind: unitKind, name: z.string(), parentId: uuid.nullable(), divisionCode: z.string().nullable(), active: z.boolean() });
const example = { unitId: '01980000-0000-7000-8000-000000000002', kind: 'department' as const, name: '执法监督科', parentId: null, divisionCode: null, active: true };
const unitEvent = (event: string, zh: string, en: string, active = true) =>
  defineEvent({ service: 'tenancy', aggregate: 'unit', event, version: 1, summary: { zh, en }, data, example: { ...example, active } });

export const unitEvents = {
  created: unitEvent('created', '机构已新增', 'A unit was created'),
  changed: unitEvent('changed', '机构已修改', 'A unit was renamed, moved or reordered'),
  deactivated: unitEvent('deactivated', '机构已停用', 'A unit was deactivated', false),
  activated: unitEvent('activated', '机构已重新启用', 'A unit was activated again'),
};
