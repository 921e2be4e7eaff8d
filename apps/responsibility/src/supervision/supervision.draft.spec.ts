import { ProblemError } from '@anlan/platform/http';
import type { Reference } from '@anlan/platform/reference';
import { assertOnce, eachLine, sidesOf, type Line } from './supervision.draft';

const line = (more: Partial<Line>): Line => ({ enterprise: null, unitId: null, taskIds: [], ...more });
const firm = (name: string, creditCode: string | null = null): Partial<Line> => ({ enterprise: { name, creditCode } });
const reference = { units: new Map([['u', { id: 'u', name: '住建局' }]]) } as unknown as Reference;
const faultsOf = (work: () => unknown): (string | undefined)[][] => {
  try {
    work();
  } catch (err) {
    if (err instanceof ProblemError) return err.errors.map((f) => [f.path, f.code]);
    throw err;
  }
  return [];
};

describe('documents for many', () => {
  it('given an enterprise or a department in two lines, then each line after the first is named; with another department it is another document', () => {
    expect(faultsOf(() => assertOnce([line(firm('甲', 'A')), line(firm('甲公司', 'A')), line(firm('乙')), line(firm('乙')), line({ unitId: 'u' }), line({ unitId: 'u' })]))).toEqual([['body.lines[1]', 'supervision.line_twice'], ['body.lines[3]', 'supervision.line_twice'], ['body.lines[5]', 'supervision.line_twice']]);
    expect(faultsOf(() => assertOnce([line(firm('甲', 'A')), line({ ...firm('甲', 'A'), unitId: 'u' }), line(firm('甲')), line({ unitId: 'u' })]))).toEqual([]);
  });

  it('given faults in several lines, then all are told at their lines', () => {
    const sides = (lines: Line[]) => eachLine(lines, (l, n) => sidesOf(reference, 'interview', l, `body.lines[${n}]`));
    expect(faultsOf(() => sides([line({ unitId: 'u' }), line({}), line({ unitId: 'x' })]))).toEqual([['body.lines[1].enterprise', 'supervision.no_subject'], ['body.lines[2].unitId', 'supervision.unknown_unit']]);
    expect(sides([line({ unitId: 'u' }), line({ ...firm('甲', 'A'), unitId: 'u' })]).map((s) => s.map((x) => `${x.side} ${x.name} ${x.status}`))).toEqual([['department 住建局 waiting'], ['enterprise 甲 waiting', 'department 住建局 waiting']]);
  });
});
