/** People of a demo district: who they are, their role, and the street or community (index in the catalogue) they answer for. */
export interface DemoPerson {
  readonly username: string;
  readonly displayName: string;
  readonly role: string;
  readonly unit: string;
  readonly scope?: { street: number; community?: number };
  readonly post?: string;
}

export const people: readonly DemoPerson[] = [
  { username: 'leader', displayName: '陈建国', role: 'leader', unit: '应急管理局', post: '局长' },
  { username: 'section', displayName: '周敏', role: 'section-officer', unit: '安全生产基础科', post: '科长' },
  { username: 'officer', displayName: '刘洋', role: 'enforcement-officer', unit: '执法监督科', post: '执法员' },
  { username: 'officer2', displayName: '陈静', role: 'enforcement-officer', unit: '执法监督科', post: '执法员' },
  { username: 'street1', displayName: '王芳', role: 'street-officer', unit: '街道', scope: { street: 0 }, post: '安监专干' },
  { username: 'street2', displayName: '赵磊', role: 'street-officer', unit: '街道', scope: { street: 1 }, post: '安监专干' },
  { username: 'grid1', displayName: '李娜', role: 'grid-member', unit: '街道', scope: { street: 0, community: 0 } },
  { username: 'grid2', displayName: '孙强', role: 'grid-member', unit: '街道', scope: { street: 1, community: 0 } },
  { username: 'owner', displayName: '黄志伟', role: 'enterprise-owner', unit: '企业' },
  { username: 'security', displayName: '吴静', role: 'security-admin', unit: '办公室（指挥中心）' },
  { username: 'auditor', displayName: '郑涛', role: 'auditor', unit: '办公室（指挥中心）' },
];

export const clientsOf = { district: [['district-admin'], ['enforcement-officer'], ['street-officer'], ['grid-member'], ['enterprise-owner'], ['auditor']], city: [['city-admin'], ['city-supervisor']], platform: [['platform-operator']] } as const;
