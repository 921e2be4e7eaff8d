import type { Operation, ServiceName } from '../kit';

/** The services of the house in the order in which documents list them. */
export const serviceTitles: Readonly<Record<ServiceName, { readonly zh: string; readonly en: string }>> = {
  tenancy: { zh: '租户与组织', en: 'Tenancy' },
  responsibility: { zh: '责任', en: 'Responsibility' },
  enforcement: { zh: '执法', en: 'Enforcement' },
  prevention: { zh: '防灾减灾', en: 'Prevention' },
  resources: { zh: '应急资源', en: 'Resources' },
  training: { zh: '培训', en: 'Training' },
  education: { zh: '宣教', en: 'Education' },
  oversight: { zh: '监督分析', en: 'Oversight' },
};

export const serviceOrder = Object.keys(serviceTitles) as ServiceName[];

/** `hazard.report` → `hazard` */
export function featureOf(operation: Pick<Operation, 'id'>): string {
  return operation.id.split('.')[0] as string;
}

/** Chinese and English names of features, as documents head their sections. A feature without one goes by its id. */
const featureTitles: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  request: { zh: '通用', en: 'Any request' },
  gateway: { zh: '网关', en: 'Gateway' },
  tenant: { zh: '租户', en: 'Tenants' },
  'public-tenant': { zh: '登录入口', en: 'Where to sign in' },
  me: { zh: '本人', en: 'The caller' },
  catalogue: { zh: '全国区划目录', en: 'Catalogue of divisions' },
  division: { zh: '区划', en: 'Divisions' },
  unit: { zh: '机构', en: 'Units' },
  post: { zh: '岗位', en: 'Posts' },
  member: { zh: '人员', en: 'Members' },
  assignment: { zh: '授权', en: 'Assignments' },
  delegation: { zh: '委托', en: 'Delegations' },
  client: { zh: '接口客户端', en: 'API clients' },
  setting: { zh: '设置', en: 'Settings' },
  'public-page': { zh: '公众页面', en: 'Public page' },
  'public-report': { zh: '公众举报', en: 'Public reports' },
  boundary: { zh: '区划边界', en: 'Boundaries' },
  'saved-view': { zh: '常用筛选', en: 'Saved views' },
  integration: { zh: '集成', en: 'Integrations' },
  audit: { zh: '审计', en: 'Audit' },
  'dead-letter': { zh: '死信', en: 'Dead letters' },
  operation: { zh: '长任务', en: 'Long work' },
  change: { zh: '变化推送', en: 'Changes' },
  hazard: { zh: '隐患', en: 'Hazards' },
  'list-kind': { zh: '清单种类', en: 'Kinds of lists' },
  'responsibility-list': { zh: '责任清单', en: 'Responsibility lists' },
  'list-item': { zh: '清单事项', en: 'Items of lists' },
  'list-item-import': { zh: '清单事项导入', en: 'Imports of items of lists' },
  fund: { zh: '专项经费', en: 'Special funds' },
  'fund-project': { zh: '经费项目', en: 'Projects of funds' },
  'fund-payment': { zh: '经费支付', en: 'Payments from funds' },
  'fund-adjustment': { zh: '经费调整', en: 'Adjustments of funds' },
  'fund-bulletin': { zh: '经费提醒与通报', en: 'Reminders and bulletins on funds' },
  'body-standard': { zh: '机构建设标准', en: 'Standards for bodies' },
  'body-assessment': { zh: '机构达标申报', en: 'Assessments of bodies' },
  'assessment-scheme': { zh: '考核方案', en: 'Assessment schemes' },
  assessment: { zh: '考核', en: 'Assessments' },
  'assessment-sheet': { zh: '考核表', en: 'Assessment sheets' },
  veto: { zh: '一票否决', en: 'Vetoes' },
  'mechanism-template': { zh: '机制模板', en: 'Mechanism templates' },
  'mechanism-import': { zh: '机制落实导入', en: 'Imports of places of mechanisms' },
  'mechanism-record': { zh: '机制落实', en: 'Records of mechanisms' },
  'duty-kind': { zh: '三防对象种类', en: 'Kinds of duty objects' },
  'duty-object': { zh: '三防对象', en: 'Duty objects' },
  'duty-object-import': { zh: '三防对象导入', en: 'Imports of duty objects' },
  'duty-edition': { zh: '三防责任人名录', en: 'Tables of duty holders' },
  'duty-holder': { zh: '三防责任人', en: 'Duty holders' },
  'guardianship-tier': { zh: '包保层级', en: 'Tiers of guardianship' },
  guardianship: { zh: '包保', en: 'Guardianships' },
  'hand-over': { zh: '职责交接', en: 'Hand-overs' },
  'duty-performance': { zh: '照单履职', en: 'Duty performance' },
  accident: { zh: '生产安全事故', en: 'Work-safety accidents' },
  'accident-clock': { zh: '事故法定时限', en: 'Limits of law after accidents' },
  'accident-measure': { zh: '事故整改措施（回头看）', en: 'Measures after accidents' },
  'accident-quota': { zh: '事故控制指标', en: 'Quotas of accidents' },
  'accident-base': { zh: '事故同比', en: 'Accidents, compared with the year before' },
  accountability: { zh: '追责问责', en: 'Accountability' },
  todo: { zh: '待办', en: 'To do' },
  letter: { zh: '责任书', en: 'Responsibility letters' },
  'letter-template': { zh: '责任书模板', en: 'Templates of letters' },
  task: { zh: '任务', en: 'Tasks' },
  'task-bulletin': { zh: '任务通报', en: 'Bulletins of tasks' },
  supervision: { zh: '督办', en: 'Supervision documents' },
  committee: { zh: '委员会', en: 'Committees' },
  meeting: { zh: '会议', en: 'Meetings' },
  'standing-meeting': { zh: '定期会议', en: 'Standing meetings' },
  'calendar-feed': { zh: '会议日历', en: 'Calendar feeds' },
  'report-period': { zh: '统计与通报', en: 'Reporting periods' },
  honour: { zh: '荣誉与典型经验', en: 'Honours and practices' },
  shortcoming: { zh: '存在问题和不足', en: 'Shortcomings' },
  target: { zh: '工作目标', en: 'Targets' },
  'development-plan': { zh: '五年规划', en: 'Five-year plans' },
  'plan-project': { zh: '规划项目', en: 'Projects of plans' },
  'inspection-tour': { zh: '安全生产巡查', en: 'Inspection tours' },
  'rule-making': { zh: '立法与标准化', en: 'Rules and standards in the making' },
  file: { zh: '附件', en: 'Files' },
};

export function featureTitle(feature: string): { readonly zh: string; readonly en: string } {
  return featureTitles[feature] ?? { zh: feature, en: feature };
}
