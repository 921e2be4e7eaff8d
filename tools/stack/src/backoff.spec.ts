import { RestartPolicy } from './backoff';

it('given crash after crash, then delays double from 0.2 s to 5 s', () => {
  const policy = new RestartPolicy();
  const delays = [0, 1, 2, 3, 4, 5, 6].map((n) => policy.crashed(n * 25_000, undefined).delayMs);
  expect(delays).toEqual([200, 400, 800, 1_600, 3_200, 5_000, 5_000]);
});

it('given 30 s of health before a crash, then the delay is 0.2 s again; given less, it is not', () => {
  const policy = new RestartPolicy();
  policy.crashed(0, undefined);
  policy.crashed(1_000, undefined);
  expect(policy.crashed(40_000, 10_001).delayMs).toBe(800);
  expect(policy.crashed(80_000, 50_000).delayMs).toBe(200);
});

it('given five crashes within 20 s, then it is a loop; given them spread out, it is not', () => {
  const fast = new RestartPolicy();
  expect([0, 4_000, 8_000, 12_000, 19_999].map((at) => fast.crashed(at, undefined).loop)).toEqual([false, false, false, false, true]);
  const slow = new RestartPolicy();
  expect([0, 6_000, 12_000, 18_000, 24_000].map((at) => slow.crashed(at, undefined).loop)).toEqual([false, false, false, false, false]);
});
