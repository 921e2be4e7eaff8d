export const dutyRoles = ['administrative', 'technical', 'inspection'] as const;
export type DutyRole = (typeof dutyRoles)[number];
export const dutyRoleNames = {
  administrative: { zh: '行政责任人', en: 'Administrative holder' },
  technical: { zh: '技术责任人', en: 'Technical holder' },
  inspection: { zh: '巡查责任人', en: 'Inspection holder' },
} as const satisfies Record<DutyRole, { zh: string; en: string }>;

interface LibraryKind {
  readonly key: string;
  readonly name: string;
  readonly roles: readonly DutyRole[];
}

const all = dutyRoles;
/**
 * 三防对象种类库: objects for which districts name duty holders, as data. Law: 防洪法 (2016) art. 38 (行政首长负责制);
 * 防汛条例 (2011) art. 4; 小型水库安全管理办法 names the three holders of a reservoir.
 */
const library = [
  { key: 'dike', name: '堤防', roles: all },
  { key: 'reservoir', name: '水库', roles: all },
  { key: 'sluice', name: '水闸', roles: all },
  { key: 'pumping-station', name: '泵站', roles: all },
  { key: 'slope', name: '边坡', roles: ['administrative', 'inspection'] },
  { key: 'dangerous-hillside', name: '危险山体', roles: ['administrative', 'inspection'] },
  { key: 'waterlogging-point', name: '易涝点', roles: ['administrative', 'inspection'] },
  { key: 'underground-space', name: '地下空间', roles: ['administrative', 'inspection'] },
  { key: 'low-lying-area', name: '低洼地', roles: ['administrative', 'inspection'] },
  { key: 'dangerous-building', name: '危房', roles: ['administrative', 'inspection'] },
] as const satisfies readonly LibraryKind[];

export type DutyKindLibraryKey = (typeof library)[number]['key'];
export const dutyKindLibrary: readonly (LibraryKind & { readonly key: DutyKindLibraryKey })[] = library;
export const dutyKindLibraryKeys = library.map((k) => k.key) as [DutyKindLibraryKey, ...DutyKindLibraryKey[]];
