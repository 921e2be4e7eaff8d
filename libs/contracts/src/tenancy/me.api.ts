import { defineOperation } from '../kit';
import * as dto from './me.dto';

export const meApi = {
  get: defineOperation({
    service: 'tenancy', id: 'me.get', method: 'GET', path: '/me', summary: { zh: '我是谁、能做什么', en: 'Who the caller is, what the caller may do and where' },
    permission: 'signed-in', status: 200, response: dto.me,
  }),
};
