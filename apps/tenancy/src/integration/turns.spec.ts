import { Turns } from './turns';

describe('turns', () => {
  let at = 1_000;
  const waited: number[] = [];
  const turns = new Turns(40, 100, () => at, async (ms) => void waited.push(ms));

  it('given a burst, then the first goes at once, the next ones in even steps, and who would wait too long is told so', async () => {
    for (let i = 0; i < 3; i += 1) await turns.take('a');
    expect(waited).toEqual([40, 80]);
    await expect(turns.take('a')).rejects.toMatchObject({ status: 429, code: 'request.too_many', params: { seconds: 1 } });
  });

  it('given the burst of one tenant, then another does not wait for it', async () => {
    waited.length = 0;
    await turns.take('b');
    expect(waited).toEqual([]);
  });

  it('given a quiet while, then nobody waits', async () => {
    at += 500;
    waited.length = 0;
    await turns.take('a');
    expect(waited).toEqual([]);
  });
});
