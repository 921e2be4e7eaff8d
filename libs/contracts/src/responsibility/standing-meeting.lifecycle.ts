import { defineLifecycle } from '../kit';

/** 定期会议: 季度防范重特大事故会议、工作例会、月研判. It runs until it is ended. */
export const standingMeetingLifecycle = defineLifecycle({
  initial: 'running',
  states: { running: { zh: '执行中', en: 'Running' }, ended: { zh: '已终止', en: 'Ended', final: true } },
  actions: { end: { from: ['running'], to: ['ended'], permission: 'meeting.manage', zh: '终止', en: 'End' } },
});
export type StandingMeetingState = keyof typeof standingMeetingLifecycle.states;
export type StandingMeetingAction = keyof typeof standingMeetingLifecycle.actions;
export const standingMeetingStates = Object.keys(standingMeetingLifecycle.states) as [StandingMeetingState, ...StandingMeetingState[]];
export const standingMeetingActions = Object.keys(standingMeetingLifecycle.actions) as [StandingMeetingAction, ...StandingMeetingAction[]];

export const meetingRhythms = { weekly: { zh: '每周', en: 'Weekly' }, monthly: { zh: '每月', en: 'Monthly' }, quarterly: { zh: '每季度', en: 'Quarterly' }, yearly: { zh: '每年', en: 'Yearly' } } as const;
export type MeetingRhythm = keyof typeof meetingRhythms;
export const meetingRhythmNames = Object.keys(meetingRhythms) as [MeetingRhythm, ...MeetingRhythm[]];

/** What became of a period. */
export const periodStates = { held: { zh: '按期召开', en: 'Held in time' }, late: { zh: '逾期召开', en: 'Held late' }, missed: { zh: '未召开', en: 'Not held' }, open: { zh: '期内', en: 'Not over yet' } } as const;
export type PeriodState = keyof typeof periodStates;
export const periodStateNames = Object.keys(periodStates) as [PeriodState, ...PeriodState[]];
