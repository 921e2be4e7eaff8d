import { defineErrors } from '../kit';

export const clientErrors = defineErrors('client', {
  revoked: { status: 409, zh: '接口客户端已吊销', en: 'The API client is revoked' },
});
