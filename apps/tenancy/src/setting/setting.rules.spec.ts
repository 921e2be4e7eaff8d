import { settingKeys, settings } from '@anlan/contracts/tenancy';
import { settingValue } from './setting.rules';

const faultsOf = (run: () => unknown): string[] => {
  try {
    run();
  } catch (error) {
    return (error as { errors: { path: string }[] }).errors.map((e) => e.path);
  }
  return [];
};

describe('values of settings', () => {
  it.each(settingKeys)('given the default of %s, then it fits its own schema unchanged', (key) => {
    expect(settingValue(key, settings[key].default)).toEqual(settings[key].default);
  });

  it.each(['YH-{slug}-{year}-{seq:6}', '坪应急〔{year}〕{seq}', 'H{year}{seq:4}'])('given the pattern %s, then it is accepted', (hazard) => {
    expect(settingValue('numbering', { hazard })).toEqual({ hazard });
  });

  it.each([
    ['no number', 'YH-{year}'],
    ['two numbers', '{year}-{seq}-{seq:4}'],
    ['no year', 'YH-{seq:6}'],
    ['an unknown part', '{year}-{street}-{seq}'],
    ['a code to run', '{year}{seq}${process.exit()}'],
    ['nothing', ''],
  ])('given a pattern with %s, then it is refused', (_, hazard) => {
    expect(faultsOf(() => settingValue('numbering', { hazard }))).toContain('body.value.hazard');
  });

  it('given a typhoon shutdown in a known year, then it is accepted', () => {
    const years = { 2026: { source: '三防指挥部通知', daysOff: [{ name: '台风停工', from: '2026-08-20', to: '2026-08-21' }] } };
    expect(settingValue('calendar', { years })).toMatchObject({ years: { 2026: { wholeYear: false, workingDays: [] } } });
  });

  it.each([
    ['a year nobody knows yet', { 2040: { source: '通知', daysOff: [] } }, 'body.value.years.2040'],
    ['a day of another year', { 2026: { source: '通知', workingDays: ['2027-01-01'] } }, 'body.value.years.2026'],
    ['an end before its beginning', { 2026: { source: '通知', daysOff: [{ name: '停工', from: '2026-08-21', to: '2026-08-20' }] } }, 'body.value.years.2026.daysOff[0].to'],
    ['a day that does not exist', { 2026: { source: '通知', workingDays: ['2026-02-30'] } }, 'body.value.years.2026.workingDays[0]'],
  ])('given a calendar with %s, then the place is named', (_, years, path) => {
    expect(faultsOf(() => settingValue('calendar', { years }))).toEqual([path]);
  });

  it.each([
    ['terms', { Hazard: '隐患' }],
    ['terms', { hazard: '' }],
    ['terms', ['隐患']],
    ['terms', { 'no such term': '某词' }],
    ['terms', { constructor: '某词' }],
    ['terms', { hazard: '长'.repeat(31) }],
    ['deadlines', { general: { days: 0, unit: 'calendar' } }],
    ['deadlines', { general: { days: 15 } }],
    ['deadlines', { minor: { days: 15, unit: 'working' } }],
    ['deadlines', { soonDays: 61 }],
    ['deadlines', { major: { days: 1.5, unit: 'working' } }],
    ['hazardCategories', []],
    ['hazardCategories', ['消防', '消防']],
    ['hazardCategories', '消防'],
    ['riskTags', [{ code: 'dust', name: '粉尘' }, { code: 'dust', name: '粉尘涉爆' }]],
    ['riskTags', [{ code: 'Dust', name: '粉尘' }]],
    ['riskTags', [{ code: 'dust' }]],
    ['censusDays', { enterprise: 90 }],
    ['censusDays', { enterprise: 0, small_premises: 90 }],
    ['riskReviewDays', { red: 30, orange: 90, yellow: 180 }],
    ['riskReviewDays', { red: 0, orange: 90, yellow: 180, blue: 365 }],
    ['inspectionCaps', { A: 1, B: 2, C: 4 }],
    ['inspectionCaps', { A: 1, B: 2, C: 4, D: -1 }],
    ['numbering', null],
    ['numbering', { hazard: 'YH{year}{seq}', more: 1 }],
  ] as const)('given %s as %j, then it is refused below body.value', (key, value) => {
    const faults = faultsOf(() => settingValue(key, value));
    expect(faults.length).toBeGreaterThan(0);
    expect(faults.every((path) => path.startsWith('body.value'))).toBe(true);
  });

  it('given deadlines of one level, then the rest is as usual', () => {
    expect(settingValue('deadlines', { general: { days: 15, unit: 'working' } })).toEqual({ general: { days: 15, unit: 'working' }, major: { days: 30, unit: 'calendar' }, soonDays: 3 });
  });

  it('given the district\'s own words, then they are kept', () => {
    expect(settingValue('terms', { hazard: '事故隐患', 'grid member': '网格员' })).toEqual({ hazard: '事故隐患', 'grid member': '网格员' });
  });
});
