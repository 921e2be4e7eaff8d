import { hindranceOf } from './choice';

const shenzhen = { kind: 'city', divisionCode: '440300000000' } as const;
const platform = { kind: 'platform', divisionCode: null } as const;
const county = (code: string, opened = false) => ({ code, level: 'county' as const, opened });
const city = (code: string, opened = false) => ({ code, level: 'city' as const, opened });

describe('what can be opened', () => {
  it('given a city, then a district of its own that is not open yet', () => {
    expect(hindranceOf(county('440309000000'), shenzhen)).toBeUndefined();
  });
  it('given a city, then no district of another, none that is open, and no city or street', () => {
    expect(hindranceOf(county('330108000000'), shenzhen)).toBe('foreign');
    expect(hindranceOf(county('440310000000', true), shenzhen)).toBe('open');
    expect(hindranceOf(city('440300000000'), shenzhen)).toBe('level');
    expect(hindranceOf({ code: '440310001000', level: 'street' }, shenzhen)).toBe('level');
  });
  it('given the operator, then a city that is not open yet, and no district', () => {
    expect(hindranceOf(city('330100000000'), platform)).toBeUndefined();
    expect(hindranceOf(city('440300000000', true), platform)).toBe('open');
    expect(hindranceOf(county('330108000000'), platform)).toBe('level');
  });
});
