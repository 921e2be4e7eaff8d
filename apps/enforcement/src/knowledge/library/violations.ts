import { library } from '../../checklist/library';
import { numeral } from '../../checklist/library/set';
import { entry, type KnowledgeSet } from './set';

const [basis] = library['work-safety-law-2021'].items[0]?.basis ?? [];
const law = basis?.law ?? '';
const source = library['work-safety-law-2021'].source;
const articles = (numbers: readonly number[]): string => `${law}${numbers.map((n) => `第${numeral(n)}条`).join('、')}`;
/** 94–105 as articles are numbered in Chinese. */
const clause = (n: number): string => (n < 100 ? `第${numeral(n)}条` : `第一百${n === 100 ? '' : n < 110 ? `零${numeral(n - 100)}` : `一十${numeral(n - 110)}`}条`);

/** Conduct, the articles it offends against, and the article that threatens it with a penalty. Amounts are the article's own, and read there. */
const conducts: readonly (readonly [conduct: string, offends: readonly number[], penalty: number])[] = [
  ['生产经营单位的主要负责人未履行安全生产管理职责', [21], 94],
  ['其他负责人和安全生产管理人员未履行安全生产管理职责', [25], 96],
  ['未按照规定设置安全生产管理机构或者配备安全生产管理人员', [24], 97],
  ['有关高危单位的主要负责人和安全生产管理人员未按照规定经考核合格', [27], 97],
  ['未按照规定对从业人员、被派遣劳动者、实习学生进行安全生产教育和培训，或者未按照规定如实告知有关的安全生产事项', [28, 44], 97],
  ['未如实记录安全生产教育和培训情况', [28], 97],
  ['未将事故隐患排查治理情况如实记录或者未向从业人员通报', [41], 97],
  ['未按照规定制定生产安全事故应急救援预案或者未定期组织演练', [81], 97],
  ['特种作业人员未按照规定经专门的安全作业培训并取得相应资格，上岗作业', [30], 97],
  ['未在有较大危险因素的生产经营场所和有关设施、设备上设置明显的安全警示标志', [35], 99],
  ['安全设备的安装、使用、检测、改造和报废不符合国家标准或者行业标准', [36], 99],
  ['未对安全设备进行经常性维护、保养和定期检测', [36], 99],
  ['关闭、破坏直接关系生产安全的监控、报警、防护、救生设备、设施，或者篡改、隐瞒、销毁其相关数据、信息', [36], 99],
  ['未为从业人员提供符合国家标准或者行业标准的劳动防护用品', [45], 99],
  ['使用应当淘汰的危及生产安全的工艺、设备', [38], 99],
  ['餐饮等行业的生产经营单位使用燃气未安装可燃气体报警装置', [36], 99],
  ['生产、经营、运输、储存、使用危险物品或者处置废弃危险物品，未建立专门安全管理制度、未采取可靠的安全措施', [39], 101],
  ['对重大危险源未登记建档，未进行定期检测、评估、监控，未制定应急预案，或者未告知应急措施', [40], 101],
  ['进行爆破、吊装、动火、临时用电以及国家规定的其他危险作业，未安排专门人员进行现场安全管理', [43], 101],
  ['未建立安全风险分级管控制度或者未按照安全风险分级采取相应管控措施', [41], 101],
  ['未建立事故隐患排查治理制度，或者重大事故隐患排查治理情况未按照规定报告', [41], 101],
  ['未采取措施消除事故隐患', [41], 102],
  ['将生产经营项目、场所、设备发包或者出租给不具备安全生产条件或者相应资质的单位或者个人', [49], 103],
  ['未与承包单位、承租单位签订专门的安全生产管理协议或者未在合同中明确各自的安全生产管理职责，或者未对其统一协调、管理', [49], 103],
  ['两个以上单位在同一作业区域内进行可能危及对方安全生产的生产经营活动，未签订安全生产管理协议或者未指定专职安全生产管理人员进行安全检查与协调', [48], 104],
  ['生产、经营、储存、使用危险物品的车间、商店、仓库与员工宿舍在同一座建筑内，或者与员工宿舍的距离不符合安全要求', [42], 105],
  ['生产经营场所和员工宿舍未设有符合紧急疏散需要、标志明显、保持畅通的出口、疏散通道', [42], 105],
];

export const workSafetyViolations: KnowledgeSet = {
  kind: 'violation', name: '安全生产法（2021）常见违法行为', source,
  note: '行为、违反条款与处罚条款；罚款幅度以条文为准，本库不另列数额。',
  entries: conducts.map(([conduct, offends, penalty], i) =>
    entry({ key: String(i + 1), title: conduct, collection: law, article: clause(penalty), category: '安全生产', text: conduct, source, effectiveFrom: basis?.effectiveFrom ?? null, basis: articles(offends), penalty: `${law}${clause(penalty)}` })),
};
