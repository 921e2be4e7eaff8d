import { defineLifecycle } from '../kit';

/**
 * 监管对象 subject: 在营 ⇄ 停业 → 注销, which may be re-opened; 已合并 is for good: the record leads to the one it went into.
 * What changes no state (核实, 分级, 定责任人, 换码) is an action too: it is recorded, and asked for by permission and state.
 */
export const subjectLifecycle = defineLifecycle({
  initial: 'active',
  states: {
    active: { zh: '在营', en: 'Operating' },
    suspended: { zh: '停业', en: 'Suspended' },
    closed: { zh: '已注销', en: 'Closed' },
    merged: { zh: '已合并', en: 'Merged', final: true },
  },
  actions: {
    refresh: { from: ['active', 'suspended'], to: ['active', 'suspended'], permission: 'subject.refresh', zh: '核实', en: 'Confirm what is on file' },
    grade: { from: ['active', 'suspended'], to: ['active', 'suspended'], permission: 'subject.grade', zh: '分级', en: 'Grade' },
    'assign-owner': { from: ['active', 'suspended'], to: ['active', 'suspended'], permission: 'subject.manage', zh: '明确责任人', en: 'Assign the owner' },
    'rotate-code': { from: ['active', 'suspended'], to: ['active', 'suspended'], permission: 'subject.manage', zh: '更换场所码', en: 'Give a new premises code' },
    suspend: { from: ['active'], to: ['suspended'], permission: 'subject.manage', zh: '停业', en: 'Suspend' },
    resume: { from: ['suspended'], to: ['active'], permission: 'subject.manage', zh: '恢复在营', en: 'Resume' },
    close: { from: ['active', 'suspended'], to: ['closed'], permission: 'subject.manage', zh: '注销', en: 'Close' },
    reopen: { from: ['closed'], to: ['active'], permission: 'subject.manage', zh: '重新启用', en: 'Re-open' },
    merge: { from: ['active', 'suspended', 'closed'], to: ['merged'], permission: 'subject.manage', zh: '合并', en: 'Merge into another' },
  },
});

export type SubjectState = keyof typeof subjectLifecycle.states;
export type SubjectAction = keyof typeof subjectLifecycle.actions;
export const subjectStates = Object.keys(subjectLifecycle.states) as [SubjectState, ...SubjectState[]];
export const subjectActions = Object.keys(subjectLifecycle.actions) as [SubjectAction, ...SubjectAction[]];
/** Those that are still looked after: a census asks for them, and they may change. */
export const openSubjectStates = ['active', 'suspended'] as const satisfies readonly SubjectState[];
