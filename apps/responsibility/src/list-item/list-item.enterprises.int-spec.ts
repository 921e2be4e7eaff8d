import { ENTERPRISE_COVERAGE_RPC, enterpriseCoverageRequest, type EnterpriseCoverageAnswer } from '@anlan/contracts/enforcement';
import { addListItemBody, changeListItemBody, enterpriseCoverageQuery, itemFiguresQuery, listItemQuery, type EnterpriseCoverage, type ListItem, type ResponsibilityList } from '@anlan/contracts/responsibility';
import type { TenantContext } from '@anlan/platform/context';
import { codeOf } from '@anlan/platform/testing';
import { listKit, type ListKit } from '../../test/list-kit';
import { listItemCsv } from './list-item.records';

const CODE = '91440300708461136T';
const row = { id: '01980000-0000-7000-8000-0000000000e1', name: '坪山某电子厂', creditCode: CODE, divisionCode: '440310001001', divisionName: '六联社区', industryCode: 'C39', isKey: true };
const answer: EnterpriseCoverageAnswer = { asOf: '2026-11-23T09:30:00+08:00', missing: [], enterprises: 4, covered: 3, uncovered: [row], nextCursor: 'next' };

describe('the three lines of responsibility, and the enterprises that items name', () => {
  let kit: ListKit;
  let officer: TenantContext;
  let admin: TenantContext;
  let unit: string;
  let list: ResponsibilityList;
  beforeAll(async () => {
    kit = await listKit();
    [officer, admin, unit] = [kit.pingshan.as('section-officer'), kit.pingshan.as('district-admin'), kit.pingshan.unit('住建局')];
    const kind = await kit.adopt('three-line-duties');
    const basis = { legalBasis: '《安全生产法》第四条' };
    // The kind wants to be told whose duty it is: enterprises are who it may be.
    list = await kit.issued(kit.pingshan, kind, [
      { ...basis, groupKey: 'sector', content: '行业监管', industryCode: 'C', ownerUnitId: unit }, { ...basis, groupKey: 'territory', content: '属地管理', divisionCode: '440310001', ownerUnitId: unit },
      { ...basis, groupKey: 'enterprise', content: '主要负责人履职', enterprises: { by: 'enterprise', code: ' 91440300708461136t ', name: '坪山某电子厂' } }, { ...basis, groupKey: 'enterprise', content: '粉尘清扫', divisionCode: '440310001', enterprises: { by: 'industry', code: 'C33' } },
      { ...basis, groupKey: 'enterprise', content: '有限空间作业审批', enterprises: { by: 'tag', code: 'confined_space' } },
    ]);
  });
  afterAll(() => kit.close());
  const ask = (more: object = {}, ctx = admin, token: string | undefined = 'Bearer admin'): Promise<EnterpriseCoverage> => kit.enterprises.of(ctx, enterpriseCoverageQuery.parse({ kindKey: 'three-line-duties', ...more }), token);
  const itemsOf = async (filter: object): Promise<ListItem[]> => (await kit.records.page(admin, listItemQuery.parse({ limit: '200', ...filter }))).items;

  it('given the duties of sector, place and enterprises, then an item of enterprises names them, and each line has its own rate that leads to its rows', async () => {
    const all = await itemsOf({ listId: list.id });
    expect(all.map((i) => i.enterprises)).toEqual([null, null, { by: 'enterprise', code: CODE, name: '坪山某电子厂' }, { by: 'industry', code: 'C33', name: null }, { by: 'tag', code: 'confined_space', name: null }]);
    expect(all.map((i) => listItemCsv.find((c) => c.header === '企业主体')?.value(i))).toEqual([null, null, `坪山某电子厂 ${CODE}`, '行业的企业 C33', '带风险标签的企业 confined_space']);
    expect((await itemsOf({ enterpriseCode: CODE })).map((i) => i.content)).toEqual(['主要负责人履职']);
    // Of a kind that wants nothing, one item says nobody's.
    const loose = await kit.kindOf({ key: 'loose-lines', name: '三方责任', performed: false, groups: [{ key: 'sector', name: '部门监管责任' }, { key: 'enterprise', name: '企业主体责任' }, { key: 'territory', name: '属地管理责任' }] });
    await kit.issued(kit.pingshan, loose, [{ groupKey: 'sector', content: '有主', ownerUnitId: unit }, { groupKey: 'sector', content: '无主' }, { groupKey: 'enterprise', content: '企业', enterprises: { by: 'industry', code: 'C' } }]);
    const seen = await kit.coverage.of(admin, itemFiguresQuery.parse({ kindKey: 'loose-lines' }));
    expect(seen.groups.map((g) => [g.name, g.share.numerator, g.share.denominator, g.share.rate])).toEqual([['部门监管责任', 1, 2, 0.5], ['企业主体责任', 1, 1, 1], ['属地管理责任', 0, 0, null]]);
    for (const { count, filter } of [...seen.groups.flatMap((g) => [g.inForce, g.held]), seen.ownerless]) expect(await itemsOf(filter)).toHaveLength(count);
    expect(seen.ownerless.count).toBe(1);
    // That enterprises have a duty gives their industry no department that looks after it.
    expect(seen.industries.share.numerator).toBe(0);
    expect((await kit.coverage.of(admin, itemFiguresQuery.parse({}))).groups).toEqual([]);
    expect((await kit.coverage.of(kit.binjiang.as('district-admin'), itemFiguresQuery.parse({ kindKey: 'loose-lines' }))).groups).toEqual([]);
  });

  it('given who sees the whole, then enforcement is asked in his name for what the items in force name, and its numbers are told', async () => {
    kit.enforcement.answer = answer;
    expect(await ask({ divisionCode: '440310001', keyOnly: 'true', limit: '20' })).toMatchObject({ unknown: null, asOf: answer.asOf, share: { numerator: 3, denominator: 4, rate: 0.75 }, uncovered: 1, items: [row], nextCursor: 'next', naming: null });
    const asked = kit.enforcement.asked.at(-1);
    expect(asked?.pattern).toBe(ENTERPRISE_COVERAGE_RPC);
    const request = enterpriseCoverageRequest.parse(asked?.data);
    expect({ ...request, classes: [...request.classes].sort((a, b) => a.by.localeCompare(b.by)) }).toEqual({
      authorization: 'Bearer admin', divisionCode: '440310001', keyOnly: true, limit: 20, creditCodes: [CODE], classes: [{ by: 'industry', code: 'C33', divisionCode: '440310001000' }, { by: 'tag', code: 'confined_space', divisionCode: '440310000000' }],
    });
    const { naming, total } = await ask({ total: 'true' });
    expect([naming?.count, total]).toEqual([3, 1]);
    expect(await itemsOf(naming?.filter ?? {})).toHaveLength(3);
    const before = kit.enforcement.asked.length;
    expect(await codeOf(ask({ cursor: 'WyJ4Il0' }))).toBe('invalid_format');
    expect(kit.enforcement.asked).toHaveLength(before);
    await ask({ groupKey: 'sector' });
    expect(kit.enforcement.asked.at(-1)?.data).toMatchObject({ creditCodes: [], classes: [] });
    await ask({}, kit.binjiang.as('district-admin'));
    expect(kit.enforcement.asked.at(-1)?.data).toMatchObject({ creditCodes: [], classes: [] });
  });

  it('given who sees a part of either, or no answer, then nothing is counted and the reason is told', async () => {
    kit.enforcement.answer = answer;
    const before = kit.enforcement.asked.length;
    expect(await ask({}, kit.pingshan.as('street-officer', '440310001'))).toMatchObject({ unknown: 'partial', share: null, uncovered: null, items: [] });
    expect(kit.enforcement.asked).toHaveLength(before);
    kit.enforcement.answer = { ...answer, missing: ['subject.read'] };
    expect(await ask()).toMatchObject({ unknown: 'partial', share: null, items: [] });
    kit.enforcement.answer = null;
    expect(await ask()).toMatchObject({ unknown: 'unreachable', share: null, uncovered: null, items: [], nextCursor: null });
  });

  it('given a wrong code, a name too much or too little, or a tag that the district does not have, then it is refused at its field; what is in force stays', async () => {
    const wrong = [{ by: 'enterprise', code: '91440300708461136X', name: '某厂' }, { by: 'industry', code: 'Z9' }, { by: 'enterprise', code: CODE }, { by: 'industry', code: 'C', name: '某厂' }];
    expect(wrong.map((enterprises) => changeListItemBody.safeParse({ enterprises }).success)).toEqual([false, false, false, false]);
    const draft = await kit.draft(officer, await kit.kindOf({ key: 'tags', name: '标签' }), []);
    const add = (enterprises: object) => kit.drafting.add(officer, addListItemBody.parse({ listId: draft.id, content: '作业', enterprises }));
    await expect(add({ by: 'tag', code: 'no_such_tag' })).rejects.toMatchObject({ code: 'list-item.unknown_tag', errors: [{ path: 'body.enterprises.code' }] });
    const item = await add({ by: 'tag', code: 'confined_space' });
    expect(await codeOf(kit.drafting.change(officer, item.id, item.version, { enterprises: { by: 'tag', code: 'no_such_tag', name: null } }))).toBe('list-item.unknown_tag');
    const changed = await kit.drafting.change(officer, item.id, item.version, { enterprises: { by: 'industry', code: 'D', name: null } });
    expect((await kit.drafting.change(officer, item.id, changed.version, { content: '作业审批' })).enterprises).toEqual({ by: 'industry', code: 'D', name: null });
    await expect(kit.db.admin.query("update responsibility.list_item set enterprise_code = 'D' where enterprise_code = $1", [CODE])).rejects.toThrow('an item in force does not change');
  });
});
