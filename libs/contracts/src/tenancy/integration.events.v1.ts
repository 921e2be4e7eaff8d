import { z } from 'zod';
import { defineEvent, uuid } from '../kit';

const data = z.object({ integrationId: uuid, name: z.string(), events: z.array(z.string()) });
const example = { integrationId: '01980000-0000-7000-8000-00000000000c', name: '一网统管', events: ['enforcement.hazard.*'] };
const integrationEvent = (event: string, zh: string, en: string) => defineEvent({ service: 'tenancy', aggregate: 'integration', event, version: 1, summary: { zh, en }, data, example });

export const integrationEvents = {
  created: integrationEvent('created', '集成已建立', 'An integration was created'),
  revoked: integrationEvent('revoked', '集成已吊销', 'An integration was revoked'),
  renewed: integrationEvent('renewed', '集成凭证已更新', 'The credentials of an integration were renewed; the old ones ended'),
  replayed: integrationEvent('replayed', '集成已回放', 'An integration was set back to an earlier event'),
};
