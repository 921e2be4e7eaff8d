import { entry, type KnowledgeSet } from './set';

const source = '危险化学品目录（2015版），国家安全监管总局等十部门2015年第5号公告';
const FLAMMABLE_GAS = '易燃气体';
const FLAMMABLE = '易燃液体';
const CORROSIVE = '皮肤腐蚀';
const OXIDIZING = '氧化性';

/** 品名, CAS 号 and the main hazard, of what districts meet most; the whole catalogue is imported. */
const chemicals: readonly (readonly [name: string, cas: string, hazard: string])[] = [
  ['氨', '7664-41-7', FLAMMABLE_GAS], ['氯', '7782-50-5', '急性毒性（吸入）'], ['一氧化碳', '630-08-0', FLAMMABLE_GAS], ['硫化氢', '7783-06-4', FLAMMABLE_GAS], ['氢', '1333-74-0', FLAMMABLE_GAS],
  ['乙炔', '74-86-2', FLAMMABLE_GAS], ['甲烷', '74-82-8', FLAMMABLE_GAS], ['丙烷', '74-98-6', FLAMMABLE_GAS], ['环氧乙烷', '75-21-8', FLAMMABLE_GAS], ['氧[压缩的或液化的]', '7782-44-7', OXIDIZING], ['氮[压缩的或液化的]', '7727-37-9', '加压气体'],
  ['甲醇', '67-56-1', FLAMMABLE], ['乙醇[无水]', '64-17-5', FLAMMABLE], ['2-丙醇', '67-63-0', FLAMMABLE], ['丙酮', '67-64-1', FLAMMABLE], ['苯', '71-43-2', FLAMMABLE], ['甲苯', '108-88-3', FLAMMABLE], ['乙酸乙酯', '141-78-6', FLAMMABLE],
  ['硫酸', '7664-93-9', CORROSIVE], ['盐酸', '7647-01-0', CORROSIVE], ['硝酸', '7697-37-2', OXIDIZING], ['氢氧化钠', '1310-73-2', CORROSIVE], ['甲醛溶液', '50-00-0', '急性毒性'],
];

export const commonChemicals: KnowledgeSet = {
  kind: 'chemical', name: '常见危险化学品', source,
  note: '品名、CAS 号与主要危险性；完整目录及危险性类别以公布文本为准，可用文件导入。',
  entries: chemicals.map(([name, cas, hazard]) => entry({ key: cas, title: name, collection: '危险化学品目录（2015版）', category: hazard, source, effectiveFrom: '2015-05-01', cas })),
};
