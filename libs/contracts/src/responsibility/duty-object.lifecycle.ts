import { defineLifecycle } from '../kit';

/** 三防对象: in use until it is retired (拆除、销号); its published holders stay on record. */
export const dutyObjectLifecycle = defineLifecycle({
  initial: 'in_use',
  states: {
    in_use: { zh: '在用', en: 'In use' },
    retired: { zh: '已停用', en: 'Retired', final: true },
  },
  actions: {
    retire: { from: ['in_use'], to: ['retired'], permission: 'duty-holder.manage', zh: '停用', en: 'Retire' },
    restore: { from: ['retired'], to: ['in_use'], permission: 'duty-holder.manage', zh: '恢复使用', en: 'Restore' },
  },
});
export type DutyObjectState = keyof typeof dutyObjectLifecycle.states;
export type DutyObjectAction = keyof typeof dutyObjectLifecycle.actions;
export const dutyObjectStates = Object.keys(dutyObjectLifecycle.states) as [DutyObjectState, ...DutyObjectState[]];
export const dutyObjectActions = Object.keys(dutyObjectLifecycle.actions) as [DutyObjectAction, ...DutyObjectAction[]];

/** Why a needed holder of an object is missing. */
export const dutyGapReasons = {
  unpublished: { zh: '本年度未公布', en: 'Nothing published this year' },
  vacant: { zh: '未明确责任人', en: 'No holder is named' },
  disabled: { zh: '责任人已停用', en: 'The holder is disabled' },
  gone: { zh: '责任人已不在本区', en: 'The holder has left' },
  moved: { zh: '责任人已调离原单位', en: 'The holder has moved to another unit' },
} as const;
export type DutyGapReason = keyof typeof dutyGapReasons;
export const dutyGapReasonNames = Object.keys(dutyGapReasons) as [DutyGapReason, ...DutyGapReason[]];
