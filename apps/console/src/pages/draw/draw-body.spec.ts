import { changeDrawBody, prepareDrawBody, runDrawBody } from '@anlan/contracts/enforcement';
import { faultField, seedOf, toBody } from './draw-body';

const member = (n: number): string => `01980000-0000-7000-8000-00000000000${n}`;
const values = {
  name: '第二季度双随机抽查', divisionCode: '440310000000', from: '2026-04-01', to: '2026-06-30', items: ' 主要负责人履职 \n\n特种作业持证\n',
  pool: { divisionCode: undefined, kind: [], tag: undefined, isKey: false }, officers: [{ memberId: member(1), certificateNumber: '190300001' }, { memberId: member(2), certificateNumber: '190300002', recuses: [] }],
  rule: { percent: { A: 1, B: 5, C: 10, D: 20, none: 5 }, least: 0, perSubject: 2 },
};

describe('the form of a draw', () => {
  it('given conditions that are not set, then the pool is everything, and each line is one item', () => {
    const body = prepareDrawBody.parse(toBody(values));
    expect(body.pool).toEqual({});
    expect(body.items).toEqual(['主要负责人履职', '特种作业持证']);
    expect(body.officers.map((o) => o.recuses)).toEqual([[], []]);
    expect(body.rule.least).toBe(0);
  });

  it('given a change that takes a condition away, then the pool is sent without it', () => {
    const { divisionCode: _, ...changed } = values;
    expect(changeDrawBody.parse(toBody({ ...changed, pool: { isKey: false, kind: ['enterprise'] } })).pool).toEqual({ kind: ['enterprise'] });
  });

  it('given a fault of one item, then it stands at the text of all; one of an officer at the officer', () => {
    expect(faultField(['items', 3])).toEqual(['items']);
    expect(faultField(['officers', 1, 'memberId'])).toEqual(['officers', 1, 'memberId']);
  });

  it('given no seed of our own, then none is sent, whatever was typed before', () => {
    const seed = { text: '5 0 8', source: '福彩3D' };
    expect(runDrawBody.parse(seedOf({ own: false, seed }))).toEqual({});
    expect(runDrawBody.parse(seedOf({ own: true, seed }))).toEqual({ seed });
  });
});
