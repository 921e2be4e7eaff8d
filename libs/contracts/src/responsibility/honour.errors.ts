import { defineErrors } from '../kit';

export const honourErrors = defineErrors('honour', {
  action_not_allowed: { status: 409, zh: '当前状态“{state}”不能执行“{action}”，可执行：{allowed}', en: 'State {state} does not allow {action}; allowed: {allowed}' },
  same_person: { status: 403, zh: '登记人不得自己核实', en: 'Who registered it does not verify it' },
  not_registered: { status: 409, zh: '已核实或已撤销，不再修改', en: 'It is verified or withdrawn, and stays as it is' },
  unknown_unit: { status: 400, zh: '机构不存在', en: 'There is no such unit' },
  unknown_member: { status: 400, zh: '人员不存在', en: 'There is no such person' },
  holder_twice: { status: 400, zh: '获得者“{name}”列了两次', en: '{name} is named twice' },
  unknown_file: { status: 400, zh: '附件不存在，或不是您上传的', en: 'There is no such file, or you did not upload it' },
  day: { status: 400, zh: '授予日期不能晚于今日', en: 'The day is not in the future' },
});
