import { z } from 'zod';
import { defineEvent } from '../kit';
import { settingKeys } from './setting.schemas';

export const settingEvents = {
  changed: defineEvent({
    service: 'tenancy', aggregate: 'setting', event: 'changed', version: 1, summary: { zh: '设置已修改', en: 'A setting was changed' },
    data: z.object({ key: z.enum(settingKeys), value: z.unknown() }),
    example: { key: 'numbering', value: { hazard: 'YH-{slug}-{year}-{seq:6}' } },
  }),
};
