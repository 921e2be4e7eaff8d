/** Every permission, with what it allows. Operations name one; roles hold many. */
export const permissions = {
  'division.read': '查看区划 read divisions',
  'division.manage': '维护本单位区划与网格 maintain the tenant\'s divisions and grids',
  'tenant.read': '查看所属租户 see tenants below',
  'tenant.open': '开通租户 open tenants below',
  'tenant.manage': '暂停、恢复、重试租户 suspend, resume and retry tenants below',
  'unit.read': '查看机构 see units',
  'unit.manage': '维护机构与岗位 maintain units and posts',
  'member.read': '查看人员 see members',
  'member.manage': '维护人员 maintain members',
  'assignment.read': '查看授权 see assignments',
  'assignment.manage': '维护授权 bind roles to members',
  'client.manage': '维护接口客户端 maintain API clients',
  'settings.read': '查看设置 see settings',
  'settings.manage': '维护设置 change settings',
  'integration.read': '查看集成 see integrations',
  'integration.manage': '维护集成 create, revoke and replay integrations',
  'audit.read': '查看审计日志 read the audit log',
  'hazard.read': '查看隐患 see hazards',
  'hazard.report': '上报隐患 report hazards',
  'hazard.import': '导入隐患 import hazards',
  'hazard.assign': '交办隐患 assign hazards',
  'hazard.rectify': '整改隐患 rectify hazards',
  'hazard.verify': '复查隐患 verify hazards',
  'hazard.extend': '延期 extend deadlines',
} as const;

export type Permission = keyof typeof permissions;
