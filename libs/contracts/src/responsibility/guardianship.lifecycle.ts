import { defineLifecycle } from '../kit';

/** 包保: from a day until a day; who gave it up and who came after him both stay. */
export const guardianshipLifecycle = defineLifecycle({
  initial: 'active',
  states: {
    active: { zh: '在包保', en: 'Active' },
    ended: { zh: '已结束', en: 'Ended', final: true },
  },
  actions: {
    end: { from: ['active'], to: ['ended'], permission: 'guardianship.manage', zh: '结束包保', en: 'End' },
    handover: { from: ['active'], to: ['ended'], permission: 'hand-over.manage', zh: '交接', en: 'Hand over' },
    keep: { from: ['active'], to: ['active'], permission: 'hand-over.manage', zh: '确认续任', en: 'Confirm he stays' },
  },
});
export type GuardianshipState = keyof typeof guardianshipLifecycle.states;
export type GuardianshipAction = keyof typeof guardianshipLifecycle.actions;
export const guardianshipStates = Object.keys(guardianshipLifecycle.states) as [GuardianshipState, ...GuardianshipState[]];
export const guardianshipActions = Object.keys(guardianshipLifecycle.actions) as [GuardianshipAction, ...GuardianshipAction[]];

export const guardianshipTierLifecycle = defineLifecycle({
  initial: 'active',
  states: {
    active: { zh: '在用', en: 'Active' },
    retired: { zh: '停用', en: 'Retired', final: true },
  },
  actions: {
    retire: { from: ['active'], to: ['retired'], permission: 'duty-kind.manage', zh: '停用', en: 'Retire' },
    restore: { from: ['retired'], to: ['active'], permission: 'duty-kind.manage', zh: '恢复使用', en: 'Restore' },
  },
});
export type GuardianshipTierState = keyof typeof guardianshipTierLifecycle.states;
export type GuardianshipTierAction = keyof typeof guardianshipTierLifecycle.actions;
export const guardianshipTierStates = Object.keys(guardianshipTierLifecycle.states) as [GuardianshipTierState, ...GuardianshipTierState[]];
export const guardianshipTierActions = Object.keys(guardianshipTierLifecycle.actions) as [GuardianshipTierAction, ...GuardianshipTierAction[]];

/** What a tier has in its care; households are named in their community. */
export const guardianshipLevels = ['street', 'community', 'household'] as const;
export type GuardianshipLevel = (typeof guardianshipLevels)[number];
export const guardianshipLevelNames = { street: { zh: '街道', en: 'Streets' }, community: { zh: '社区', en: 'Communities' }, household: { zh: '户', en: 'Households' } } as const satisfies Record<GuardianshipLevel, { zh: string; en: string }>;

/** 区领导包街道、街道领导包社区、社区干部包户到人. A district may take them as they are, or make its own. */
export const standardTiers = [
  { key: 'district-leader', name: '区领导包街道', guardian: '区领导', level: 'street', place: 1 },
  { key: 'street-leader', name: '街道领导包社区', guardian: '街道领导', level: 'community', place: 2 },
  { key: 'community-cadre', name: '社区干部包户到人', guardian: '社区干部', level: 'household', place: 3 },
] as const satisfies readonly { key: string; name: string; guardian: string; level: GuardianshipLevel; place: number }[];
