import {
  ACCIDENT_GRADES, ACCIDENT_GRADE_TERMS, gradeAccident, HAZARD_TERMS, isMoreSerious, RESPONSE_LEVELS, RESPONSE_TERMS, RISK_TERMS,
  WARNING_COLOURS, WARNING_TERMS,
} from './grading';

const WAN = 1_000_000;
const graded = (deaths: number, seriousInjuries: number, wanYuan: number) =>
  gradeAccident({ deaths, seriousInjuries, directLossFen: wanYuan * WAN }, '2025-06-01');

describe('gradeAccident (条例493号 §3)', () => {
  it.each([
    [0, 0, 0, 'general'], [2, 9, 999.99, 'general'],
    [3, 0, 0, 'relatively_major'], [0, 10, 0, 'relatively_major'], [0, 0, 1000, 'relatively_major'], [9, 49, 4999.99, 'relatively_major'],
    [10, 0, 0, 'major'], [0, 50, 0, 'major'], [0, 0, 5000, 'major'], [29, 99, 9999.99, 'major'],
    [30, 0, 0, 'especially_major'], [0, 100, 0, 'especially_major'], [0, 0, 10000, 'especially_major'],
    [1, 60, 0, 'major'], // any one criterion suffices
  ])('given %i deaths, %i seriously injured, %p 万元, then %s', (deaths, injuries, loss, grade) => {
    expect(graded(deaths, injuries, loss)).toBe(grade);
  });

  it('given a day before the rule, then no grade is invented', () => {
    expect(() => gradeAccident({ deaths: 3, seriousInjuries: 0, directLossFen: 0 }, '2007-05-31')).toThrow(
      expect.objectContaining({ code: 'grading.no_rule' }),
    );
  });
  it.each([[-1, 0, 0], [0.5, 0, 0], [0, -1, 0], [0, 0, -1]])('given %p/%p/%p, then it is refused', (deaths, seriousInjuries, directLossFen) => {
    expect(() => gradeAccident({ deaths, seriousInjuries, directLossFen }, '2025-06-01')).toThrow(
      expect.objectContaining({ code: 'grading.count_malformed' }),
    );
  });
});

describe('scales', () => {
  it('given the four scales, then the words are those of the law', () => {
    expect(ACCIDENT_GRADES.map((g) => ACCIDENT_GRADE_TERMS[g].zh)).toEqual(['特别重大事故', '重大事故', '较大事故', '一般事故']);
    expect(WARNING_COLOURS.map((c) => `${WARNING_TERMS[c].levelZh}${WARNING_TERMS[c].zh}`)).toEqual(
      ['一级红色预警', '二级橙色预警', '三级黄色预警', '四级蓝色预警'],
    );
    expect(WARNING_COLOURS.map((c) => WARNING_TERMS[c].capSeverity)).toEqual(['Extreme', 'Severe', 'Moderate', 'Minor']);
    expect(RESPONSE_LEVELS.map((l) => RESPONSE_TERMS[l].zh.slice(0, 2))).toEqual(['Ⅰ级', 'Ⅱ级', 'Ⅲ级', 'Ⅳ级']);
    expect(RISK_TERMS.low).toMatchObject({ zh: '低风险', colour: 'blue' });
    expect(HAZARD_TERMS.general.zh).toBe('一般事故隐患');
  });
  it('given two values, then the order is by seriousness', () => {
    expect(isMoreSerious(WARNING_COLOURS, 'red', 'blue')).toBe(true);
    expect(isMoreSerious(RESPONSE_LEVELS, 'IV', 'III')).toBe(false);
    expect(isMoreSerious(RESPONSE_LEVELS, 'II', 'II')).toBe(false);
    expect(() => isMoreSerious<string>(WARNING_COLOURS, 'red', 'green')).toThrow(expect.objectContaining({ code: 'grading.not_on_scale' }));
  });
});
