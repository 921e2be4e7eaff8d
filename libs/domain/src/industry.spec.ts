import { checkIndustryCode, INDUSTRY_SECTIONS } from './industry';

describe('industry codes of GB/T 4754-2017', () => {
  it.each([
    ['C', 'C', 'section'],
    ['C26', 'C', 'division'],
    ['C261', 'C', 'group'],
    ['C2614', 'C', 'class'],
    ['A01', 'A', 'division'],
    ['C13', 'C', 'division'],
    ['C43', 'C', 'division'],
    ['T97', 'T', 'division'],
  ])('given %s, then it is of section %s, a %s', (code, section, level) => {
    expect(checkIndustryCode(code)).toEqual({ ok: true, section, level });
  });

  it.each([
    ['', 'form'], ['26', 'form'], ['c26', 'form'], ['C2', 'form'], ['C26140', 'form'], [' C26', 'form'], ['CC26', 'form'],
    ['U98', 'section'], ['Z', 'section'],
    ['C12', 'division'], ['C44', 'division'], ['A00', 'division'], ['B05', 'division'], ['T96', 'division'], ['C4400', 'division'],
  ])('given %s, then it is refused for its %s', (code, reason) => {
    expect(checkIndustryCode(code)).toEqual({ ok: false, reason });
  });

  it('given all sections, then their divisions run from 01 to 97 without a gap or an overlap', () => {
    const sections = Object.entries(INDUSTRY_SECTIONS);
    expect(sections.map(([letter]) => letter).join('')).toBe('ABCDEFGHIJKLMNOPQRST');
    let next = 1;
    for (const [, { from, to }] of sections) {
      expect(from).toBe(next);
      expect(to).toBeGreaterThanOrEqual(from);
      next = to + 1;
    }
    expect(next).toBe(98);
  });
});
