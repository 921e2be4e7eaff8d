import { listItemLifecycle, listKindLibrary, listKindLifecycle, responsibilityListLifecycle, createListKindBody, draftListBody } from '@anlan/contracts/responsibility';
import { lifecycleFaults } from '@anlan/contracts/kit';
import { contends, dueAtOf, groupsOf, isOverdue, missing, promotionParagraph, untilWords } from './list-item.rules';

const nothing = { legal_basis: null, owner_unit_id: null, owner_member_id: null, enterprise_by: null, due_day: null, evidence_wanted: null, level: null, source: null };
const names = { itemName: '重大安全生产问题', promotionName: '七张问题清单' };
const figures = { promoted: 18, city: 11, province: 3, closed: 13, remaining: 1, overdue: 0 };

describe('the rules of responsibility lists', () => {
  it('given the life-cycles, then every state is reached and left', () => {
    expect([...lifecycleFaults(listKindLifecycle), ...lifecycleFaults(responsibilityListLifecycle), ...lifecycleFaults(listItemLifecycle)]).toEqual([]);
  });

  it('given the library, then each of its kinds is one that a district could make itself, and no two have a key', () => {
    expect(listKindLibrary.map((k) => createListKindBody.safeParse(k).success)).toEqual(listKindLibrary.map(() => true));
    expect(new Set(listKindLibrary.map((k) => k.key)).size).toBe(listKindLibrary.length);
    expect(listKindLibrary.find((k) => k.key === 'major-problems')).toMatchObject({ promotionName: '七张问题清单', rolling: true });
  });

  it('given what a kind wants, then what an item does not say is named; an owner is a unit or a person', () => {
    expect(missing(['basis', 'owner', 'deadline', 'evidence', 'level'], nothing)).toEqual(['basis', 'owner', 'deadline', 'evidence', 'level']);
    expect(missing(['basis', 'owner'], { ...nothing, owner_member_id: 'm' })).toEqual(['basis']);
    expect(missing(['owner'], { ...nothing, enterprise_by: 'industry' })).toEqual([]);
    expect(missing([], nothing)).toEqual([]);
  });

  it('given a last day, then it is in time to its last second in Shanghai, and overdue the day after where it is not closed', () => {
    expect(dueAtOf('2026-12-31')?.toISOString()).toBe('2026-12-31T15:59:59.000Z');
    const item = { list_status: 'issued' as const, status: 'open', due_day: '2026-12-31' };
    expect([isOverdue(item, '2026-12-31'), isOverdue(item, '2027-01-01'), isOverdue({ ...item, status: 'closed' }, '2027-01-01'), isOverdue({ ...item, list_status: 'superseded' }, '2027-01-01'), isOverdue({ ...item, due_day: null }, '2027-01-01')]).toEqual([false, true, false, false, false]);
  });

  it('given the figures of a district, then the paragraph of its report, word for word', () => {
    expect(promotionParagraph(names, '2022-12-31', figures)).toBe('截至12月底，共组织上报重大安全生产问题18个，其中被录入市级“七张问题清单”项目11个、省级清单3个；截至目前，已销号办结13个，其余1个均按时间节点有序推进。');
  });

  it.each<[string, object, string]>([
    ['nothing at all', { promoted: 0, city: 0, province: 0, closed: 0, remaining: 0 }, '共组织上报重大安全生产问题0个，其中被录入市级“七张问题清单”项目0个、省级清单0个；截至目前，已销号办结0个。'],
    ['no rest', { closed: 14, remaining: 0 }, '已销号办结14个。'],
    ['a rest that is late', { closed: 12, remaining: 2, overdue: 1 }, '已销号办结12个，其余2个正在推进，其中逾期1个。'],
  ])('given %s, then nothing is said that is not so', (_, more, words) => {
    expect(promotionParagraph(names, '2022-09-15', { ...figures, ...more })).toContain(words);
  });

  it('given the groups of a kind, then in its order, and after them those that only items of older editions have', () => {
    const groups = [{ key: 'b', name: '乙' }, { key: 'a', name: '甲' }];
    expect(groupsOf(groups, [{ group_key: 'a' }, { group_key: 'old' }, { group_key: null }, { group_key: 'old' }])).toEqual([...groups, { key: 'old', name: 'old' }]);
  });

  it.each<[string, boolean, [string | null, string | null, string][]]>([
    ['two units at one level', true, [['a', 'district', 'x'], ['b', 'district', 'x']]],
    ['two units, one level not said', true, [['a', 'district', 'x'], ['b', null, 'x']]],
    ['two units at two levels', false, [['a', 'district', 'x'], ['b', 'street', 'x']]],
    ['two streets beside the district', true, [['a', 'district', 'x'], ['b', 'street', 'x'], ['c', 'street', 'x']]],
    ['two levels of different contents', true, [['a', 'district', 'x'], ['b', 'street', 'y']]],
    ['one unit, or none', false, [['a', null, 'x'], ['a', 'street', 'x'], [null, null, 'x']]],
  ])('given %s, then it is an overlap or a division between levels', (_, overlap, held) => {
    expect(contends(held.map(([unit, level, content]) => ({ unit, level, content })))).toBe(overlap);
  });

  it('given a day, then it is the end of its month or itself', () => {
    expect(['2026-02-28', '2028-02-28', '2026-12-31', '2026-09-15'].map(untilWords)).toEqual(['截至2月底', '截至2月28日', '截至12月底', '截至9月15日']);
  });

  it('given days that are not in order, then a draft is refused', () => {
    expect(draftListBody.safeParse({ kindId: '01980000-0000-7000-8000-000000000001', unitId: '01980000-0000-7000-8000-000000000001', divisionCode: '440310', title: '清单', year: 2026, effectiveFrom: '2026-03-01', effectiveTo: '2026-02-01' }).error?.issues[0]?.path).toEqual(['effectiveTo']);
  });
});
