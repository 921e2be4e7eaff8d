/** A kind as the library has it; what is left out is as a new kind has it. */
interface LibraryKind {
  readonly key: string;
  readonly name: string;
  readonly description: string;
  readonly itemName?: string;
  readonly wants: readonly ('basis' | 'owner' | 'deadline' | 'evidence' | 'level' | 'source')[];
  readonly groups?: readonly { readonly key: string; readonly name: string }[];
  readonly performed?: boolean;
  readonly published?: boolean;
  readonly rolling?: boolean;
  readonly instructed?: boolean;
  readonly promotionName?: string;
}

const groups = (...names: readonly (readonly [key: string, name: string])[]) => names.map(([key, name]) => ({ key, name }));

/**
 * 清单种类库: kinds of lists that districts keep, to be adopted as they are and changed from there. They are data, and the
 * service knows none of them by name. Law: 安全生产法 (2021) art. 3, 9, 17; 地方党政领导干部安全生产责任制规定 (2018) art. 4–9, 12.
 */
const library = [
  { key: 'leaders-duties', name: '党政领导干部安全生产职责清单', description: '领导干部按职务应尽的安全生产职责，每年一版', itemName: '职责', wants: ['basis', 'owner'], performed: false },
  { key: 'yearly-key-tasks', name: '年度安全生产重点工作清单', description: '领导、牵头部门当年的重点任务，逐项办结销号', itemName: '重点工作', wants: ['owner', 'deadline', 'evidence'] },
  { key: 'department-duties', name: '部门安全生产工作职责', description: '党政部门及驻区有关单位的安全生产工作职责', itemName: '职责', wants: ['basis', 'owner'], performed: false },
  { key: 'level-duties', name: '区街层级管理职责清单', description: '同一事项在区、街道之间的职责划分', itemName: '职责', wants: ['owner', 'level'], performed: false },
  { key: 'powers', name: '权力清单', description: '部门行使的安全生产行政权力', itemName: '权力事项', wants: ['basis', 'owner'], performed: false, published: true },
  { key: 'accountabilities', name: '责任清单', description: '与权力相对应的责任', itemName: '责任事项', wants: ['basis', 'owner'], performed: false, published: true },
  { key: 'four-categories', name: '四类清单', description: '照单履职、照单尽责、照单追责，动态更新；四类由本区命名', wants: ['owner'], performed: false, rolling: true, groups: groups(['one', '第一类'], ['two', '第二类'], ['three', '第三类'], ['four', '第四类']) },
  { key: 'hard-measures', name: '安全生产硬措施清单', description: '国家十五条、省六十五条、市七十五条硬措施的本地任务', itemName: '措施', wants: ['basis', 'owner', 'deadline', 'evidence', 'level'], groups: groups(['national-15', '十五条'], ['province-65', '六十五条'], ['city-75', '七十五条']) },
  { key: 'flood-duties', name: '三防责任清单', description: '防汛防旱防风责任人及其职责', itemName: '职责', wants: ['owner'], performed: false, published: true },
  { key: 'eight-risks', name: '八张风险清单', description: '识别、研判、指令、反馈、闭环；八张清单由本区命名', itemName: '风险', wants: ['owner', 'deadline'], rolling: true, instructed: true, groups: groups(['one', '清单一'], ['two', '清单二'], ['three', '清单三'], ['four', '清单四'], ['five', '清单五'], ['six', '清单六'], ['seven', '清单七'], ['eight', '清单八']) },
  { key: 'major-problems', name: '重大安全生产问题清单', description: '多发复发、需要多跨协同的共性、典型问题，写明来源，由街道、专委会上报区，区上报市、省', itemName: '重大安全生产问题', wants: ['owner', 'deadline', 'source'], rolling: true, promotionName: '七张问题清单' },
  { key: 'delegated-enforcement', name: '委托执法事项清单', description: '区级委托街道行使的执法事项', itemName: '委托事项', wants: ['basis', 'owner'], performed: false, published: true },
  { key: 'key-posts', name: '重点部门—重点岗位—重点任务清单', description: '重点部门、重点岗位及其重点任务', itemName: '重点任务', wants: ['owner'], performed: false, rolling: true },
  { key: 'three-line-duties', name: '安全生产责任清单', description: '部门监管、属地管理、企业主体三方面的责任，三个必须逐行业、逐岗位落实', itemName: '职责', wants: ['basis', 'owner'], performed: false, groups: groups(['sector', '部门监管责任'], ['territory', '属地管理责任'], ['enterprise', '企业主体责任']) },
  { key: 'inspection-findings', name: '安全生产巡查反馈问题清单', description: '安全生产巡查、督查调研向被巡查单位反馈的问题，由安全生产巡查台账关联（方案、进驻、反馈记在那里），整改后由他人销号', itemName: '反馈问题', wants: ['owner', 'deadline', 'evidence'], rolling: true },
  { key: 'institutional-measures', name: '制度措施清单', description: '与问题隐患清单成对：针对问题建立的制度、采取的措施', itemName: '制度措施', wants: ['owner', 'evidence'], rolling: true },
  { key: 'campaign-tasks', name: '攻坚任务清单', description: '专项行动、攻坚行动的任务和排查事项，逐项办结销号', itemName: '任务', wants: ['owner', 'deadline', 'evidence'], rolling: true },
  { key: 'park-three-lists', name: '园区三个清单', description: '工业园区出租方、物业管理方、承租方各自的重点任务，由园区台账关联；三个清单可由本区改名', itemName: '任务', wants: ['owner', 'deadline', 'evidence'], rolling: true, groups: groups(['landlord', '出租方清单'], ['property', '物业管理方清单'], ['tenant', '承租方清单']) },
] as const satisfies readonly LibraryKind[];

export type ListKindLibraryKey = (typeof library)[number]['key'];
export const listKindLibrary: readonly (LibraryKind & { readonly key: ListKindLibraryKey })[] = library;
export const listKindLibraryKeys = library.map((k) => k.key) as [ListKindLibraryKey, ...ListKindLibraryKey[]];
