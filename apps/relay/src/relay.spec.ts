import type { OutboxRow } from './outbox-store';
import { waves } from './relay';

const row = (subject: string): OutboxRow => ({ subject }) as OutboxRow;

describe('waves', () => {
  it('given events of different aggregates, then they leave together in order', () => {
    expect(waves([row('a'), row('b'), row('c')]).map((w) => w.map((r) => r.subject))).toEqual([['a', 'b', 'c']]);
  });
  it('given an aggregate twice, then its second event waits for the first to be acknowledged, and nothing overtakes', () => {
    expect(waves([row('a'), row('a'), row('b'), row('a')]).map((w) => w.map((r) => r.subject))).toEqual([['a'], ['a', 'b'], ['a']]);
  });
  it('given nothing, then nothing', () => {
    expect(waves([])).toEqual([]);
  });
});
