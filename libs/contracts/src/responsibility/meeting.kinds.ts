/**
 * Kinds of meetings, by the names people know them by. `personal`: party meetings and talks, which name persons: in sight of who
 * reads meetings over the whole tenant, and of the persons named. `talk`: with how many persons
 * is what counts (人次), not only how often.
 */
export const meetingKinds = {
  party_committee: { zh: '党委会', en: 'Party committee', personal: true },
  standing_committee: { zh: '常委会', en: 'Standing committee', personal: false },
  executive: { zh: '常务会议', en: 'Executive meeting of the government', personal: false },
  committee: { zh: '安委会、专委会会议', en: 'Meeting of a committee', personal: false },
  major_accident_prevention: { zh: '防范重特大事故会议', en: 'Meeting on the prevention of major accidents', personal: false },
  dispatch: { zh: '调度会', en: 'Dispatch meeting', personal: false },
  regular: { zh: '工作例会', en: 'Regular work meeting', personal: false },
  assessment: { zh: '研判会', en: 'Risk assessment meeting', personal: false },
  party_members: { zh: '支部党员大会', en: 'Meeting of a branch\'s members', personal: true },
  branch_committee: { zh: '支部委员会', en: 'Branch committee', personal: true },
  party_group: { zh: '党小组会', en: 'Party group', personal: true },
  party_lecture: { zh: '党课', en: 'Party lecture', personal: true },
  study: { zh: '理论学习', en: 'Party study', personal: true },
  talk: { zh: '谈心谈话', en: 'Talk with a person', personal: true, talk: true },
  induction_talk: { zh: '入职谈话', en: 'Talk with somebody new', personal: true, talk: true },
  other: { zh: '其他', en: 'Other, by a name of its own', personal: false },
} as const;
export type MeetingKind = keyof typeof meetingKinds;
export const meetingKindNames = Object.keys(meetingKinds) as [MeetingKind, ...MeetingKind[]];
