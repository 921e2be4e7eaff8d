import { defineErrors } from '../kit';

export const settingErrors = defineErrors('setting', {
  calendar: { status: 400, zh: '日历有误（{year}）：{reason}', en: 'The calendar is wrong ({year}): {reason}' },
});
