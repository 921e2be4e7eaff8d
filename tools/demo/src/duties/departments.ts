import { eachOf, type Unit, type Year } from '../year/year';

/** The departments of the safety committee: its name, the field it looks after, and its section of GB/T 4754 where it has one. */
const named = [
  ['应急管理局', '工贸和危险化学品', 'C'], ['经济和信息化局', '工业企业', 'D'], ['住房和城市建设局', '房屋建筑和市政工程', 'E'], ['交通运输局', '道路运输', 'G'], ['公安分局', '道路交通和大型活动', null], ['消防救援大队', '消防', null],
  ['商务局', '商贸流通', 'F'], ['文化和旅游局', '文化旅游和体育', 'R'], ['教育局', '学校', 'P'], ['卫生健康局', '医疗卫生', 'Q'], ['市场监督管理局', '特种设备', 'L'], ['综合行政执法局', '城镇燃气和户外广告', null],
  ['农业农村局', '农业机械和渔业', 'A'], ['民政局', '养老和福利机构', null], ['生态环境分局', '危险废物和环保设施', 'N'], ['规划和自然资源分局', '地质灾害', null], ['科学技术局', '科研院所和实验室', 'M'], ['财政局', '安全生产投入保障', null],
  ['人力资源和社会保障局', '技工院校和职业培训', null], ['发展和改革局', '能源和重大项目', null], ['国有资产监督管理中心', '区属国有企业', null], ['司法局', '安全生产普法', 'S'], ['区委宣传部', '安全生产宣传', null], ['区委组织部', '领导干部履职考核', null],
  ['总工会', '职工劳动保护', 'O'], ['团区委', '青年安全生产示范', null], ['气象局', '气象灾害', null], ['水利局', '水利工程', null], ['数据资源管理局', '数据中心', 'I'], ['房产管理中心', '既有房屋', 'K'],
  ['邮政管理分局', '寄递物流', null], ['供电分公司', '电力设施', null], ['轨道交通建设指挥部', '轨道交通工程', null], ['机关事务服务中心', '机关办公场所', 'J'],
] as const;
/** Of every department; the third post is of the first twenty-five, which makes ninety-three. */
const posts = ['分管负责人', '安全科科长', '安全监管专员'];
const WITH_THREE = 25;

export interface Department {
  readonly unit: Unit;
  readonly field: string;
  readonly industry: string | null;
  readonly posts: readonly { readonly id: string; readonly name: string }[];
}

interface Post {
  readonly id: string;
  readonly name: string;
}

/** 34 个重点部门、93 个重点岗位, as units and posts of the district; those it has already are taken as they are. */
export function departments(year: Year): Promise<Department[]> {
  return year.kept('departments', async () => {
    const found: Department[] = [];
    await eachOf(year, '重点部门 departments', named, async ([name, field, industry], i) => {
      const unit = year.units.find((u) => u.name.endsWith(name) && u.kind !== 'street_office') ?? (await year.admin.post<Unit>('/api/tenancy/v1/units', { kind: 'department', name: `区${name}`.replace('区区', '区') }));
      const wanted = posts.slice(0, i < WITH_THREE ? 3 : 2);
      const made: Post[] = [];
      for (const post of wanted) made.push(await year.admin.post<Post>(`/api/tenancy/v1/units/${unit.id}/posts`, { name: `${field}${post}` }));
      found[i] = { unit: { id: unit.id, name: unit.name, kind: unit.kind, divisionCode: unit.divisionCode }, field, industry, posts: made.map(({ id, name: n }) => ({ id, name: n })) };
    });
    return found;
  });
}

