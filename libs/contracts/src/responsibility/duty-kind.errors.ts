import { defineErrors } from '../kit';

export const dutyKindErrors = defineErrors('duty-kind', {
  action_not_allowed: { status: 409, zh: '当前状态“{state}”不能执行“{action}”，可执行：{allowed}', en: 'State {state} does not allow {action}; allowed: {allowed}' },
  key_taken: { status: 409, zh: '已有代码为 {key} 的种类', en: 'There is a kind with the key {key} already' },
});
