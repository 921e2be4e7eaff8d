import { itemsOf, numeral, type Draft, type LibrarySet } from './set';

const law = '中华人民共和国安全生产法（2021年修正）';
const source = '全国人民代表大会常务委员会，2021年6月10日第三次修正';
const effectiveFrom = '2021-09-01';

/** One duty: the code is the number of the article, and where an article has several, a running number behind it. */
const duty = (code: string, section: string, text: string, more: Partial<Draft> = {}): Draft => ({
  code, section, text, basis: [{ law, article: `第${numeral(Number(code.split('.')[0]))}条`, effectiveFrom, source }], ...more,
});

const RESPONSIBILITY = '责任制与主要负责人';
const STAFF = '机构、人员与投入';
const TRAINING = '教育培训与持证';
const FACILITIES = '建设项目、设备与危险物品';
const PREVENTION = '风险管控与隐患治理';
const SITE = '现场作业';
const PARTIES = '承包、承租与相关方';
const EMERGENCY = '保险与应急';

const drafts: Draft[] = [
  duty('4', RESPONSIBILITY, '是否建立、健全并落实全员安全生产责任制和安全生产规章制度', { points: 3, evidence: 'when_failed' }),
  duty('21.1', RESPONSIBILITY, '主要负责人是否建立健全并落实本单位全员安全生产责任制，加强安全生产标准化建设', { points: 2 }),
  duty('21.2', RESPONSIBILITY, '主要负责人是否组织制定并实施本单位安全生产规章制度和操作规程', { points: 2 }),
  duty('21.3', RESPONSIBILITY, '主要负责人是否组织制定并实施本单位安全生产教育和培训计划', { points: 2 }),
  duty('21.4', RESPONSIBILITY, '主要负责人是否保证本单位安全生产投入的有效实施', { points: 2 }),
  duty('21.5', RESPONSIBILITY, '主要负责人是否组织建立并落实安全风险分级管控和隐患排查治理双重预防工作机制，督促、检查本单位的安全生产工作，及时消除生产安全事故隐患', { points: 3 }),
  duty('21.6', RESPONSIBILITY, '主要负责人是否组织制定并实施本单位的生产安全事故应急救援预案', { points: 2 }),
  duty('21.7', RESPONSIBILITY, '主要负责人是否及时、如实报告生产安全事故', { points: 2, requirement: '查阅事故台账；未发生事故的选“不适用”' }),
  duty('22', RESPONSIBILITY, '全员安全生产责任制是否明确各岗位的责任人员、责任范围和考核标准等内容，并有考核机制', { points: 2 }),

  duty('23', STAFF, '是否保证安全生产条件所必需的资金投入，有关生产经营单位是否按照规定提取和使用安全生产费用', { points: 2 }),
  duty('24.1', STAFF, '是否为矿山、金属冶炼、建筑施工、运输单位，危险物品的生产、经营、储存、装卸单位，或者从业人员超过一百人', { failsOn: 'never', points: 0, requirement: '本项只用于确定适用条款，不计分' }),
  duty('24.2', STAFF, '是否设置安全生产管理机构或者配备专职安全生产管理人员', { showIf: { item: '24.1', answer: 'yes' }, points: 3, evidence: 'when_failed' }),
  duty('24.3', STAFF, '是否配备专职或者兼职的安全生产管理人员', { showIf: { item: '24.1', answer: 'no' }, points: 3, evidence: 'when_failed' }),
  duty('25', STAFF, '安全生产管理机构及安全生产管理人员是否履行法定职责，检查本单位安全生产状况、及时排查隐患、制止和纠正“三违”行为、督促落实整改措施', { points: 2 }),

  duty('27', TRAINING, '主要负责人和安全生产管理人员是否具备与所从事的生产经营活动相应的安全生产知识和管理能力，高危行业单位的是否考核合格', { points: 3 }),
  duty('28.1', TRAINING, '是否对从业人员（含被派遣劳动者、实习学生）进行安全生产教育和培训，未经教育和培训合格的不得上岗作业', { points: 3 }),
  duty('28.2', TRAINING, '是否建立安全生产教育和培训档案，如实记录时间、内容、参加人员以及考核结果', { points: 2, evidence: 'when_failed' }),
  duty('29', TRAINING, '采用新工艺、新技术、新材料或者使用新设备的，是否对从业人员进行专门的安全生产教育和培训', { points: 1 }),
  duty('30', TRAINING, '特种作业人员是否经专门的安全作业培训并取得相应资格后上岗作业', { points: 3, evidence: 'when_failed', demand: '立即停止无证人员作业，由持证人员上岗' }),

  duty('31', FACILITIES, '新建、改建、扩建工程项目的安全设施是否与主体工程同时设计、同时施工、同时投入生产和使用', { points: 2 }),
  duty('35', FACILITIES, '有较大危险因素的生产经营场所和有关设施、设备上是否设置明显的安全警示标志', { points: 1, rectification: 'on_the_spot', evidence: 'when_failed' }),
  duty('36.1', FACILITIES, '安全设备是否符合国家标准或者行业标准，是否经常性维护、保养并定期检测，有记录并由有关人员签字', { points: 2 }),
  duty('36.2', FACILITIES, '是否存在关闭、破坏直接关系生产安全的监控、报警、防护、救生设备、设施，或者篡改、隐瞒、销毁其相关数据、信息的情形', { failsOn: 'yes', points: 3, evidence: 'when_failed' }),
  duty('36.3', FACILITIES, '餐饮等行业使用燃气的，是否安装可燃气体报警装置并保障其正常使用', { points: 3, evidence: 'when_failed' }),
  duty('38', FACILITIES, '是否使用应当淘汰的危及生产安全的工艺、设备', { failsOn: 'yes', points: 2 }),
  duty('39', FACILITIES, '生产、经营、运输、储存、使用危险物品或者处置废弃危险物品的，是否执行有关规定并建立专门的安全管理制度、采取可靠的安全措施', { points: 3 }),
  duty('40', FACILITIES, '对重大危险源是否登记建档，定期检测、评估、监控，制定应急预案，并报有关部门备案', { points: 3 }),

  duty('41.1', PREVENTION, '是否建立安全风险分级管控制度，按照安全风险分级采取相应的管控措施', { points: 3 }),
  duty('41.2', PREVENTION, '是否建立健全并落实生产安全事故隐患排查治理制度，采取技术、管理措施，及时发现并消除事故隐患', { points: 3 }),
  duty('41.3', PREVENTION, '事故隐患排查治理情况是否如实记录，并通过职工大会或者职工代表大会、信息公示栏等方式向从业人员通报', { points: 2, evidence: 'when_failed' }),
  duty('41.4', PREVENTION, '重大事故隐患排查治理情况是否及时向负有安全生产监督管理职责的部门和职工大会或者职工代表大会报告', { points: 3 }),

  duty('42.1', SITE, '生产、经营、储存、使用危险物品的车间、商店、仓库是否与员工宿舍在同一座建筑物内，或者与员工宿舍未保持安全距离', { failsOn: 'yes', points: 3, evidence: 'when_failed' }),
  duty('42.2', SITE, '生产经营场所和员工宿舍是否设有符合紧急疏散要求、标志明显、保持畅通的出口、疏散通道', { points: 3, evidence: 'when_failed', rectification: 'on_the_spot' }),
  duty('43', SITE, '进行爆破、吊装、动火、临时用电以及国家规定的其他危险作业，是否安排专门人员进行现场安全管理', { points: 3 }),
  duty('44', SITE, '是否教育和督促从业人员严格执行规章制度和操作规程，并如实告知危险因素、防范措施以及事故应急措施', { points: 2 }),
  duty('45', SITE, '是否为从业人员提供符合国家标准或者行业标准的劳动防护用品，并监督、教育其按照使用规则佩戴、使用', { points: 2, rectification: 'on_the_spot', evidence: 'when_failed' }),
  duty('46', SITE, '安全生产管理人员是否对安全生产状况进行经常性检查，检查及处理情况是否如实记录在案', { points: 2 }),

  duty('48', PARTIES, '两个以上单位在同一作业区域内作业、可能危及对方生产安全的，是否签订安全生产管理协议并指定专职安全生产管理人员检查与协调', { points: 2 }),
  duty('49.1', PARTIES, '是否将生产经营项目、场所、设备发包或者出租给不具备安全生产条件或者相应资质的单位或者个人', { failsOn: 'yes', points: 3 }),
  duty('49.2', PARTIES, '发包、出租的，是否与承包、承租单位签订专门的安全生产管理协议或者在合同中约定各自职责，并统一协调、管理、定期检查', { points: 3 }),

  duty('51', EMERGENCY, '是否依法参加工伤保险；属于国家规定的高危行业、领域的，是否投保安全生产责任保险', { points: 2 }),
  duty('81', EMERGENCY, '是否制定本单位生产安全事故应急救援预案，与所在地县级以上地方人民政府的预案相衔接，并定期组织演练', { points: 3, evidence: 'when_failed' }),
  duty('82', EMERGENCY, '高危单位是否建立应急救援组织或者指定兼职应急救援人员，配备必要的应急救援器材、设备和物资并经常性维护、保养', { points: 2 }),
  duty('83', EMERGENCY, '发生生产安全事故后，是否立即报告本单位负责人并如实向有关部门报告，不隐瞒不报、谎报或者迟报', { points: 2, requirement: '未发生事故的选“不适用”' }),
];

/** 安全生产法 (2021): what an enterprise owes, article by article. */
export const workSafetyLaw: LibrarySet = {
  name: '安全生产法（2021）生产经营单位法定义务检查表', category: 'law', industry: null, tags: [],
  description: '按条款列出生产经营单位的法定义务，编号即条号。企业自查、街道巡查和行政检查均可使用；条文以公布文本为准。',
  source: `${law}，${source}`, effectiveFrom, effectiveTo: null, items: itemsOf(drafts),
};
