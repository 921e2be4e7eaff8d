import { defineLifecycle } from '../kit';

/** 社会化服务合同 (中介、第三方): 委托 → 实施 → 报告 → 验收; a report that is not good enough goes back. Another person accepts than commissioned it or handed in its report. */
export const serviceContractLifecycle = defineLifecycle({
  initial: 'commissioned',
  states: {
    commissioned: { zh: '已委托', en: 'Commissioned' },
    running: { zh: '实施中', en: 'Running' },
    reported: { zh: '已报告', en: 'Reported' },
    accepted: { zh: '已验收', en: 'Accepted', final: true },
    terminated: { zh: '已终止', en: 'Terminated', final: true },
  },
  actions: {
    start: { from: ['commissioned'], to: ['running'], permission: 'service-contract.manage', zh: '开始实施', en: 'Start' },
    report: { from: ['running'], to: ['reported'], permission: 'service-contract.manage', zh: '提交报告', en: 'Hand in the report' },
    accept: { from: ['reported'], to: ['accepted'], permission: 'service-contract.accept', zh: '验收', en: 'Accept' },
    return: { from: ['reported'], to: ['running'], permission: 'service-contract.accept', zh: '退回补充', en: 'Return' },
    terminate: { from: ['commissioned', 'running'], to: ['terminated'], permission: 'service-contract.manage', zh: '终止', en: 'Terminate' },
  },
});
export type ServiceContractState = keyof typeof serviceContractLifecycle.states;
export type ServiceContractAction = keyof typeof serviceContractLifecycle.actions;
export const serviceContractStates = Object.keys(serviceContractLifecycle.states) as [ServiceContractState, ...ServiceContractState[]];
export const serviceContractActions = Object.keys(serviceContractLifecycle.actions) as [ServiceContractAction, ...ServiceContractAction[]];
