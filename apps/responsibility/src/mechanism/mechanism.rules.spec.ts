import { attainedItems, recorded, subjectOf } from './mechanism.rules';

const unit = '01980000-0000-7000-8000-000000000001';
const code = '91440300708461136T';
const items = [{ name: '围挡', wanted: '封闭', evidenceWanted: true }, { name: '湿法作业', wanted: '全程', evidenceWanted: false }];
const yes = (item: number, more: object = {}) => ({ item, attained: true, attainedOn: '2026-03-01', evidence: '照片', fileId: null, count: null, ...more });

describe('what a record is about', () => {
  it.each([
    ['place', { name: '一号工地', unitId: null, creditCode: null }, { name: '一号工地', key: '440310001001 一号工地' }],
    ['unit', { name: null, unitId: unit, creditCode: null }, { name: '综合科', key: unit }],
    ['enterprise', { name: '某电镀厂', unitId: null, creditCode: code }, { name: '某电镀厂', key: code }],
    ['place', { name: '一号工地', unitId: unit, creditCode: null }, { name: '一号工地', key: '440310001001 一号工地' }],
    ['enterprise', { name: '某电镀厂', unitId: unit, creditCode: code }, { name: '某电镀厂', key: code }],
  ] as const)('given a template per %s, then its subject has a name and a key', (scope, subject, found) => {
    expect(subjectOf(scope, subject, '440310001001', '综合科')).toEqual(found);
  });
  it.each([
    ['place', { name: null, unitId: null, creditCode: null }], ['place', { name: '甲', unitId: null, creditCode: code }], ['unit', { name: '甲', unitId: unit, creditCode: null }], ['unit', { name: null, unitId: null, creditCode: null }],
    ['enterprise', { name: '甲', unitId: null, creditCode: null }], ['enterprise', { name: null, unitId: null, creditCode: code }],
  ] as const)('given a template per %s and %j, then it is refused', (scope, subject) => {
    expect(() => subjectOf(scope, subject, '440310001001', '综合科')).toThrow('mechanism-record.subject');
  });
});

describe('what is recorded', () => {
  it('given some items, then they take the place of what there was, and the others stay', () => {
    const found = recorded(items, [yes(1), yes(2)], [{ item: 2, attained: false, attainedOn: null, evidence: null, fileId: null, count: null }], '2026-03-02');
    expect([found.map((i) => [i.item, i.attained]), attainedItems(found)]).toEqual([[[1, true], [2, false]], 1]);
  });
  it('given an item that is counted, then its number is kept with its name and unit, attained or not', () => {
    const team = [{ name: '安全员', wanted: '每班组一名', evidenceWanted: false, countUnit: '人' }];
    const plain = { evidence: null, fileId: null };
    expect(recorded(team, [], [yes(1, { count: 12 })], '2026-03-02')).toEqual([{ item: 1, attained: true, attainedOn: '2026-03-01', evidence: '照片', fileId: null, counted: { name: '安全员', unit: '人', count: 12 } }]);
    expect(recorded(team, [], [{ item: 1, attained: false, attainedOn: null, ...plain, count: 3 }], '2026-03-02')[0]?.counted).toEqual({ name: '安全员', unit: '人', count: 3 });
    expect(recorded(team, [], [{ item: 1, attained: false, attainedOn: null, ...plain, count: null }], '2026-03-02')[0]?.counted).toBeNull();
    for (const count of [null, 0]) expect(() => recorded(team, [], [yes(1, { count })], '2026-03-02')).toThrow('mechanism-record.count');
    expect(() => recorded(items, [], [yes(2, { count: 1 })], '2026-03-02')).toThrow('mechanism-record.count');
  });
  it.each([
    ['an item of no template', [yes(3)], 'items'], ['an item twice', [yes(1), yes(1)], 'items'], ['attained without its evidence', [yes(1, { evidence: null })], 'evidence'],
    ['attained without a day', [yes(2, { attainedOn: null })], 'day'], ['attained tomorrow', [yes(2, { attainedOn: '2026-03-03' })], 'day'],
  ])('given %s, then it is refused', (_, given, error) => {
    expect(() => recorded(items, [], given, '2026-03-02')).toThrow(`mechanism-record.${error}`);
  });
});
