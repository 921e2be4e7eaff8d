import { defineLifecycle } from '../kit';

/** 工业园区: in use until it is retired. */
export const parkLifecycle = defineLifecycle({
  initial: 'in_use',
  states: {
    in_use: { zh: '在管', en: 'In use' },
    retired: { zh: '已停用', en: 'Retired', final: true },
  },
  actions: {
    'name-lists': { from: ['in_use'], to: ['in_use'], permission: 'park.manage', zh: '关联三个清单', en: 'Name its lists' },
    retire: { from: ['in_use'], to: ['retired'], permission: 'park.manage', zh: '停用', en: 'Retire' },
    restore: { from: ['retired'], to: ['in_use'], permission: 'park.manage', zh: '恢复', en: 'Restore' },
  },
});
export type ParkState = keyof typeof parkLifecycle.states;
export type ParkAction = keyof typeof parkLifecycle.actions;
export const parkStates = Object.keys(parkLifecycle.states) as [ParkState, ...ParkState[]];
export const parkActions = Object.keys(parkLifecycle.actions) as [ParkAction, ...ParkAction[]];

/** 园区三方: there until it leaves; its agreement is signed, and signed anew when its days are over. */
export const parkPartyLifecycle = defineLifecycle({
  initial: 'present',
  states: {
    present: { zh: '在园', en: 'Present' },
    left: { zh: '已退出', en: 'Left', final: true },
  },
  actions: {
    sign: { from: ['present'], to: ['present'], permission: 'park.manage', zh: '登记协议', en: 'Record its agreement' },
    leave: { from: ['present'], to: ['left'], permission: 'park.manage', zh: '退出园区', en: 'Record that it left' },
  },
});
export type ParkPartyState = keyof typeof parkPartyLifecycle.states;
export type ParkPartyAction = keyof typeof parkPartyLifecycle.actions;
export const parkPartyStates = Object.keys(parkPartyLifecycle.states) as [ParkPartyState, ...ParkPartyState[]];
export const parkPartyActions = Object.keys(parkPartyLifecycle.actions) as [ParkPartyAction, ...ParkPartyAction[]];

export const parkRoles = ['landlord', 'property', 'tenant'] as const;
export type ParkRole = (typeof parkRoles)[number];
export const parkRoleNames = {
  landlord: { zh: '出租方', en: 'Landlord' },
  property: { zh: '物业管理方', en: 'Property manager' },
  tenant: { zh: '承租方', en: 'Tenant' },
} as const satisfies Record<ParkRole, { zh: string; en: string }>;

export const agreementStates = ['not_asked', 'unsigned', 'in_force', 'ended'] as const;
export type AgreementState = (typeof agreementStates)[number];
export const agreementStateNames = {
  not_asked: { zh: '不需签订', en: 'Not asked' },
  unsigned: { zh: '未签订', en: 'Not signed' },
  in_force: { zh: '有效', en: 'In force' },
  ended: { zh: '已到期', en: 'Ended' },
} as const satisfies Record<AgreementState, { zh: string; en: string }>;

/** The kind of list that holds what the parties of a park have to do, by its key in the library. */
export const PARK_LISTS = 'park-three-lists';
