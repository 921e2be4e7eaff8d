import { until } from './until';

describe('until', () => {
  it('given an answer that comes after "not yet" in every form, then resolves to it and asks no more', async () => {
    const answers = [undefined, null, false, 0, '', 'here', 'too late'];
    let asked = 0;
    expect(await until('an answer', () => answers[asked++])).toBe('here');
    expect(asked).toBe(6);
  });

  it('given errors at first, thrown or rejected, then they count as not yet', async () => {
    let asked = 0;
    const ask = (): Promise<number> => {
      asked += 1;
      if (asked === 1) throw new Error('no connection');
      return asked === 2 ? Promise.reject(new Error('starting')) : Promise.resolve(asked);
    };
    expect(await until('a connection', ask)).toBe(3);
  });

  it('given something that never happens, then rejects soon after the deadline and names it', async () => {
    const startedAt = Date.now();
    await expect(until('the sun is green', () => false, { withinMs: 50 })).rejects.toThrow('not within 50 ms: the sun is green');
    const took = Date.now() - startedAt;
    expect(took).toBeGreaterThanOrEqual(50);
    expect(took).toBeLessThan(2_000);
  });

  it('given an error to the end, then its message and itself are in what is thrown', async () => {
    const refused = new Error('ECONNREFUSED');
    const ask = (): never => {
      throw refused;
    };
    await expect(until('a server', ask, { withinMs: 20 })).rejects.toMatchObject({ message: 'not within 20 ms: a server: ECONNREFUSED', cause: refused });
  });

  it('given no time at all, then still asks once', async () => {
    expect(await until('what is there already', () => 'here', { withinMs: 0 })).toBe('here');
  });
});
