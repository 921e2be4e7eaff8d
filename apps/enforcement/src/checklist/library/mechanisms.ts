import { itemsOf, type Draft, type LibrarySet } from './set';

const SPACE = { law: '工贸企业有限空间作业安全规定', effectiveFrom: '2024-01-01', source: '应急管理部令第13号' };
const LAW = { law: '中华人民共和国安全生产法（2021年修正）', effectiveFrom: '2021-09-01', source: '全国人民代表大会常务委员会' };

const rule = (code: string, text: string, requirement: string, more: Partial<Draft> = {}): Draft => ({
  code, text, requirement, points: 2, evidence: 'when_failed', rectification: 'on_the_spot', demand: '立即停止作业，补齐措施并经确认后方可恢复', basis: [SPACE], ...more,
});

/** 有限空间“七不准”: each answered by whether it is kept. */
export const sevenRules: LibrarySet = {
  name: '有限空间作业“七不准”检查表', category: 'mechanism', industry: null, tags: ['confined_space'], source: '有限空间作业“七个不准”（应急管理部门推行的硬规定）', effectiveFrom: null, effectiveTo: null,
  description: '作业前和作业中逐项核对，有一项不符合即不准作业。具体要求以现行规定为准。',
  items: itemsOf([
    rule('1', '未经风险辨识不准作业：作业前是否已辨识该有限空间的危险有害因素', '查台账、作业方案或风险告知记录'),
    rule('2', '未经通风和检测合格不准作业：是否先通风、再检测、后作业，检测合格并有记录', '查检测时间、数值和检测人签字', { hazardLevel: 'major' }),
    rule('3', '不佩戴劳动防护用品不准作业：作业人员是否正确佩戴与风险相适应的防护用品', '看现场佩戴情况和用品有效期'),
    rule('4', '没有监护不准作业：有限空间外是否设有专人监护，且不离开、不兼做他事', '看现场监护人员', { hazardLevel: 'major' }),
    rule('5', '电气设备不符合规定不准作业：照明和电动工具的电压、防爆和接地是否符合规定', '看现场用电设备铭牌与接线', { basis: [] }),
    rule('6', '未经审批不准作业：本次作业是否经审批并持有有效作业票', '查作业票的时间、范围和审批人签字', { hazardLevel: 'major' }),
    rule('7', '未经培训演练不准作业：作业、监护和救援人员是否经过培训并参加演练', '查培训记录和演练记录', { rectification: 'time_limited', demand: '未经培训演练的人员停止参加有限空间作业，培训演练后上岗' }),
  ]),
};

const step = (code: string, section: string, text: string, requirement: string): Draft => ({
  code, section, text, requirement, points: 2, evidence: 'when_failed', basis: [{ ...LAW, article: '第四十一条' }],
});

/** 一线三排: 一线 is the red line of human life, 三排 are looking for, ordering and removing risks and hazards. */
export const oneLineThreeSteps: LibrarySet = {
  name: '“一线三排”落实情况检查表', category: 'mechanism', industry: null, tags: [], source: '“一线三排”工作要求（坚守红线，排查、排序、排除）', effectiveFrom: null, effectiveTo: null,
  description: '“一线”指坚守发展决不能以牺牲人的生命为代价这条不可逾越的红线；“三排”指全面排查、科学排序、有效排除各类风险隐患。',
  items: itemsOf([
    step('1', '坚守红线', '主要负责人是否明确安全红线，并以制度禁止带重大隐患生产作业', '查会议记录、制度文件'),
    step('2.1', '全面排查', '是否明确各岗位、班组、部门和单位的排查内容、频次和责任人', '查排查制度与清单'),
    step('2.2', '全面排查', '是否按频次开展排查并如实记录', '抽查近三个月的排查记录'),
    step('3.1', '科学排序', '是否对排查出的风险隐患按危害程度、整改难易和紧迫程度分级排序', '查隐患台账的等级和期限'),
    step('3.2', '科学排序', '是否把重大风险、重大隐患列为优先并由主要负责人负责', '查台账责任人'),
    step('4.1', '有效排除', '每条隐患是否落实责任、措施、资金、时限和预案并按期完成整改', '抽查已到期的隐患'),
    step('4.2', '有效排除', '整改后是否由他人复查确认后销号', '查复查记录'),
    step('4.3', '有效排除', '一时不能排除的，是否采取停用、撤人、值守等防范措施', '看现场措施'),
  ]),
};
