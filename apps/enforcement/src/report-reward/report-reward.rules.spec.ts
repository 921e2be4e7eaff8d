import { settings } from '@anlan/contracts/tenancy';
import { assertBelow, capOf } from './report-reward.rules';

const setting = { ...settings.reportReward.default, general: 50_001, major: 30_000_000, employeePercent: 20 };

it.each([
  ['general', false, 50_001],
  ['general', true, 60_001],
  ['major', false, 30_000_000],
  ['major', true, 36_000_000],
] as const)('given a %s hazard, and an employee: %s, then the cap is %i 分, never rounded up', (level, employee, cap) => {
  expect(capOf(setting, level, employee)).toBe(cap);
});

it('given the cap itself, then it is allowed; one 分 more is not', () => {
  expect(() => assertBelow(50_001, 50_001)).not.toThrow();
  expect(() => assertBelow(50_002, 50_001)).toThrow();
});
