import { defineLifecycle } from '../kit';

/** 会议: 计划 → 召开 → 纪要送签 → 印发. The office writes the minutes, the chair or the head of the office issues them: another person, who may give them back. */
export const meetingLifecycle = defineLifecycle({
  initial: 'planned',
  states: {
    planned: { zh: '已计划', en: 'Planned' },
    held: { zh: '已召开', en: 'Held' },
    drafted: { zh: '纪要待签发', en: 'Minutes drafted' },
    minuted: { zh: '纪要已印发', en: 'Minuted', final: true },
    cancelled: { zh: '已取消', en: 'Cancelled', final: true },
  },
  actions: {
    postpone: { from: ['planned'], to: ['planned'], permission: 'meeting.manage', zh: '改期', en: 'Postpone' },
    hold: { from: ['planned'], to: ['held'], permission: 'meeting.manage', zh: '登记召开', en: 'Record as held' },
    cancel: { from: ['planned'], to: ['cancelled'], permission: 'meeting.manage', zh: '取消', en: 'Cancel' },
    conclude: { from: ['held'], to: ['held'], permission: 'meeting.manage', zh: '登记结论', en: 'Record a conclusion' },
    resolve: { from: ['held'], to: ['held'], permission: 'meeting.manage', zh: '登记决议', en: 'Record a resolution' },
    'withdraw-resolution': { from: ['held'], to: ['held'], permission: 'meeting.manage', zh: '撤回决议', en: 'Withdraw a resolution' },
    'draft-minutes': { from: ['held'], to: ['drafted'], permission: 'meeting.manage', zh: '起草纪要送签', en: 'Draft the minutes' },
    'return-minutes': { from: ['drafted'], to: ['held'], permission: 'meeting.approve', zh: '退回纪要', en: 'Return the minutes' },
    'issue-minutes': { from: ['drafted'], to: ['minuted'], permission: 'meeting.approve', zh: '签发纪要', en: 'Issue the minutes' },
  },
});
export type MeetingState = keyof typeof meetingLifecycle.states;
export type MeetingAction = keyof typeof meetingLifecycle.actions;
export const meetingStates = Object.keys(meetingLifecycle.states) as [MeetingState, ...MeetingState[]];
export const meetingActions = Object.keys(meetingLifecycle.actions) as [MeetingAction, ...MeetingAction[]];
/** States of a meeting that took place. */
export const heldStates: readonly MeetingState[] = ['held', 'drafted', 'minuted'];
