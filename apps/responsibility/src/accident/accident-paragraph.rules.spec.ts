import { bothFall, paragraphText, yearBefore } from './accident-paragraph.rules';

const year = { from: '2022-01-01', to: '2022-12-31', measure: '起' };
const text = (current: [number, number], previous: [number, number] | null, more: object = {}, serious = 0): string =>
  paragraphText({ ...year, ...more }, '2022-12-31', '全区', { accidents: current[0], deaths: current[1], serious }, previous && { accidents: previous[0], deaths: previous[1] });

it('given the figures of the source, then the paragraph is its sentence, word for word', () => {
  expect(text([14, 15], [16, 16], { assessment: '辖区安全形势总体平稳可控' })).toBe('今年以来，全区共发生生产安全事故14起、死亡15人，同比（事故16起、死亡16人）分别下降12.5%和6.25%，实现了生产安全事故起数和亡人数“双下降”，辖区安全形势总体平稳可控，未发生较大及以上生产安全事故。');
});

it.each([
  ['both rise', [18, 20], [16, 16], '分别上升12.5%和25%'],
  ['one falls and one rises', [14, 17], [16, 16], '事故起数下降12.5%、死亡人数上升6.25%'],
  ['one stays', [14, 16], [16, 16], '事故起数下降12.5%、死亡人数持平'],
  ['both stay', [16, 16], [16, 16], '均持平'],
  ['a base of no deaths', [14, 1], [16, 0], '事故起数下降12.5%、死亡人数—'],
  ['half a hundredth', [15, 1], [16, 800], '分别下降6.25%和99.88%'],
] as const)('given %s, then the words follow the numbers, and nothing is said to fall twice', (_, current, previous, words) => {
  const said = text([...current], [...previous]);
  expect(said).toContain(`同比（事故${previous[0]}起、死亡${previous[1]}人）${words}，`);
  expect(said.includes('双下降')).toBe(words.startsWith('分别下降'));
});

it('given no base, then a dash and no phrase', () => expect(text([14, 15], null)).toBe('今年以来，全区共发生生产安全事故14起、死亡15人，同比—，未发生较大及以上生产安全事故。'));
it('given an accident of a higher grade, then it is not said that there was none', () => expect(text([14, 15], [16, 16], {}, 1)).not.toContain('未发生较大'));
it('given another measure word, then it is kept throughout', () => expect(text([1, 0], [2, 1], { measure: '宗' })).toContain('事故1宗、死亡0人，同比（事故2宗、死亡1人）分别下降50%和100%，实现了生产安全事故宗数'));

it.each([
  [{ from: '2022-01-01', to: '2022-12-30' }, '2022-12-31', '2022年1月1日至12月30日，'],
  [{ from: '2021-01-01', to: '2021-12-31' }, '2022-12-31', '2021年，'],
  [{ from: '2021-11-01', to: '2022-01-31' }, '2022-12-31', '2021年11月1日至2022年1月31日，'],
])('given the period %j on %s, then it begins: %s', (period, today, words) => {
  expect(paragraphText({ ...year, ...period }, today, '全区', { accidents: 0, deaths: 0, serious: 0 }, null).startsWith(words)).toBe(true);
});

it.each([
  [{ from: '2022-01-01', to: '2022-10-31' }, { from: '2021-01-01', to: '2021-10-31' }],
  [{ from: '2024-02-29', to: '2024-02-29' }, { from: '2023-02-28', to: '2023-02-28' }],
  [{ from: '2025-01-01', to: '2025-02-28' }, { from: '2024-01-01', to: '2024-02-29' }],
])('given %j, then the year before is %j', (period, before) => expect(yearBefore(period)).toEqual(before));

it('given one that falls and one that stays, then not both fall', () => {
  expect([bothFall({ accidents: 1, deaths: 1 }, { accidents: 2, deaths: 1 }), bothFall({ accidents: 1, deaths: 1 }, { accidents: 2, deaths: 2 }), bothFall({ accidents: 0, deaths: 0 }, null)]).toEqual([false, true, false]);
});
