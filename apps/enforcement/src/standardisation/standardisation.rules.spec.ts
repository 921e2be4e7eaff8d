import { expiryOf } from './standardisation.rules';

it.each([
  ['2026-03-01', '2029-02-28'],
  ['2025-03-01', '2028-02-29'],
  ['2024-02-29', '2027-02-28'],
  ['2026-01-01', '2028-12-31'],
])('given a grade announced on %s, then its last day is %s', (from, to) => {
  expect(expiryOf(from)).toBe(to);
});
