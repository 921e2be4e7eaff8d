import { hindranceOf } from './choice';

const shenzhen = { kind: 'city', divisionCode: '440300000000' } as const;
const platform = { kind: 'platform', divisionCode: null } as const;
const open = [{ slug: '440310' }, { slug: '440300' }];
const county = (code: string) => ({ code, level: 'county' as const });
const city = (code: string) => ({ code, level: 'city' as const });

describe('what can be opened', () => {
  it('given a city, then a district of its own that is not open yet', () => {
    expect(hindranceOf(county('440309000000'), shenzhen, open)).toBeUndefined();
  });
  it('given a city, then no district of another, none that is open, and no city or street', () => {
    expect(hindranceOf(county('330108000000'), shenzhen, open)).toBe('foreign');
    expect(hindranceOf(county('440310000000'), shenzhen, open)).toBe('open');
    expect(hindranceOf(city('440300000000'), shenzhen, open)).toBe('level');
    expect(hindranceOf({ code: '440310001000', level: 'street' }, shenzhen, open)).toBe('level');
  });
  it('given the operator, then a city that is not open yet, and no district', () => {
    expect(hindranceOf(city('330100000000'), platform, open)).toBeUndefined();
    expect(hindranceOf(city('440300000000'), platform, open)).toBe('open');
    expect(hindranceOf(county('330108000000'), platform, open)).toBe('level');
  });
});
