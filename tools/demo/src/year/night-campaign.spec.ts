import { nightActions, nightHazards } from './night-campaign';
import { registerFile, REGISTER_FILES } from './register';

const now = new Date('2026-11-22T02:00:00Z');
const communities = ['440310001001', '440310002001', '440310003001'];
const rowsOf = (csv: string): string[][] => csv.trim().split('\r\n').slice(1).map((l) => l.split(','));

describe('the files of the demo year', () => {
  it('given the night campaign, then the actions and hazards are exactly those of the report, the same every time', () => {
    const actions = nightActions(now);
    expect([actions.length, actions.reduce((n, a) => n + a.people, 0), actions.reduce((n, a) => n + a.places, 0)]).toEqual([15, 10_647, 37_774]);
    const all = nightHazards(communities, now, () => true);
    const rows = rowsOf(all);
    expect([rows.length, rows.filter((r) => r[6] === '现场整改').length, rows.filter((r) => r[6] === '限期整改').length]).toEqual([12_623, 9_454, 3_169]);
    expect(nightHazards(communities, now, () => true)).toBe(all);
    // A row is the same whichever others are in the file.
    const every = rowsOf(nightHazards(communities, now, (i) => i % 10 === 0));
    expect(every).toEqual(rows.filter((_, i) => i % 10 === 0));
    const [first, last] = [actions[0]?.heldOn ?? '', '2026-11-22'];
    for (const r of rows) expect((r[11] ?? '') >= first && (r[11] ?? '') < last && (r[12] === '' || (r[12] ?? '') > (r[11] ?? ''))).toBe(true);
  });

  it('given the register, then it has the enterprises, key ones and small premises of the report, no code twice', () => {
    const rows = Array.from({ length: REGISTER_FILES }, (_, file) => rowsOf(registerFile('440310', communities.map((code) => ({ code, office: '街道办' })), now, file, () => true))).flat();
    const enterprises = rows.filter((r) => r[1] === '生产经营单位');
    expect([enterprises.length, enterprises.filter((r) => r[7] === '是').length, rows.filter((r) => r[1] === '三小场所').length]).toEqual([20_571, 3_860, 13_000]);
    expect(new Set(enterprises.map((r) => r[2])).size).toBe(20_571);
    expect(new Set(rows.map((r) => r[0])).size).toBe(rows.length);
    expect(rows.filter((r) => r[7] === '是' && r[1] === '三小场所')).toEqual([]);
  });
});
