import { cellReader, guessMapping } from '@anlan/platform/ledger';
import { hazardImportColumns, parseInstant, readReport } from './hazard.import.rules';

describe('reading a row of an import', () => {
  const cells = cellReader(hazardImportColumns, guessMapping(hazardImportColumns, ['隐患名称*', '等级', '区划代码', '来源', '整改期限', '经度', '纬度', '发现时间']));
  const now = new Date('2026-03-02T00:00:00Z');

  it('given the words officers use, then they mean the codes', () => {
    expect(readReport(cells(['漏电', '重大隐患', '440310001001', '企业自查', '2026/3/9', '114.3', '22.6', '2026-03-01 09:30']), now)).toEqual({
      reportedAt: new Date('2026-03-01T01:30:00Z'),
      body: { title: '漏电', level: 'major', divisionCode: '440310001001', source: 'self_check', rectification: 'time_limited', dueAt: '2026-03-09T15:59:59.000Z', position: { lng: 114.3, lat: 22.6, crs: 'WGS84' } },
    });
  });
  it('given several faults in one row, then all are named with their columns', () => {
    const read = readReport(cells(['', '较大', '44x', '巡查', '2026-02-30', '114.3', '', '2027-01-01']), now);
    expect('faults' in read && read.faults.map((f) => f.field).sort()).toEqual(['divisionCode', 'dueAt', 'level', 'lng', 'reportedAt', 'title']);
  });
  it('given fewer cells than columns, then what is missing is missing', () => {
    expect('faults' in readReport(cells(['漏电']), now)).toBe(true);
  });
  it.each([
    ['2026-03-02', true, '2026-03-02T15:59:59.000Z'],
    ['2026年3月2日', false, '2026-03-01T16:00:00.000Z'],
    ['2026-03-02T18:00:00+08:00', true, '2026-03-02T10:00:00.000Z'],
    ['2026-02-29', true, null],
    ['2026-03-02 25:00', true, null],
    ['45000', true, null],
  ])('given %s (end of day: %s), then %s', (text, end, want) => {
    expect(parseInstant(text, end)?.toISOString() ?? null).toBe(want);
  });
});
