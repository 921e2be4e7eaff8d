import { percentText, rateText } from './rate-text';

describe('a rate on the screen', () => {
  it.each([[0.5, '50.00 %'], [0.742, '74.20 %'], [0.96666, '96.67 %'], [0.28575, '28.58 %'], [1, '100.00 %'], [0, '0.00 %'], [null, '—'], [undefined, '—']])('given the share %s, then it is %s', (share, text) => expect(rateText(share)).toBe(text));
  it.each([[74.2, '74.20 %'], [100, '100.00 %'], [0, '0.00 %'], [null, '—']])('given %s of a hundred, then it is %s', (percent, text) => expect(rateText(percent, 100)).toBe(text));
  it.each([[40, '40 %'], [97.5, '97.5 %'], [0, '0 %'], [null, '—']])('given the progress %s that was reported, then it is %s', (percent, text) => expect(percentText(percent)).toBe(text));
});
