import { defineLifecycle } from '../kit';

/** 机制模板: 四个一, 六个百分百 and the like, which a bureau defines itself. What records stand on is never changed: a revision takes its place. */
export const mechanismTemplateLifecycle = defineLifecycle({
  initial: 'in_force',
  states: {
    in_force: { zh: '现行', en: 'In force' },
    superseded: { zh: '已被替代', en: 'Superseded', final: true },
    retired: { zh: '停用', en: 'Retired', final: true },
  },
  actions: {
    revise: { from: ['in_force'], to: ['superseded'], permission: 'mechanism.manage', zh: '修订', en: 'Revise' },
    retire: { from: ['in_force'], to: ['retired'], permission: 'mechanism.manage', zh: '停用', en: 'Retire' },
  },
});
export type MechanismTemplateState = keyof typeof mechanismTemplateLifecycle.states;
export type MechanismTemplateAction = keyof typeof mechanismTemplateLifecycle.actions;
export const mechanismTemplateStates = Object.keys(mechanismTemplateLifecycle.states) as [MechanismTemplateState, ...MechanismTemplateState[]];
export const mechanismTemplateActions = Object.keys(mechanismTemplateLifecycle.actions) as [MechanismTemplateAction, ...MechanismTemplateAction[]];

/** 机制落实: one place, unit or enterprise under one template; what is recorded is checked by another, and may be recorded anew when things change. */
export const mechanismRecordLifecycle = defineLifecycle({
  initial: 'listed',
  states: {
    listed: { zh: '已列入', en: 'Listed' },
    recorded: { zh: '待核查', en: 'Recorded' },
    returned: { zh: '已退回', en: 'Returned' },
    confirmed: { zh: '已核查', en: 'Confirmed', final: true },
    closed: { zh: '已移出', en: 'Taken off', final: true },
  },
  actions: {
    'name-unit': { from: ['listed', 'recorded', 'returned', 'confirmed'], to: ['listed', 'recorded', 'returned', 'confirmed'], permission: 'mechanism-record.list', zh: '指定账号单位', en: 'Name its unit' },
    record: { from: ['listed', 'recorded', 'returned', 'confirmed'], to: ['recorded'], permission: 'mechanism-record.record', zh: '填报', en: 'Record' },
    check: { from: ['recorded'], to: ['confirmed', 'returned'], permission: 'mechanism-record.check', zh: '核查', en: 'Check' },
    close: { from: ['listed', 'recorded', 'returned', 'confirmed'], to: ['closed'], permission: 'mechanism-record.check', zh: '移出', en: 'Take off' },
  },
});
export type MechanismRecordState = keyof typeof mechanismRecordLifecycle.states;
export type MechanismRecordAction = keyof typeof mechanismRecordLifecycle.actions;
export const mechanismRecordStates = Object.keys(mechanismRecordLifecycle.states) as [MechanismRecordState, ...MechanismRecordState[]];
export const mechanismRecordActions = Object.keys(mechanismRecordLifecycle.actions) as [MechanismRecordAction, ...MechanismRecordAction[]];
