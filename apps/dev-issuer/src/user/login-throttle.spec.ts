import { LoginThrottle } from './login-throttle';

describe('LoginThrottle', () => {
  const make = () => {
    const clock = { now: 1_000 };
    const throttle = new LoginThrottle(10, 60_000, () => clock.now, 3);
    const fail = (name: string, times: number) => Array.from({ length: times }).forEach(() => throttle.failed(name));
    return { clock, throttle, fail };
  };

  it('given nine failures, then the user may still try', () => {
    const { throttle, fail } = make();
    fail('li', 9);
    expect(throttle.isLocked('li')).toBe(false);
  });

  it('given ten failures, then that user waits one minute and others do not', () => {
    const { clock, throttle, fail } = make();
    fail('li', 10);
    expect(throttle.isLocked('li')).toBe(true);
    expect(throttle.isLocked('wang')).toBe(false);
    clock.now += 60_000;
    expect(throttle.isLocked('li')).toBe(false);
  });

  it('given a lock that ran out, when one more attempt fails, then counting starts anew', () => {
    const { clock, throttle, fail } = make();
    fail('li', 10);
    clock.now += 60_001;
    throttle.failed('li');
    expect(throttle.isLocked('li')).toBe(false);
  });

  it('given a success, then earlier failures are forgotten', () => {
    const { throttle, fail } = make();
    fail('li', 9);
    throttle.succeeded('li');
    throttle.failed('li');
    expect(throttle.isLocked('li')).toBe(false);
  });

  it('given more names than it may hold, then forgets the oldest', () => {
    const { throttle, fail } = make();
    fail('a', 10);
    ['b', 'c', 'd'].forEach((name) => throttle.failed(name));
    expect(throttle.isLocked('a')).toBe(false);
  });
});
