import type { Permission } from './permissions';

/**
 * How far a permission reaches that is held in a part of the tenant only (a division, a unit, one's own records):
 * - `record`: to the records of that part; the rest is out of sight where reading is scoped too
 * - `tenant`: nowhere; what it allows concerns the whole tenant, so it wants the whole
 * - `open`: as far as one held everywhere; what it shows is every member's to know
 */
export type PermissionScope = 'record' | 'tenant' | 'open';

export const permissionScopes: Readonly<Record<Permission, PermissionScope>> = {
  'division.read': 'open',
  'division.manage': 'record',
  'tenant.read': 'tenant',
  'tenant.open': 'tenant',
  'tenant.manage': 'tenant',
  'unit.read': 'open',
  'unit.manage': 'record',
  'member.read': 'record',
  'member.manage': 'record',
  'member.export': 'record',
  'personal.reveal': 'record',
  'personal.reveal-identity': 'record',
  'account.manage': 'record',
  'admin-account.manage': 'record',
  'assignment.read': 'record',
  'assignment.manage': 'record',
  'client.manage': 'record',
  'settings.read': 'open',
  'settings.manage': 'tenant',
  'integration.read': 'tenant',
  'integration.manage': 'tenant',
  'dead-letter.read': 'tenant',
  'dead-letter.manage': 'tenant',
  'audit.read': 'tenant',
  'hazard.read': 'record',
  'hazard.report': 'record',
  'hazard.import': 'record',
  'hazard.assign': 'record',
  'hazard.rectify': 'record',
  'hazard.verify': 'record',
  'hazard.extend': 'record',
  'hazard.oversee': 'record',
  'hazard.supervise': 'record',
  'subject.read': 'record',
  'subject.register': 'record',
  'subject.refresh': 'record',
  'subject.manage': 'record',
  'subject.grade': 'record',
  'inspection.carry-out': 'record',
  'inspection-plan.read': 'record',
  'inspection-plan.manage': 'record',
  'inspection-plan.approve': 'record',
  'draw.read': 'record',
  'draw.manage': 'record',
  'checklist.read': 'open',
  'checklist.manage': 'tenant',
  'campaign.read': 'open',
  'campaign.manage': 'record',
  'campaign.report': 'record',
  'public-report.read': 'record',
  'public-report.handle': 'record',
};
