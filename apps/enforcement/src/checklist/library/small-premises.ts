import { itemsOf, type Draft, type LibrarySet } from './set';

const FIRE = { law: '中华人民共和国消防法（2021年修正）', effectiveFrom: '2021-04-29', source: '全国人民代表大会常务委员会，2021年4月29日修正' };
const WORK = { law: '中华人民共和国安全生产法（2021年修正）', effectiveFrom: '2021-09-01', source: '全国人民代表大会常务委员会，2021年6月10日第三次修正' };
const HIGH_RISE = { law: '高层民用建筑消防安全管理规定', effectiveFrom: '2021-08-01', source: '应急管理部令第5号' };

const EXITS = '疏散与消防设施';
const LIVING = '住人与用途';
const POWER = '用电、用气与动火';

const look = (code: string, section: string, text: string, basis: Draft['basis'], more: Partial<Draft> = {}): Draft => ({
  code, section, text, points: 2, evidence: 'when_failed', rectification: 'on_the_spot', basis, ...more,
});

/** 三小场所 and other small premises: what a grid member looks at in a quarter of an hour. */
export const smallPremises: LibrarySet = {
  name: '三小场所日常检查表', category: 'routine', industry: null, tags: [], source: '消防法（2021）、安全生产法（2021）等', effectiveFrom: '2021-09-01', effectiveTo: null,
  description: '小档口、小作坊、小娱乐场所日常巡查用。巡查是服务和指导，不是行政检查。',
  items: itemsOf([
    look('1.1', EXITS, '疏散通道、安全出口是否畅通，未被占用、堵塞、封闭', [{ ...FIRE, article: '第二十八条' }], { points: 5, demand: '立即清理疏散通道、打开安全出口' }),
    look('1.2', EXITS, '门窗是否没有影响逃生和灭火救援的障碍物', [{ ...FIRE, article: '第二十八条' }], { points: 3, rectification: 'time_limited', requirement: '人员密集场所适用；其他场所选“不适用”' }),
    look('1.3', EXITS, '灭火器等消防设施、器材是否按标准配置并完好有效', [{ ...FIRE, article: '第十六条第一款第（二）项' }], { rectification: 'time_limited' }),
    look('1.4', EXITS, '消防设施、器材是否未被损坏、挪用或者擅自拆除、停用，消火栓未被埋压、圈占、遮挡', [{ ...FIRE, article: '第二十八条' }]),
    look('2.0', LIVING, '场所内是否有人住宿', [], { failsOn: 'never', points: 0, evidence: 'none', requirement: '本项只用于确定适用的检查项，不计分' }),
    look('2.1', LIVING, '是否生产、储存、经营易燃易爆危险品', [{ ...FIRE, article: '第十九条第一款' }], { failsOn: 'yes', showIf: { item: '2.0', answer: 'yes' }, points: 5, rectification: 'time_limited', demand: '生产、储存、经营易燃易爆危险品的场所不得与居住场所设置在同一建筑物内，立即清出' }),
    look('2.2', LIVING, '住宿与经营场所同在一座建筑物内的，是否符合国家工程建设消防技术标准', [{ ...FIRE, article: '第十九条第二款' }], { showIf: { item: '2.0', answer: 'yes' }, points: 3, rectification: 'time_limited' }),
    look('3.1', POWER, '电器产品的安装、使用及其线路的敷设、维护保养是否符合消防技术标准和管理规定', [{ ...FIRE, article: '第二十七条第二款' }], { points: 3 }),
    look('3.2', POWER, '是否在高层民用建筑公共门厅、疏散走道、楼梯间、安全出口停放电动自行车或者为其充电', [{ ...HIGH_RISE, article: '第三十七条' }], { failsOn: 'yes', points: 3, requirement: '非高层民用建筑选“不适用”' }),
    look('3.3', POWER, '是否使用燃气', [], { failsOn: 'never', points: 0, evidence: 'none', requirement: '本项只用于确定适用的检查项，不计分' }),
    look('3.4', POWER, '餐饮等使用燃气的，是否安装可燃气体报警装置并保障其正常使用', [{ ...WORK, article: '第三十六条第四款' }], { showIf: { item: '3.3', answer: 'yes' }, points: 5, rectification: 'time_limited' }),
    look('3.5', POWER, '燃气用具的安装、使用及其管路的敷设、维护保养是否符合消防技术标准和管理规定', [{ ...FIRE, article: '第二十七条第二款' }], { showIf: { item: '3.3', answer: 'yes' }, points: 3, rectification: 'time_limited' }),
    look('3.6', POWER, '进行电焊、气焊等具有火灾危险作业的人员是否持证上岗并遵守操作规程', [{ ...FIRE, article: '第二十一条第二款' }], { points: 3, requirement: '无此类作业的选“不适用”' }),
  ]),
};
