import { z } from 'zod';
import { defineEvent } from '../kit';

const data = z.object({ slug: z.string(), kind: z.enum(['platform', 'city', 'district']), name: z.string(), state: z.enum(['provisioning', 'active', 'suspended', 'failed']) });
const example = { slug: '440310', kind: 'district' as const, name: '坪山区', state: 'active' as const };
const tenantEvent = (event: string, zh: string, en: string, state: (typeof example)['state'] | 'suspended') =>
  defineEvent({ service: 'tenancy', aggregate: 'tenant', event, version: 1, summary: { zh, en }, data, example: { ...example, state } });

export const tenantEvents = {
  provisioned: tenantEvent('provisioned', '租户已开通', 'A tenant was provisioned', 'active'),
  suspended: tenantEvent('suspended', '租户已暂停', 'A tenant was suspended', 'suspended'),
  resumed: tenantEvent('resumed', '租户已恢复', 'A tenant was resumed', 'active'),
};
