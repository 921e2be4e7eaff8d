import { defineLifecycle } from '../kit';

/** 安委会、专委会、防指、专班: 设立 → 调整 → 撤销. What it was before an adjustment stays on record; nothing is overwritten. */
export const committeeLifecycle = defineLifecycle({
  initial: 'established',
  states: {
    established: { zh: '已设立', en: 'Established' },
    adjusted: { zh: '已调整', en: 'Adjusted' },
    dissolved: { zh: '已撤销', en: 'Dissolved', final: true },
  },
  actions: {
    adjust: { from: ['established', 'adjusted'], to: ['adjusted'], permission: 'committee.manage', zh: '调整', en: 'Adjust' },
    dissolve: { from: ['established', 'adjusted'], to: ['dissolved'], permission: 'committee.manage', zh: '撤销', en: 'Dissolve' },
  },
});
export type CommitteeState = keyof typeof committeeLifecycle.states;
export type CommitteeAction = keyof typeof committeeLifecycle.actions;
export const committeeStates = Object.keys(committeeLifecycle.states) as [CommitteeState, ...CommitteeState[]];
export const committeeActions = Object.keys(committeeLifecycle.actions) as [CommitteeAction, ...CommitteeAction[]];

/** Kinds of committees, by the names people know them by. */
export const committeeKinds = {
  safety_committee: { zh: '安全生产委员会（安委会）', en: 'Safety committee' },
  special_committee: { zh: '专业安全生产委员会（专委会）', en: 'Special committee' },
  flood_headquarters: { zh: '防汛防旱防风指挥部（防指）', en: 'Flood, drought and typhoon headquarters' },
  task_force: { zh: '工作组（专班）', en: 'Task force' },
} as const;
export type CommitteeKind = keyof typeof committeeKinds;
export const committeeKindNames = Object.keys(committeeKinds) as [CommitteeKind, ...CommitteeKind[]];

export const seatRoles = {
  chair: { zh: '主任', en: 'Chair' },
  deputy: { zh: '副主任', en: 'Deputy chair' },
  member: { zh: '成员', en: 'Member' },
  office_head: { zh: '办公室主任', en: 'Head of the office' },
} as const;
export type SeatRole = keyof typeof seatRoles;
export const seatRoleNames = Object.keys(seatRoles) as [SeatRole, ...SeatRole[]];

/** Why a seat stands empty. */
export const vacancyReasons = { unfilled: { zh: '尚未定人', en: 'Nobody is named yet' }, disabled: { zh: '人员已停用', en: 'The person is disabled' }, gone: { zh: '人员已不在本单位', en: 'The person is no longer of the tenant' } } as const;
export type VacancyReason = keyof typeof vacancyReasons;
