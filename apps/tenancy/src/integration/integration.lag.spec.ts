import type { ConsumerLag } from '@anlan/platform/nats';
import { lagsOf } from './integration.lag';

const lag = (pending: number, more: Partial<ConsumerLag> = {}): ConsumerLag => ({ pending, ackPending: 0, redelivered: 0, waiting: 0, lastDelivered: { sequence: 0 }, acknowledged: 0, ...more });
const names = (n: number): string[] => Array.from({ length: n }, (_, i) => `int-${i}`);

describe('how far integrations are behind', () => {
  it('given many, then each is asked once, sixteen at a time', async () => {
    let now = 0;
    let most = 0;
    let asked = 0;
    const found = await lagsOf({
      lag: async (consumer) => {
        asked += 1;
        most = Math.max(most, (now += 1));
        await new Promise(setImmediate);
        now -= 1;
        return lag(Number(consumer.slice(4)));
      },
    }, names(100));
    expect([asked, most, found.size]).toEqual([100, 16, 100]);
    expect(found.get('int-7')).toEqual({ pending: 7, unacknowledged: 0, listening: false, lastDeliveredAt: null, lastAcknowledgedAt: null });
  });

  it('given a client that listens and has acknowledged, then that is told', async () => {
    const at = new Date('2026-03-02T01:30:00Z');
    const found = await lagsOf({ lag: async () => lag(0, { waiting: 1, lastDelivered: { sequence: 9, at }, lastAcknowledgedAt: at }) }, ['int-1']);
    expect(found.get('int-1')).toMatchObject({ listening: true, lastDeliveredAt: '2026-03-02T09:30:00+08:00', lastAcknowledgedAt: '2026-03-02T09:30:00+08:00' });
  });

  it('given one that is not there and a broker that is silent for others, then the rest, in time', async () => {
    const silent = new Promise<never>(() => undefined);
    const found = await lagsOf({ lag: (c) => (c === 'int-0' ? Promise.reject(new Error('consumer not found')) : c === 'int-1' ? silent : Promise.resolve(lag(1))) }, names(4), 50);
    expect([...found.keys()].sort()).toEqual(['int-2', 'int-3']);
  });

  it('given a broker that is away, then nothing, and it is not asked on', async () => {
    let asked = 0;
    const found = await lagsOf({ lag: () => ((asked += 1), new Promise<never>(() => undefined)) }, names(100), 20);
    expect([found.size, asked]).toEqual([0, 16]);
  });

  it('given none, then none', async () => {
    expect((await lagsOf({ lag: () => Promise.reject(new Error('nobody should ask')) }, [])).size).toBe(0);
  });
});
