import { z } from 'zod';
import { defineEvent, uuid } from '../kit';

/** An API client's creation and revocation are `member.created` and `member.disabled`, with kind `client`. */
export const clientEvents = {
  rotated: defineEvent({
    service: 'tenancy', aggregate: 'client', event: 'rotated', version: 1, summary: { zh: '接口客户端密钥已更换', en: 'An API client got a new secret' },
    data: z.object({ memberId: uuid, clientId: z.string(), name: z.string() }),
    example: { memberId: '01980000-0000-7000-8000-00000000000b', clientId: 'api-3f2a9c1b-1', name: '一网统管' },
  }),
};
