import { rateText } from './rate';

describe('a rate on the screen', () => {
  it.each([[0.5, '50%'], [0.96666, '96.67%'], [1, '100%'], [0, '0%'], [null, '—']])('given %s, then it is %s', (rate, text) => expect(rateText(rate)).toBe(text));
});
