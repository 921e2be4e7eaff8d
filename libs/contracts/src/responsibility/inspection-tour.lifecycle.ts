import { defineLifecycle } from '../kit';

/** 安全生产巡查: 方案 → 进驻 → 反馈 → 整改 → 销号. Another person than the drafter approves the plan, and another than he closes. */
export const inspectionTourLifecycle = defineLifecycle({
  initial: 'drafted',
  states: {
    drafted: { zh: '方案拟定', en: 'Plan drafted' },
    approved: { zh: '方案已批准', en: 'Plan approved' },
    stationed: { zh: '进驻中', en: 'Stationed' },
    fed_back: { zh: '已反馈', en: 'Fed back' },
    rectifying: { zh: '整改中', en: 'Being rectified' },
    closed: { zh: '已销号', en: 'Closed', final: true },
    cancelled: { zh: '已取消', en: 'Cancelled', final: true },
  },
  actions: {
    approve: { from: ['drafted'], to: ['approved'], permission: 'inspection-tour.approve', zh: '批准方案', en: 'Approve the plan' },
    station: { from: ['approved'], to: ['stationed'], permission: 'inspection-tour.manage', zh: '登记进驻', en: 'Record the entry' },
    'feed-back': { from: ['stationed'], to: ['fed_back'], permission: 'inspection-tour.manage', zh: '登记反馈', en: 'Record the feedback' },
    'name-list': { from: ['fed_back', 'rectifying'], to: ['fed_back', 'rectifying'], permission: 'inspection-tour.manage', zh: '关联问题清单', en: 'Name the list of findings' },
    rectify: { from: ['fed_back'], to: ['rectifying'], permission: 'inspection-tour.manage', zh: '交办整改', en: 'Begin the rectification' },
    close: { from: ['fed_back', 'rectifying'], to: ['closed'], permission: 'inspection-tour.manage', zh: '销号', en: 'Close' },
    cancel: { from: ['drafted', 'approved', 'stationed'], to: ['cancelled'], permission: 'inspection-tour.manage', zh: '取消', en: 'Cancel' },
  },
});
export type InspectionTourState = keyof typeof inspectionTourLifecycle.states;
export type InspectionTourAction = keyof typeof inspectionTourLifecycle.actions;
export const inspectionTourStates = Object.keys(inspectionTourLifecycle.states) as [InspectionTourState, ...InspectionTourState[]];
export const inspectionTourActions = Object.keys(inspectionTourLifecycle.actions) as [InspectionTourAction, ...InspectionTourAction[]];

export const inspectionTourLevels = ['district', 'city'] as const;
export type InspectionTourLevel = (typeof inspectionTourLevels)[number];
export const inspectionTourLevelNames = {
  district: { zh: '区级巡查', en: 'By the district' },
  city: { zh: '市级巡查', en: 'By the city' },
} as const satisfies Record<InspectionTourLevel, { zh: string; en: string }>;

/** The kind of list that holds what a tour found, by its key in the library. */
export const INSPECTION_FINDINGS = 'inspection-findings';
