import type { Permission } from './permissions';

export interface RoleSpec {
  readonly zh: string;
  readonly en: string;
  readonly tenant: 'platform' | 'city' | 'district';
  readonly permissions: readonly Permission[];
  /** sees and works only what is assigned to, or reported by, the person: not a whole division */
  readonly ownOnly?: true;
}

const signedInReads = ['division.read', 'unit.read'] as const;
const adminPermissions = [
  ...signedInReads, 'division.manage', 'unit.manage', 'member.read', 'member.manage', 'assignment.read', 'assignment.manage',
  'client.manage', 'settings.read', 'settings.manage', 'integration.read', 'integration.manage',
] as const;
const hazardWork = ['hazard.read', 'hazard.report', 'hazard.import', 'hazard.assign', 'hazard.verify', 'hazard.extend'] as const;

/** The roles of the house. A role gives permissions; an assignment binds a person to a role, a unit and a division scope. */
export const roles = {
  'platform-operator': {
    zh: '平台运营', en: 'Platform operator', tenant: 'platform',
    permissions: [...signedInReads, 'tenant.read', 'tenant.open', 'tenant.manage', 'audit.read', 'client.manage', 'member.read', 'assignment.read'],
  },
  'city-admin': {
    zh: '市局管理员', en: 'City administrator', tenant: 'city',
    permissions: [...adminPermissions, 'tenant.read', 'tenant.open', 'tenant.manage', 'audit.read'],
  },
  'city-supervisor': { zh: '市局督导', en: 'City supervisor', tenant: 'city', permissions: [...signedInReads, 'tenant.read'] },
  'city-analyst': { zh: '市局分析员', en: 'City analyst', tenant: 'city', permissions: [...signedInReads, 'tenant.read'] },
  'district-admin': {
    zh: '区局系统管理员', en: 'District administrator', tenant: 'district',
    permissions: [...adminPermissions, ...hazardWork, 'hazard.rectify', 'audit.read'],
  },
  'security-admin': {
    zh: '安全管理员', en: 'Security administrator', tenant: 'district',
    permissions: [...signedInReads, 'member.read', 'assignment.read', 'assignment.manage', 'integration.read'],
  },
  'auditor': { zh: '审计管理员', en: 'Auditor', tenant: 'district', permissions: [...signedInReads, 'audit.read', 'assignment.read', 'member.read'] },
  'leader': { zh: '局领导', en: 'Leader', tenant: 'district', permissions: [...signedInReads, 'member.read', 'hazard.read'] },
  'section-officer': { zh: '科室人员', en: 'Section officer', tenant: 'district', permissions: [...signedInReads, 'member.read', ...hazardWork] },
  'enforcement-officer': { zh: '执法人员', en: 'Enforcement officer', tenant: 'district', permissions: [...signedInReads, 'member.read', ...hazardWork] },
  'duty-officer': { zh: '值班人员', en: 'Duty officer', tenant: 'district', permissions: [...signedInReads, 'member.read', 'hazard.read', 'hazard.report'] },
  'street-officer': { zh: '街道安监人员', en: 'Street officer', tenant: 'district', permissions: [...signedInReads, 'member.read', ...hazardWork] },
  'community-officer': { zh: '社区工作人员', en: 'Community officer', tenant: 'district', permissions: [...signedInReads, 'hazard.read', 'hazard.report', 'hazard.verify'] },
  'grid-member': { zh: '网格员', en: 'Grid member', tenant: 'district', permissions: [...signedInReads, 'hazard.read', 'hazard.report'] },
  'enterprise-owner': { zh: '企业负责人', en: 'Enterprise owner', tenant: 'district', ownOnly: true, permissions: ['division.read', 'hazard.read', 'hazard.rectify'] },
  'enterprise-safety-officer': { zh: '企业安全员', en: 'Enterprise safety officer', tenant: 'district', ownOnly: true, permissions: ['division.read', 'hazard.read', 'hazard.report', 'hazard.rectify'] },
} as const satisfies Record<string, RoleSpec>;

export type Role = keyof typeof roles;

export function roleNames(tenant?: RoleSpec['tenant']): Role[] {
  return (Object.keys(roles) as Role[]).filter((r) => !tenant || roles[r].tenant === tenant);
}

export function permissionsOf(role: string): readonly Permission[] {
  return (roles as Record<string, RoleSpec>)[role]?.permissions ?? [];
}

export function isOwnOnly(role: string): boolean {
  return (roles as Record<string, RoleSpec>)[role]?.ownOnly === true;
}
