import { z } from 'zod';
import { instant, text, uuid } from '../kit';

const person = z.object({ id: z.string(), name: z.string() });

/** 延期申请: a request that waits for its answer; what was answered stands in the history. */
export const hazardExtension = z.object({ dueAt: instant, reason: z.string(), by: person, at: instant }).meta({ id: 'HazardExtension' });
export type HazardExtension = z.infer<typeof hazardExtension>;

export const departmentStates = ['assigned', 'submitted', 'accepted'] as const;
export type DepartmentState = (typeof departmentStates)[number];
export const departmentStateNames: Readonly<Record<DepartmentState, { readonly zh: string; readonly en: string }>> = {
  assigned: { zh: '督促中', en: 'Working on it' },
  submitted: { zh: '待验收', en: 'Awaiting verification' },
  accepted: { zh: '已闭环', en: 'Accepted' },
};

/** 双重交办, the department's side; the enterprise's is the assignee. */
export const hazardDepartment = z
  .object({ unitId: uuid, memberId: uuid.nullable(), name: z.string().nullable(), unitName: z.string().nullable(), status: z.enum(departmentStates) })
  .meta({ id: 'HazardDepartment' });
export type HazardDepartment = z.infer<typeof hazardDepartment>;

/** 五落实: 责任、措施、资金、时限、预案. Source: 安全生产事故隐患排查治理暂行规定 (2007) art. 15. */
export const supervisionRequirements = ['responsibility', 'measures', 'funds', 'timeLimit', 'plan'] as const;
export type SupervisionRequirement = (typeof supervisionRequirements)[number];
export const supervisionRequirementNames: Readonly<Record<SupervisionRequirement, { readonly zh: string; readonly en: string }>> = {
  responsibility: { zh: '责任', en: 'Responsibility' },
  measures: { zh: '措施', en: 'Measures' },
  funds: { zh: '资金', en: 'Funds' },
  timeLimit: { zh: '时限', en: 'Time limit' },
  plan: { zh: '预案', en: 'Emergency plan' },
};

export const fiveRequirements = z.strictObject({
  responsibility: text(500).meta({ description: '责任：治理责任单位与责任人 who answers for it' }),
  measures: text(2000).meta({ description: '措施：治理方法与安全防范措施' }),
  funds: text(500).meta({ description: '资金：经费与物资' }),
  timeLimit: text(500).meta({ description: '时限与要求' }),
  plan: text(2000).meta({ description: '预案：整改期间的应急预案' }),
});

export const expertOpinion = z.object({ expert: z.string(), opinion: z.string(), agrees: z.boolean().meta({ description: 'whether it may be closed' }), by: person, at: instant });

/** 挂牌督办 */
export const hazardSupervision = z
  .object({ requirements: fiveRequirements, listedBy: person, listedAt: instant, opinion: expertOpinion.nullable(), unlistedAt: instant.nullable() })
  .meta({ id: 'HazardSupervision' });
export type HazardSupervision = z.infer<typeof hazardSupervision>;

/** 超期提醒逐级升级, in the order in which it rises */
export const escalationLevels = ['community', 'street', 'district'] as const;
export type EscalationLevel = (typeof escalationLevels)[number];
export const escalationNames: Readonly<Record<EscalationLevel, { readonly zh: string; readonly en: string }>> = {
  community: { zh: '社区', en: 'Community' },
  street: { zh: '街道', en: 'Street' },
  district: { zh: '区', en: 'District' },
};

/** 录入清单的层级: where the list is kept */
export const listLevels = ['district', 'city', 'province'] as const;
export type ListLevel = (typeof listLevels)[number];
export const listLevelNames: Readonly<Record<ListLevel, { readonly zh: string; readonly en: string }>> = {
  district: { zh: '区级', en: 'District' },
  city: { zh: '市级', en: 'City' },
  province: { zh: '省级', en: 'Province' },
};

/** 清单录入: a hazard stands in each list once; entered again, with what was said last. */
export const hazardListing = z
  .object({ kind: z.string().meta({ description: 'a code of the setting hazardLists' }), level: z.enum(listLevels), enteredAt: instant, enteredBy: person, struckOffAt: instant.nullable(), struckOffBy: person.nullable() })
  .meta({ id: 'HazardListing' });
export type HazardListing = z.infer<typeof hazardListing>;

export const reopenCauses = ['sampling', 'complaint'] as const;
export const reopenCauseNames: Readonly<Record<(typeof reopenCauses)[number], { readonly zh: string; readonly en: string }>> = {
  sampling: { zh: '抽查复核', en: 'Sampling re-check' },
  complaint: { zh: '投诉举报', en: 'Complaint' },
};
