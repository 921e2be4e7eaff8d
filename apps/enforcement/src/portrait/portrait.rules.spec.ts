import { hazardQuery, checkQuery, portraitFactorKeys, portraitModelSuggestion, riskPointQuery, draftPortraitModelBody, type PortraitWeight } from '@anlan/contracts/enforcement';
import { assertReachable, assertThresholds, colourOf, partScore, partsOf, reasonsOf, scoreOf, type Facts } from './portrait.rules';

const facts = (more: Partial<Facts> = {}): Facts => ({ ...(Object.fromEntries(portraitFactorKeys.map((k) => [k, 0])) as unknown as Facts), ...more });
const weights: PortraitWeight[] = [{ factor: 'open_hazards', points: 0.7, most: 2 }, { factor: 'major_hazards', points: 20, most: 30 }];
const thresholds = { red: 30, orange: 20, yellow: 0.7 };

describe('the rules of a portrait', () => {
  it('given a factor, then each one counts so much and all of them never more than the most', () => {
    expect([0, 1, 2, 3, 99].map((n) => partScore(weights[0] as PortraitWeight, n))).toEqual([0, 70, 140, 200, 200]);
    expect(scoreOf(weights, facts({ open_hazards: 2, major_hazards: 1, grade: 3 }))).toBe(2140);
  });

  it('given a score, then it has the colour from whose threshold on it is', () => {
    expect([0, 69, 70, 1999, 2000, 2999, 3000, 9999].map((s) => colourOf(thresholds, s))).toEqual(['blue', 'blue', 'yellow', 'yellow', 'orange', 'orange', 'red', 'red']);
  });

  it('given sub-scores, then the gravest stands first, with where its rows are', () => {
    const parts = partsOf(weights, facts({ open_hazards: 1, major_hazards: 2 }), 'x', '2026-01-01T00:00:00+08:00');
    expect(parts.map((p) => [p.factor, p.value, p.score])).toEqual([['major_hazards', 2, 30], ['open_hazards', 1, 0.7]]);
    expect(parts[0]?.filter).toMatchObject({ subjectId: 'x', level: 'major' });
    expect(reasonsOf(weights, facts({ open_hazards: 1 }))).toEqual([{ factor: 'open_hazards', value: 1, score: 0.7 }]);
  });

  it('given every factor, then its list takes its filter', () => {
    const id = '01980000-0000-7000-8000-000000000001';
    const lists = { hazards: hazardQuery, checks: checkQuery, 'risk-points': riskPointQuery } as const;
    for (const { list, filter, factor } of partsOf(portraitFactorKeys.map((f) => ({ factor: f, points: 1, most: 1 })), facts(), id, '2026-01-01T00:00:00+08:00')) {
      if (list === 'subject') expect(filter).toEqual({});
      else expect({ factor, known: Object.keys(filter).every((k) => k in lists[list].strict().parse(filter)) }).toEqual({ factor, known: true });
    }
  });

  it('given thresholds out of order, or a red that nothing reaches, then the model is refused', () => {
    const code = (work: () => void): unknown => {
      try {
        work();
      } catch (e) {
        const { code: own, errors } = e as { code: string; errors: { code: string }[] };
        return errors[0]?.code ?? own;
      }
      return 'fine';
    };
    expect(code(() => assertThresholds({ red: 20, orange: 20, yellow: 10 }))).toBe('portrait-model.thresholds');
    expect(code(() => assertThresholds(thresholds))).toBe('fine');
    expect(code(() => assertReachable(weights, { ...thresholds, red: 32.01 }))).toBe('portrait-model.unreachable');
    expect(code(() => assertReachable(weights, { ...thresholds, red: 32 }))).toBe('fine');
  });

  it('given the suggestion, then it is a model that can be published', () => {
    const body = draftPortraitModelBody.parse({ name: '建议', effectiveOn: '2026-01-01', ...portraitModelSuggestion });
    assertThresholds(body.thresholds);
    assertReachable(body.factors, body.thresholds);
  });
});
