import type { UnitDto } from '@anlan/contracts/tenancy';

export interface DefaultUnit {
  /** what a second seeding knows the unit by, whatever the district has renamed it to */
  readonly origin: string;
  readonly kind: UnitDto['kind'];
  readonly name: string;
  readonly shortName?: string;
}

/** 内设机构: the usual departments of a district's 应急管理局. Data, since districts rename, add and drop them. */
export const DEFAULT_DEPARTMENTS: readonly DefaultUnit[] = [
  { origin: 'department:office', kind: 'department', name: '办公室（指挥中心）', shortName: '办公室' },
  { origin: 'department:work-safety', kind: 'department', name: '安全生产基础科', shortName: '基础科' },
  { origin: 'department:enforcement', kind: 'department', name: '执法监督科', shortName: '执法科' },
  { origin: 'department:disaster', kind: 'department', name: '防灾减灾救灾科', shortName: '防灾科' },
  { origin: 'department:resources', kind: 'department', name: '应急资源与训练科', shortName: '资源科' },
  { origin: 'department:education', kind: 'department', name: '宣传教育科', shortName: '宣教科' },
];

/** 议事协调机构: committees of the district's government whose offices the bureau runs. */
export const DEFAULT_COMMITTEES: readonly DefaultUnit[] = [
  { origin: 'committee:work-safety', kind: 'committee', name: '安全生产委员会', shortName: '安委会' },
  { origin: 'committee:three-defences', kind: 'committee', name: '防汛防旱防风指挥部', shortName: '三防指挥部' },
  { origin: 'committee:disaster', kind: 'committee', name: '减灾委员会', shortName: '减灾委' },
];

/** 街道应急管理办公室 of one street. */
export const streetOffice = (street: { code: string; name: string }): DefaultUnit => ({
  origin: `street:${street.code}`, kind: 'street_office', name: `${street.name}应急管理办公室`, shortName: `${street.name.replace(/(街道|镇|乡)(办事处)?$/, '')}应急办`.slice(0, 30),
});
