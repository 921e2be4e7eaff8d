import { defineErrors } from '../kit';

export const dutyActErrors = defineErrors('duty-act', {
  action_not_allowed: { status: 409, zh: '当前状态“{state}”不能执行“{action}”，可执行：{allowed}', en: 'State {state} does not allow {action}; allowed: {allowed}' },
  performed: { status: 409, zh: '事项 {number} 须办结销号，请报送办结（submit）', en: 'Item {number} is done and closed: report it as done (submit)' },
  outside_days: { status: 400, zh: '履职日期须在 {from} 至 {to} 之间：不早于清单生效之日，不晚于今天', en: 'The day is from {from} to {to}: not before the list took effect, nor after today' },
  not_owner: { status: 403, zh: '只有职责写明的责任人、岗位任职人、责任单位、配合单位的人和清单的维护人可以记录', en: 'Only whom the duty names records what was done of it: the person, who is on the post, those of the owner unit and of supporting units; and who keeps the list' },
  not_own: { status: 403, zh: '只有记录人和清单的维护人可以撤回', en: 'Only who recorded it, and who keeps the list, withdraws it' },
});
