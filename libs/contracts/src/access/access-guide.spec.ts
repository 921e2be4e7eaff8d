import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { permissions, permissionsOf, roleTable, type Permission } from '.';

const GUIDE = join(__dirname, '../../../../docs/guide-district.md');
const ACCEPT = 'ACCEPT_ACCESS=1 npx jest --selectProjects unit --testPathPatterns access-';

type Lang = 'zh' | 'en';
/** `see` is a ring and `do` a dot, which wants all of them. */
interface Column extends Record<Lang, string> {
  readonly see?: Permission;
  readonly do?: readonly Permission[];
}

const columns: readonly Column[] = [
  { zh: '看', en: 'see', do: ['hazard.read'] },
  { zh: '报', en: 'report', do: ['hazard.report'] },
  { zh: '导入', en: 'import', do: ['hazard.import'] },
  { zh: '交办', en: 'assign', do: ['hazard.assign'] },
  { zh: '整改', en: 'rectify', do: ['hazard.rectify'] },
  { zh: '复查', en: 'verify', do: ['hazard.verify'] },
  { zh: '延期', en: 'extend', do: ['hazard.extend'] },
  { zh: '督促', en: 'oversee', do: ['hazard.oversee'] },
  { zh: '挂牌督办', en: 'supervise', do: ['hazard.supervise'] },
  { zh: '一企一档', en: 'subjects', see: 'subject.read', do: ['subject.manage'] },
  { zh: '登记对象', en: 'register', do: ['subject.register'] },
  { zh: '核实档案', en: 'census', do: ['subject.refresh'] },
  { zh: '分级', en: 'grade', do: ['subject.grade'] },
  { zh: '画像', en: 'portraits', do: ['portrait.read'] },
  { zh: '画像模型', en: 'portrait model', see: 'portrait-model.read', do: ['portrait-model.manage'] },
  { zh: '行政检查', en: 'inspections', do: ['inspection.carry-out'] },
  { zh: '检查计划', en: 'inspection plans', see: 'inspection-plan.read', do: ['inspection-plan.manage'] },
  { zh: '批准计划', en: 'approve plans', do: ['inspection-plan.approve'] },
  { zh: '双随机', en: 'random draws', see: 'draw.read', do: ['draw.manage'] },
  { zh: '检查表', en: 'checklists', see: 'checklist.read', do: ['checklist.manage'] },
  { zh: '知识库', en: 'knowledge base', see: 'knowledge.read', do: ['knowledge.manage'] },
  { zh: '专项行动', en: 'campaigns', see: 'campaign.read', do: ['campaign.manage'] },
  { zh: '报送行动', en: 'campaign reports', do: ['campaign.report'] },
  { zh: '风险点', en: 'risk points', see: 'risk-point.read', do: ['risk-point.manage'] },
  { zh: '风险采集', en: 'collect risks', do: ['risk-point.collect'] },
  { zh: '风险定级', en: 'grade risks', do: ['risk-point.grade'] },
  { zh: '检查', en: 'checks', do: ['check.read'] },
  { zh: '巡查', en: 'patrol', do: ['check.patrol'] },
  { zh: '自查', en: 'self-check', do: ['check.self'] },
  { zh: '中介检查、验收', en: 'agencies, acceptance', do: ['check.agency', 'check.confirm'] },
  { zh: '导入历史检查', en: 'import old checks', do: ['check.import'] },
  { zh: '批准检查', en: 'approve inspections', do: ['inspection.approve'] },
  { zh: '专家库', en: 'experts', see: 'expert.read', do: ['expert.manage'] },
  { zh: '社会化服务', en: 'services', see: 'service-contract.read', do: ['service-contract.manage', 'service-contract.accept'] },
  { zh: '标准化', en: 'standardisation', see: 'standardisation.read', do: ['standardisation.apply'] },
  { zh: '标准化评审', en: 'standardisation reviews', do: ['standardisation.review'] },
  { zh: '街道考评', en: 'performance', see: 'performance.read', do: ['performance.manage'] },
  { zh: '每月一主题', en: 'monthly themes', do: ['monthly-theme.manage'] },
  { zh: '考评明细', en: 'performance rows', do: ['performance-detail.read'] },
  { zh: '积分申诉', en: 'appeals', do: ['performance.appeal'] },
  { zh: '举报奖励', en: 'rewards', see: 'report-reward.read', do: ['report-reward.manage'] },
  { zh: '批准奖励', en: 'approve rewards', do: ['report-reward.approve'] },
  { zh: '清单种类', en: 'kinds of lists', see: 'list-kind.read', do: ['list-kind.manage'] },
  { zh: '责任清单', en: 'responsibility lists', see: 'responsibility-list.read', do: ['responsibility-list.manage'] },
  { zh: '审定清单', en: 'approve lists', do: ['responsibility-list.approve'] },
  { zh: '办理事项', en: 'list items', do: ['list-item.perform'] },
  { zh: '记录履职', en: 'acts of own duties', do: ['duty-act.record'] },
  { zh: '事项销号', en: 'close list items', do: ['list-item.verify'] },
  { zh: '责任书', en: 'responsibility letters', see: 'letter.read', do: ['letter.manage'] },
  { zh: '签署责任书', en: 'sign letters', do: ['letter.sign'] },
  { zh: '登记举报', en: 'enter reports', do: ['public-report.enter'] },
  { zh: '公众举报', en: 'public reports', see: 'public-report.read', do: ['public-report.handle'] },
  { zh: '任务', en: 'tasks', see: 'task.read', do: ['task.manage'] },
  { zh: '办理任务', en: 'work on tasks', do: ['task.perform'] },
  { zh: '核验任务', en: 'verify tasks', do: ['task.verify'] },
  { zh: '催办任务', en: 'urge tasks', do: ['task.urge'] },
  { zh: '督办', en: 'supervision', see: 'supervision.read', do: ['supervision.manage'] },
  { zh: '签发督办', en: 'approve supervision', do: ['supervision.approve'] },
  { zh: '回复督办', en: 'reply to supervision', do: ['supervision.reply'] },
  { zh: '专项经费', en: 'funds', see: 'fund.read', do: ['fund.manage', 'fund.pay'] },
  { zh: '批准经费调整', en: 'approve adjustments', do: ['fund.approve'] },
  { zh: '机构建设标准', en: 'standards for bodies', see: 'body-standard.read', do: ['body-standard.manage'] },
  { zh: '机构自评', en: 'self-checks of bodies', see: 'body-assessment.read', do: ['body-assessment.self-check'] },
  { zh: '机构初验', en: 'checks of bodies', do: ['body-assessment.check'] },
  { zh: '机制模板', en: 'mechanisms', see: 'mechanism.read', do: ['mechanism.manage'] },
  { zh: '列入机制', en: 'list under mechanisms', do: ['mechanism-record.list'] },
  { zh: '填报落实', en: 'attainment', see: 'mechanism-record.read', do: ['mechanism-record.record'] },
  { zh: '核查落实', en: 'checks of attainment', do: ['mechanism-record.check'] },
  { zh: '事故', en: 'accidents', see: 'accident.read', do: ['accident.manage'] },
  { zh: '事故接报', en: 'report accidents', do: ['accident.report'] },
  { zh: '报告事故措施', en: 'report on measures after accidents', do: ['accident.carry-out'] },
  { zh: '事故批复', en: 'approve accidents', do: ['accident.approve'] },
  { zh: '追责问责', en: 'accountability', see: 'accountability.read', do: ['accountability.manage'] },
  { zh: '控制指标', en: 'quotas', see: 'quota.read', do: ['quota.manage'] },
  { zh: '批准指标', en: 'approve quotas', do: ['quota.approve'] },
  { zh: '考核方案', en: 'assessment schemes', see: 'assessment-scheme.read', do: ['assessment-scheme.manage', 'assessment.manage'] },
  { zh: '考核', en: 'assess', see: 'assessment.read', do: ['assessment-sheet.check'] },
  { zh: '自评申诉', en: 'self-scores, appeals', see: 'assessment-sheet.read', do: ['assessment-sheet.self-score', 'assessment-sheet.appeal'] },
  { zh: '批准、通报考核', en: 'approve and issue assessments', do: ['assessment-scheme.approve', 'assessment.approve'] },
  { zh: '复核申诉', en: 'decide appeals', do: ['assessment-sheet.approve'] },
  { zh: '一票否决', en: 'vetoes', see: 'veto.read', do: ['veto.propose'] },
  { zh: '审核否决', en: 'approve vetoes', do: ['veto.approve'] },
  { zh: '委员会', en: 'committees', see: 'committee.read', do: ['committee.manage'] },
  { zh: '会议', en: 'meetings', see: 'meeting.read', do: ['meeting.manage'] },
  { zh: '签发纪要', en: 'issue minutes', do: ['meeting.approve'] },
  { zh: '统计期', en: 'reporting periods', see: 'report-period.read', do: ['report-period.manage'] },
  { zh: '审核统计', en: 'review reports', do: ['report-period.review'] },
  { zh: '签发通报', en: 'issue reports', do: ['report-period.approve'] },
  { zh: '荣誉', en: 'honours', see: 'honour.read', do: ['honour.manage'] },
  { zh: '核实荣誉', en: 'verify honours', do: ['honour.verify'] },
  { zh: '存在问题', en: 'shortcomings', see: 'shortcoming.read', do: ['shortcoming.manage'] },
  { zh: '工作目标', en: 'targets', see: 'target.read', do: ['target.manage'] },
  { zh: '报目标进展', en: 'report on targets', do: ['target.report'] },
  { zh: '规划项目', en: 'projects of plans', see: 'plan-project.read', do: ['plan-project.manage'] },
  { zh: '填规划季报', en: 'report on projects', do: ['plan-project.report'] },
  { zh: '审批规划调整', en: 'decide on plans', do: ['plan-project.approve'] },
  { zh: '立法与标准化', en: 'rule-making', see: 'rule-making.read', do: ['rule-making.manage'] },
  { zh: '起草规章标准', en: 'draft rules', do: ['rule-making.draft'] },
  { zh: '合法性审查', en: 'legality review', do: ['rule-making.review'] },
  { zh: '登记审议', en: 'deliberations', do: ['rule-making.approve'] },
  { zh: '安全生产巡查', en: 'inspection tours', see: 'inspection-tour.read', do: ['inspection-tour.manage'] },
  { zh: '批准巡查方案', en: 'approve tours', do: ['inspection-tour.approve'] },
  { zh: '园区三方', en: 'parks', see: 'park.read', do: ['park.manage'] },
  { zh: '区划', en: 'divisions', see: 'division.read', do: ['division.manage'] },
  { zh: '机构岗位', en: 'units, posts', see: 'unit.read', do: ['unit.manage'] },
  { zh: '人员', en: 'members', see: 'member.read', do: ['member.manage'] },
  { zh: '导出人员', en: 'export members', do: ['member.export'] },
  { zh: '账号', en: 'accounts', do: ['account.manage'] },
  { zh: '三员账号', en: 'admins\' accounts', do: ['admin-account.manage'] },
  { zh: '三防责任人', en: 'duty holders', see: 'duty-holder.read', do: ['duty-holder.manage'] },
  { zh: '审定责任人', en: 'approve duty holders', do: ['duty-holder.approve'] },
  { zh: '三防种类', en: 'kinds of duty objects', see: 'duty-kind.read', do: ['duty-kind.manage'] },
  { zh: '包保', en: 'guardianships', see: 'guardianship.read', do: ['guardianship.manage'] },
  { zh: '职责交接', en: 'hand-overs', do: ['hand-over.manage'] },
  { zh: '履职记录', en: 'duty performance', see: 'own-duty-performance.read', do: ['duty-performance.read'] },
  { zh: '完整电话', en: 'full phone', do: ['personal.reveal'] },
  { zh: '完整身份号码', en: 'full identity number', do: ['personal.reveal-identity'] },
  { zh: '授权', en: 'assignments', see: 'assignment.read', do: ['assignment.manage'] },
  { zh: '接口客户端', en: 'API clients', do: ['client.manage'] },
  { zh: '设置', en: 'settings', see: 'settings.read', do: ['settings.manage'] },
  { zh: '集成', en: 'integrations', see: 'integration.read', do: ['integration.manage'] },
  { zh: '死信', en: 'dead letters', see: 'dead-letter.read', do: ['dead-letter.manage'] },
  { zh: '审计', en: 'audit', see: 'audit.read' },
  { zh: '下级租户', en: 'tenants below', see: 'tenant.read', do: ['tenant.open', 'tenant.manage'] },
];
const words = { role: { zh: '角色', en: 'role' }, code: { zh: '代码', en: 'code' }, own: { zh: '本人', en: 'own' } };

type Role = ReturnType<typeof roleTable>[number];

function cell(role: Role, column: Column, lang: Lang): string {
  const held = permissionsOf(role.name);
  const wanted = column.do ?? [];
  const some = wanted.filter((p) => held.includes(p));
  if (some.length > 0 && some.length < wanted.length) throw new Error(`${role.name} holds ${some.join()} alone: the column ${column.en} cannot say that`);
  if (some.length > 0) return role.ownOnly ? words.own[lang] : '●';
  return column.see && held.includes(column.see) ? '○' : '';
}

const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
const marks = (role: Role): string => `${role.separate ? '‡' : ''}${role.local ? '†' : ''}`;

function table(lang: Lang): string {
  return [
    row([words.role[lang], words.code[lang], ...columns.map((c) => c[lang])]),
    `|---|---|${':-:|'.repeat(columns.length)}`,
    ...roleTable().map((role) => row([`${role[lang]}${marks(role)}`, `\`${role.name}\``, ...columns.map((c) => cell(role, c, lang))])),
  ].join('\n');
}

/** The guide with another table between the two marks. @throws where a mark is missing or there twice */
function withTable(guide: string, lang: Lang, rows: string): string {
  const [begin, end] = [`<!-- roles:${lang} -->\n`, `\n<!-- /roles:${lang} -->`];
  const [before, rest, more] = guide.split(begin);
  const [, after, extra] = rest?.split(end) ?? [];
  if (before === undefined || after === undefined || more !== undefined || extra !== undefined) throw new Error(`docs/guide-district.md wants ${begin.trim()} and ${end.trim()} once`);
  return `${before}${begin}${rows}${end}${after}`;
}

it('given every permission, then the table has one column for it', () => {
  const shown = columns.flatMap((c) => [...(c.see ? [c.see] : []), ...(c.do ?? [])]);
  expect(shown.sort()).toEqual(Object.keys(permissions).sort());
});

it.each<Lang>(['zh', 'en'])('given the roles, then the table in the guide for districts is theirs (%s)', (lang) => {
  const guide = readFileSync(GUIDE, 'utf8');
  const right = withTable(guide, lang, table(lang));
  if (process.env['ACCEPT_ACCESS']) writeFileSync(GUIDE, right);
  else if (guide !== right) throw new Error(`The roles in docs/guide-district.md are not those of the code. Write them anew and read them: ${ACCEPT}`);
  expect(right).toContain('`street-officer`');
});
