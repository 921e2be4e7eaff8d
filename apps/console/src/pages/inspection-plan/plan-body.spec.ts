import { proposePlanChangeBody, putPlanItemsBody, subjectQuery } from '@anlan/contracts/enforcement';
import { atChoice, atPicker, changesOf, itemsOf, queryOf } from './plan-body';

const ids = [1, 2, 3].map((n) => `01980000-0000-7000-8000-00000000000${n}`);
const [one, two, three] = ids as [string, string, string];
const how = { kind: 'key', method: 'on_site' };

describe('what is put into a plan', () => {
  it('given more subjects than months, then they go round the months, and the contract takes them', () => {
    const items = itemsOf({ ...how, subjectIds: ids, months: [3, 9] });
    expect(items.map((i) => [i.subjectId, i.month])).toEqual([[one, 3], [two, 9], [three, 3]]);
    expect(putPlanItemsBody.parse({ items }).items).toEqual(items);
  });

  it('given a change, then what comes stands before what goes, and faults find their picker', () => {
    const values = { ...how, subjectIds: [one, two], months: [12], dropIds: [three] };
    const body = changesOf({ ...values, reason: '新增重点企业' });
    expect(proposePlanChangeBody.parse(body).changes.map((c) => [c.change, c.subjectId])).toEqual([['put', one], ['put', two], ['drop', three]]);
    expect([['changes', 1, 'subjectId'], ['changes', 2], ['reason']].map((p) => atChoice(p, values))).toEqual([['subjectIds'], ['dropIds'], ['reason']]);
    expect(atPicker(['items', 4, 'subjectId'])).toEqual(['subjectIds']);
  });

  it('given only subjects to be dropped, then no month is needed', () => {
    expect(changesOf({ ...how, dropIds: [three], reason: '已搬迁' })).toEqual({ changes: [{ change: 'drop', subjectId: three }], reason: '已搬迁' });
  });

  it('given no condition, then all that operates; given some, then as the register takes them', () => {
    expect(subjectQuery.parse(queryOf({}))).toMatchObject({ status: ['active'] });
    expect(subjectQuery.parse(queryOf({ kinds: ['enterprise', 'small_premises'], grades: ['D', 'none'], isKey: true }))).toMatchObject({ kind: ['enterprise', 'small_premises'], grade: ['D', 'none'], isKey: true });
    expect(queryOf({ kinds: [], isKey: false })).toMatchObject({ kind: undefined, isKey: undefined });
  });
});
