import { reportRewardErrors as e } from '@anlan/contracts/enforcement';
import type { SettingValue } from '@anlan/contracts/tenancy';
import { formatYuan } from '@anlan/domain';
import { invalidField } from '@anlan/platform/http';

/** The most that a report may bring, in 分: by the hazard's level, and higher where an employee reported. */
export function capOf(setting: SettingValue<'reportReward'>, level: 'general' | 'major', employee: boolean): number {
  return Math.floor((setting[level] * (100 + (employee ? setting.employeePercent : 0))) / 100);
}

export function assertBelow(amount: number, cap: number): void {
  if (amount > cap) throw invalidField('body.amount', e.above_cap, { cap: formatYuan(cap) });
}
