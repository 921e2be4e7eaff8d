import { z } from 'zod';
import { instant } from '../kit';
import { settingKeys } from './setting.schemas';

export const setting = z
  .object({
    key: z.enum(settingKeys),
    value: z.unknown(),
    isDefault: z.boolean(),
    updatedAt: instant.nullable(),
    version: z.number().int().meta({ description: '0 = the default, never changed; so the first PUT carries If-Match: "0"' }),
  })
  .meta({ id: 'Setting' });
export type SettingDto = z.infer<typeof setting>;

export const settingList = z.object({ items: z.array(setting), nextCursor: z.null() });
export const settingParam = z.object({ key: z.enum(settingKeys) });
export const putSettingBody = z.strictObject({ value: z.unknown().meta({ description: 'as the key\'s schema says' }) });
