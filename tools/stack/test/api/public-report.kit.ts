import type { Values } from './canary/fill.kit';
import type { Cast } from './cast.kit';

/** Who entered a report adds pictures to it, and nobody else: here the administrator of the district, whose report it is. */
export const publicReportValues = ({ tenant: { admin, canary: { text } } }: Cast, divisionCode: string): Values => ({
  'enforcement.public-report.attach by': async () => admin,
  'enforcement.public-report.attach': async () => (await admin.made<{ id: string }>('/api/enforcement/v1/public-reports', { channel: 'letter', what: text, where: text, divisionCode })).id,
});
