import type { Permission } from './permissions';

export interface RoleSpec {
  readonly zh: string;
  readonly en: string;
  readonly tenant: 'platform' | 'city' | 'district';
  readonly permissions: readonly Permission[];
  /** sees and works only what is assigned to, or reported by, the person: not a whole division */
  readonly ownOnly?: true;
  /** of a street, a community or a grid: a person holds it in a division, never in the whole tenant by accident */
  readonly local?: true;
  /** 三员分立: nobody holds two of these at once, nor delegates one. GB/T 22239-2019 8.1.7.1, 8.1.5.1–3. */
  readonly separate?: true;
}

const signedInReads = ['division.read', 'unit.read'] as const;
const adminPermissions = [
  ...signedInReads, 'division.manage', 'unit.manage', 'member.read', 'member.manage', 'account.manage', 'assignment.read', 'assignment.manage',
  'client.manage', 'settings.read', 'settings.manage', 'integration.read', 'integration.manage', 'dead-letter.read', 'dead-letter.manage',
  'member.export', 'personal.reveal', 'personal.reveal-identity',
] as const;
const hazardWork = ['hazard.read', 'hazard.report', 'hazard.import', 'hazard.assign', 'hazard.verify', 'hazard.extend', 'hazard.oversee'] as const;

const portraitSeen = ['portrait.read', 'portrait-model.read'] as const;
const subjectWork = ['subject.read', ...portraitSeen, 'subject.register', 'subject.refresh', 'subject.manage'] as const;
const subjectCensus = ['subject.read', ...portraitSeen, 'subject.register', 'subject.refresh'] as const;
/** An enterprise's own record, kept up by itself. */
const subjectOwn = ['subject.read', ...portraitSeen, 'subject.refresh'] as const;

const planWork = ['inspection-plan.read', 'inspection-plan.manage'] as const;
const drawWork = ['draw.read', 'draw.manage'] as const;

const checklistWork = ['checklist.read', 'checklist.manage'] as const;
const knowledgeWork = ['knowledge.read', 'knowledge.manage'] as const;

const campaignWork = ['campaign.read', 'campaign.manage', 'campaign.report'] as const;
const campaignPart = ['campaign.read', 'campaign.report'] as const;
const riskWork = ['risk-point.read', 'risk-point.collect', 'risk-point.manage', 'risk-point.grade'] as const;

const checkWork = ['check.read', 'check.patrol', 'check.agency', 'check.confirm'] as const;
const serviceWork = ['expert.read', 'expert.manage', 'service-contract.read', 'service-contract.manage', 'service-contract.accept'] as const;
const gradeWork = ['standardisation.read', 'standardisation.apply', 'standardisation.review'] as const;
const gradeOwn = ['standardisation.read', 'standardisation.apply'] as const;
const performanceSeen = ['performance.read', 'performance-detail.read'] as const;
const rewardWork = ['report-reward.read', 'report-reward.manage', 'report-reward.approve'] as const;
const reportWork = ['public-report.read', 'public-report.enter', 'public-report.handle'] as const;

/** Responsibility lists: read and performed by everybody on the staff, drafted and verified by sections and streets, approved by leaders; each records what was done of his own duties. */
const listPart = ['list-kind.read', 'responsibility-list.read', 'list-item.perform', 'duty-act.record'] as const;
const listWork = [...listPart, 'responsibility-list.manage', 'list-item.verify'] as const;
const listLead = ['list-kind.read', 'responsibility-list.read', 'responsibility-list.approve', 'duty-act.record'] as const;
const letterSeen = ['letter.read', 'letter.sign'] as const;
const letterWork = [...letterSeen, 'letter.manage'] as const;
const meetingSeen = ['committee.read', 'meeting.read', 'meeting.approve'] as const;
const meetingWork = [...meetingSeen, 'committee.manage', 'meeting.manage'] as const;
/** Who is named in a task, or whose unit a document is addressed to, works on it, wherever in the bureau he is. */
const taskPart = ['task.read', 'task.perform', 'supervision.read', 'supervision.reply'] as const;
const taskWork = [...taskPart, 'task.manage', 'task.verify', 'task.urge', 'supervision.manage'] as const;
const taskLed = ['task.read', 'task.urge', 'supervision.read', 'supervision.approve'] as const;
const accidentSeen = ['accident.read', 'quota.read'] as const;
/** Whose unit is responsible for a measure reports what was done of it. */
const accidentOwn = [...accidentSeen, 'accident.carry-out'] as const;
const accidentPart = [...accidentOwn, 'accident.report'] as const;
const accidentWork = [...accidentPart, 'accident.manage', 'quota.manage'] as const;
const accidentDecisions = ['accident.approve', 'quota.approve'] as const;
const fundWork = ['fund.read', 'fund.manage', 'fund.pay'] as const;
const bodySeen = ['body-standard.read', 'body-assessment.read'] as const;
const bodyOwn = [...bodySeen, 'body-assessment.self-check'] as const;
const bodyWork = [...bodyOwn, 'body-standard.manage', 'body-assessment.check'] as const;
const mechanismSeen = ['mechanism.read', 'mechanism-record.read'] as const;
const mechanismOwn = [...mechanismSeen, 'mechanism-record.list', 'mechanism-record.record'] as const;
/** What is listed of an enterprise is recorded by itself, and checked by others. */
const mechanismEnterprise = [...mechanismSeen, 'mechanism-record.record'] as const;
const mechanismPart = [...mechanismOwn, 'mechanism-record.check'] as const;
const mechanismWork = [...mechanismPart, 'mechanism.manage'] as const;

/** Assessed, and assessing: a unit scores itself and appeals; sections check others; leaders approve, decide and issue. */
const assessedPart = ['assessment-scheme.read', 'assessment.read', 'assessment-sheet.read', 'assessment-sheet.self-score', 'assessment-sheet.appeal'] as const;
const assessingWork = [...assessedPart, 'assessment-scheme.manage', 'assessment.manage', 'assessment-sheet.check', 'assessment-sheet.approve', 'veto.read', 'veto.propose'] as const;
const assessmentLed = ['assessment-scheme.approve', 'assessment.approve', 'veto.approve'] as const;
const assessmentSeenByLeaders = ['assessment-scheme.read', 'assessment.read', 'assessment-sheet.read', 'assessment-sheet.approve', 'veto.read', ...assessmentLed] as const;
/** Duty holders and guardianships: seen by the staff, kept and handed over by sections and streets, approved by leaders. */
const dutyPart = ['duty-kind.read', 'duty-holder.read', 'guardianship.read'] as const;
const dutyWork = [...dutyPart, 'duty-holder.manage', 'guardianship.manage', 'hand-over.manage'] as const;
const dutyLed = [...dutyPart, 'duty-holder.approve'] as const;
/** Reports count the whole bureau: sections compile and review them, leaders issue; a target is reported on by whom it names, wherever he is. */
const reportingSeen = ['honour.read', 'target.read', 'target.report'] as const;
const reportingWork = [...reportingSeen, 'report-period.read', 'report-period.manage', 'report-period.review', 'honour.manage', 'honour.verify', 'shortcoming.read', 'shortcoming.manage', 'target.manage'] as const;
const reportingLed = ['honour.read', 'target.read', 'shortcoming.read', 'report-period.read', 'report-period.approve'] as const;

/** Everybody on the staff sees what is held of his own duties; of everybody's, who answers for the whole bureau. */
const performanceOwn = ['own-duty-performance.read'] as const;
const performanceAll = [...performanceOwn, 'duty-performance.read'] as const;
/** Plans and rules: what one's unit leads or drafts is reported and moved wherever it is; sections evaluate and review what others did, leaders decide. */
const planRuleSeen = ['plan-project.read', 'rule-making.read'] as const;
const planRulePart = [...planRuleSeen, 'plan-project.report'] as const;
const planRuleStreet = [...planRulePart, 'rule-making.draft'] as const;
const planRuleWork = [...planRuleStreet, 'plan-project.manage', 'rule-making.manage', 'rule-making.review'] as const;
const planRuleLed = [...planRuleSeen, 'plan-project.approve', 'rule-making.approve'] as const;
/** Inspection tours: sections keep them, leaders approve their plans; streets and communities see those that name them. */
const tourSeen = ['inspection-tour.read'] as const;
const tourWork = [...tourSeen, 'inspection-tour.manage'] as const;
const tourLed = [...tourSeen, 'inspection-tour.approve'] as const;
/** Parks: kept by sections, streets and communities, seen by the staff and by the enterprises that they name. */
const parkSeen = ['park.read'] as const;
const parkWork = [...parkSeen, 'park.manage'] as const;

/** The roles of the house. A role gives permissions; an assignment binds a person to a role, a unit and a division scope. */
export const roles = {
  'platform-operator': {
    zh: '平台运营', en: 'Platform operator', tenant: 'platform',
    permissions: [...signedInReads, 'tenant.read', 'tenant.open', 'tenant.manage', 'audit.read', 'dead-letter.read', 'dead-letter.manage', 'client.manage', 'member.read', 'assignment.read'],
  },
  'city-admin': {
    zh: '市局管理员', en: 'City administrator', tenant: 'city',
    permissions: [...adminPermissions, 'tenant.read', 'tenant.open', 'tenant.manage', 'audit.read'],
  },
  'city-supervisor': { zh: '市局督导', en: 'City supervisor', tenant: 'city', permissions: [...signedInReads, 'tenant.read'] },
  'city-analyst': { zh: '市局分析员', en: 'City analyst', tenant: 'city', permissions: [...signedInReads, 'tenant.read'] },
  'district-admin': {
    zh: '区局系统管理员', en: 'District administrator', tenant: 'district', separate: true,
    permissions: [...adminPermissions, ...hazardWork, 'hazard.rectify', 'hazard.supervise', ...subjectWork, 'subject.grade', ...planWork, 'inspection-plan.approve', ...drawWork, ...checklistWork, ...knowledgeWork, 'portrait-model.manage', ...campaignWork, ...riskWork, ...checkWork, 'check.import', 'check.self', 'inspection.approve', ...serviceWork, ...gradeWork, ...rewardWork, ...performanceSeen, 'performance.appeal', 'performance.manage', 'monthly-theme.manage', ...reportWork, 'audit.read', ...listWork, 'list-kind.manage', 'responsibility-list.approve', ...letterWork, ...meetingWork, ...taskWork, 'supervision.approve', ...accidentWork, ...accidentDecisions, 'accountability.read', 'accountability.manage', ...fundWork, 'fund.approve', ...bodyWork, ...mechanismWork, ...assessingWork, ...assessmentLed, ...dutyWork, 'duty-kind.manage', 'duty-holder.approve', ...reportingWork, 'report-period.approve', ...performanceAll, ...planRuleWork, 'plan-project.approve', 'rule-making.approve', ...tourWork, 'inspection-tour.approve', ...parkWork],
  },
  'security-admin': {
    zh: '安全管理员', en: 'Security administrator', tenant: 'district', separate: true,
    permissions: [...signedInReads, 'member.read', 'account.manage', 'admin-account.manage', 'assignment.read', 'assignment.manage', 'integration.read', ...performanceOwn],
  },
  'auditor': { zh: '审计管理员', en: 'Auditor', tenant: 'district', separate: true, permissions: [...signedInReads, 'audit.read', 'assignment.read', 'member.read'] },
  'leader': { zh: '局领导', en: 'Leader', tenant: 'district', permissions: [...signedInReads, 'member.read', 'hazard.read', 'subject.read', ...portraitSeen, 'inspection-plan.read', 'inspection-plan.approve', 'draw.read', 'checklist.read', 'knowledge.read', 'campaign.read', 'risk-point.read', 'check.read', 'inspection.approve', 'expert.read', 'service-contract.read', 'standardisation.read', 'report-reward.read', 'report-reward.approve', ...performanceSeen, ...listLead, ...letterSeen, ...meetingSeen, ...taskLed, ...accidentSeen, ...accidentDecisions, 'accountability.read', 'fund.read', 'fund.approve', ...bodySeen, ...mechanismSeen, ...assessmentSeenByLeaders, ...dutyLed, ...reportingLed, ...performanceAll, ...planRuleLed, ...tourLed, ...parkSeen] },
  'section-officer': {
    zh: '科室人员', en: 'Section officer', tenant: 'district',
    permissions: [...signedInReads, 'member.read', ...hazardWork, 'hazard.supervise', ...subjectWork, 'subject.grade', 'inspection.carry-out', ...planWork, ...drawWork, ...checklistWork, ...knowledgeWork, 'portrait-model.manage', ...campaignWork, ...riskWork, ...checkWork, 'check.import', 'check.self', 'inspection.approve', ...serviceWork, ...gradeWork, ...rewardWork, ...performanceSeen, 'performance.appeal', 'performance.manage', 'monthly-theme.manage', ...reportWork, ...listWork, 'list-kind.manage', ...letterWork, ...meetingWork, ...taskWork, ...accidentWork, 'accountability.read', 'accountability.manage', ...fundWork, ...bodyWork, ...mechanismWork, ...assessingWork, ...dutyWork, 'duty-kind.manage', ...reportingWork, ...performanceAll, ...planRuleWork, ...tourWork, ...parkWork],
  },
  'enforcement-officer': { zh: '执法人员', en: 'Enforcement officer', tenant: 'district', permissions: [...signedInReads, 'member.read', ...hazardWork, 'hazard.supervise', 'subject.read', ...portraitSeen, 'subject.grade', 'inspection.carry-out', 'inspection-plan.read', 'draw.read', 'checklist.read', 'knowledge.read', ...campaignPart, 'risk-point.read', 'risk-point.grade', ...checkWork, 'expert.read', 'service-contract.read', 'standardisation.read', ...performanceSeen, ...listPart, 'committee.read', ...taskPart, ...accidentOwn, ...dutyPart, ...reportingSeen, ...performanceOwn, ...planRulePart, ...parkSeen] },
  'duty-officer': { zh: '值班人员', en: 'Duty officer', tenant: 'district', permissions: [...signedInReads, 'member.read', 'personal.reveal', 'hazard.read', 'hazard.report', 'subject.read', ...portraitSeen, 'checklist.read', 'knowledge.read', 'campaign.read', 'risk-point.read', 'check.read', ...reportWork, ...listPart, 'committee.read', ...taskPart, ...accidentPart, ...dutyPart, ...reportingSeen, ...performanceOwn, ...planRulePart, ...parkSeen] },
  'street-officer': { zh: '街道安监人员', en: 'Street officer', tenant: 'district', local: true, permissions: [...signedInReads, 'member.read', ...hazardWork, ...subjectWork, ...planWork, ...drawWork, 'checklist.read', 'knowledge.read', ...campaignWork, ...riskWork, ...checkWork, 'check.self', ...serviceWork, ...gradeOwn, 'report-reward.read', 'report-reward.manage', ...performanceSeen, 'performance.appeal', ...reportWork, ...listWork, ...letterSeen, ...meetingWork, ...taskWork, ...accidentPart, 'fund.read', ...bodyOwn, ...mechanismPart, ...assessedPart, ...dutyWork, ...reportingSeen, ...performanceOwn, ...planRuleStreet, ...tourSeen, ...parkWork] },
  'community-officer': { zh: '社区工作人员', en: 'Community officer', tenant: 'district', local: true, permissions: [...signedInReads, 'hazard.read', 'hazard.report', 'hazard.verify', 'hazard.oversee', ...subjectCensus, 'checklist.read', 'knowledge.read', ...campaignPart, 'risk-point.read', 'risk-point.collect', 'check.read', 'check.patrol', ...listPart, 'committee.read', ...taskPart, ...bodyOwn, ...mechanismOwn, ...dutyPart, ...performanceOwn, ...tourSeen, ...parkWork] },
  'grid-member': { zh: '网格员', en: 'Grid member', tenant: 'district', local: true, permissions: [...signedInReads, 'hazard.read', 'hazard.report', ...subjectCensus, 'checklist.read', 'knowledge.read', 'campaign.read', 'risk-point.read', 'risk-point.collect', 'check.read', 'check.patrol', ...listPart, 'committee.read', ...dutyPart, ...performanceOwn, ...parkSeen] },
  'enterprise-owner': { zh: '企业负责人', en: 'Enterprise owner', tenant: 'district', ownOnly: true, permissions: ['division.read', 'hazard.read', 'hazard.rectify', ...subjectOwn, ...gradeOwn, 'checklist.read', 'knowledge.read', 'risk-point.read', ...letterSeen, ...mechanismEnterprise, ...parkSeen] },
  'enterprise-safety-officer': { zh: '企业安全员', en: 'Enterprise safety officer', tenant: 'district', ownOnly: true, permissions: ['division.read', 'hazard.read', 'hazard.report', 'hazard.rectify', ...subjectOwn, ...gradeOwn, 'checklist.read', 'knowledge.read', 'risk-point.read', 'check.read', 'check.self', ...mechanismEnterprise, ...parkSeen] },
  'integrator': { zh: '集成方（接口客户端）', en: 'Integrator (API clients)', tenant: 'district', permissions: [...signedInReads, 'hazard.read', 'subject.read', ...portraitSeen, 'checklist.read', 'knowledge.read', 'campaign.read', 'risk-point.read', 'check.read', 'integration.read', 'list-kind.read', 'responsibility-list.read'] },
} as const satisfies Record<string, RoleSpec>;

export type Role = keyof typeof roles;

export function roleNames(tenant?: RoleSpec['tenant']): Role[] {
  return (Object.keys(roles) as Role[]).filter((r) => !tenant || roles[r].tenant === tenant);
}

export function permissionsOf(role: string): readonly Permission[] {
  return roleSpec(role)?.permissions ?? [];
}

/** What is known of a role; undefined where there is none of that name, as in rows of an older release. */
export function roleSpec(role: string): RoleSpec | undefined {
  return Object.hasOwn(roles, role) ? (roles as Record<string, RoleSpec>)[role] : undefined;
}

export const isOwnOnly = (role: string): boolean => roleSpec(role)?.ownOnly === true;
export const isLocal = (role: string): boolean => roleSpec(role)?.local === true;
export const isSeparate = (role: string): boolean => roleSpec(role)?.separate === true;

/** Every role with its name, for the documents: platform, city and district, each in the order of declaration. */
export function roleTable(): (RoleSpec & { readonly name: Role })[] {
  return (['district', 'city', 'platform'] as const).flatMap((tenant) => roleNames(tenant).map((name) => ({ name, ...(roles[name] as RoleSpec) })));
}
