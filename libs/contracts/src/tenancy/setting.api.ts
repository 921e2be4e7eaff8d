import { defineOperation } from '../kit';
import * as dto from './setting.dto';
import { settingErrors as e } from './setting.errors';

const base = { service: 'tenancy' } as const;

export const settingApi = {
  list: defineOperation({
    ...base, id: 'setting.list', method: 'GET', path: '/settings', summary: { zh: '全部设置（含默认值）', en: 'All settings, defaults where nothing was changed' },
    permission: 'settings.read', status: 200, response: dto.settingList,
  }),
  get: defineOperation({
    ...base, id: 'setting.get', method: 'GET', path: '/settings/:key', summary: { zh: '一项设置', en: 'Get a setting' },
    permission: 'settings.read', params: dto.settingParam, status: 200, response: dto.setting, etag: true,
  }),
  put: defineOperation({
    ...base, id: 'setting.put', method: 'PUT', path: '/settings/:key', summary: { zh: '修改设置', en: 'Replace a setting' },
    permission: 'settings.manage', params: dto.settingParam, body: dto.putSettingBody, status: 200, response: dto.setting, etag: true, ifMatch: true, errors: [e.calendar],
  }),
};
