import { isCasNumber } from './cas-number';

describe('CAS numbers', () => {
  it.each(['7732-18-5', '7664-41-7', '67-56-1', '1310-73-2'])('given %s, then it is one', (cas) => expect(isCasNumber(cas)).toBe(true));
  it.each(['7664-41-8', '7664-14-7', '7664417', '0-00-0', '067-56-1', '12345678-12-1', ''])('given %s, then it is none', (cas) => expect(isCasNumber(cas)).toBe(false));
});
