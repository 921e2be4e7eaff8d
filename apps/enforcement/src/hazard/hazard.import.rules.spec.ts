import { cellReader, guessMapping } from '@anlan/platform/ledger';
import { hazardImportColumns, parseInstant, readReport } from './hazard.import.rules';

describe('reading a row of an import', () => {
  const cells = cellReader(hazardImportColumns, guessMapping(hazardImportColumns, ['隐患名称*', '等级', '区划代码', '来源', '整改期限', '经度', '纬度', '发现时间']));
  const now = new Date('2026-03-02T00:00:00Z');

  it('given the words officers use, then they mean the codes', () => {
    expect(readReport(cells(['漏电', '重大隐患', '440310001001', '企业自查', '2026/3/9', '114.3', '22.6', '2026-03-01 09:30']), now)).toEqual({
      reportedAt: new Date('2026-03-01T01:30:00Z'), closedAt: null,
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

describe('what an old ledger says besides', () => {
  const now = new Date('2026-03-02T04:00:00Z');
  const cells = (more: object = {}) => ({ title: '疏散通道堵塞', divisionCode: '440310001001', source: '巡查', level: 'general', rectification: 'on_the_spot', reportedAt: '2026-03-01 20:30', ...more });
  const running = new Map([['“夜剑”行动', '01980000-0000-7000-8000-000000000081'], ['百日清零', '01980000-0000-7000-8000-000000000082']]);
  const faultsOf = (more: object): string[] => {
    const read = readReport(cells(more) as never, now, running);
    return 'faults' in read ? read.faults.map((f) => `${f.field}:${f.code}`) : [];
  };

  it('given what it was like before and after, and two campaigns, then the report has the evidence and both', () => {
    const read = readReport(cells({ source: 'patrol', before: '堆放纸箱', after: '已清理', campaigns: '“夜剑”行动、百日清零' }) as never, now, running);
    expect(read).toMatchObject({ body: { evidence: [{ description: '堆放纸箱', phase: 'before' }, { description: '已清理', phase: 'after' }], campaignIds: [...running.values()] }, closedAt: null });
  });

  it.each([
    ['a campaign that does not run', { source: 'patrol', campaigns: '不存在的行动' }, ['campaigns:unknown']],
    ['a closure before it was found', { source: 'patrol', closedAt: '2026-02-01' }, ['closedAt:out_of_order']],
    ['a closure that is to come', { source: 'patrol', closedAt: '2026-03-03' }, ['closedAt:out_of_order']],
    ['a major hazard that is closed', { source: 'patrol', level: 'major', closedAt: '2026-03-02 10:00' }, ['closedAt:major']],
    ['a day that is none', { source: 'patrol', closedAt: '昨天' }, ['closedAt:invalid_date']],
  ])('given %s, then the row is refused there', (_what, more, faults) => {
    expect(faultsOf(more)).toEqual(faults);
  });
});
