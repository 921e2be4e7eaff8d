import { changeSubjectBody, registerSubjectBody, subjectQuery, type SubjectDetail } from '@anlan/contracts/enforcement';
import type { TenantContext } from '@anlan/platform/context';
import { SubjectSearch1780000000013 } from '../../migrations/0013-subject-search';
import { enforcementKit, type EnforcementKit } from '../../test/enforcement-kit';

describe('subjects are found by words', () => {
  let kit: EnforcementKit;
  let admin: TenantContext;
  beforeAll(async () => {
    kit = await enforcementKit();
    admin = kit.pingshan.as('district-admin');
  }, 60_000);
  afterAll(() => kit.close());

  const register = (more: object, ctx = admin): Promise<SubjectDetail> =>
    kit.subjects.register(ctx, registerSubjectBody.parse({ kind: 'small_premises', name: '小店', address: '坪山大道 1 号', divisionCode: '440310001001', ...more }));
  const ids = async (query: object, ctx = admin): Promise<string[]> => (await kit.subjectList.page(ctx, subjectQuery.parse({ limit: '200', ...query }))).items.map((s) => s.id);

  it('given words of its name, address and credit code in any width, case and order, then it is found; by a contact or a part of its code it is not', async () => {
    const made = await register({ name: '深圳市鑫源ABC有限公司', address: '龙田路（东侧）18 号', creditCode: '91350100M000100Y43', contact: { name: '赵敏之', phone: '13812345678' } });
    for (const q of ['鑫源abc', 'ａｂｃ有限', '(东', '350100m0001', '91350100M000100Y43', '龙田路 有限公司', made.code as string, (made.code as string).toLowerCase()]) expect([q, await ids({ q })]).toEqual([q, [made.id]]);
    const [part, , rest] = (made.code as string).split('-');
    for (const q of ['赵敏之', '13812345678', '1234', part, `${part}-${part}`, `${part}-${rest}-${part}`, '_', '%', '鑫源 不在']) expect([q, await ids({ q })]).toEqual([q, []]);
  });

  it('given a text that changes, then the record is found by the new one alone', async () => {
    const made = await register({ name: '旧招牌' });
    await kit.subjects.change(admin, made.id, 1, changeSubjectBody.parse({ name: '新招牌' }));
    expect([await ids({ q: '旧招牌' }), await ids({ q: '新招牌' })]).toEqual([[], [made.id]]);
  });

  it('given another district and another street, then neither finds it, nor by its whole code', async () => {
    const made = await register({ name: '独一无二的铺' });
    for (const stranger of [kit.binjiang.as('district-admin'), kit.pingshan.as('street-officer', '440310003000')]) for (const q of ['独一无二', made.code as string]) expect(await ids({ q }, stranger)).toEqual([]);
    expect(await ids({ q: '独一无二' }, kit.pingshan.as('street-officer', '440310001000'))).toEqual([made.id]);
  });

  it('given what was there before the search, then the migration makes it found', async () => {
    const made = await register({ name: '历史遗留 ＡＢＣ 铺' });
    const q = { query: async (sql: string, params?: unknown[]) => (await kit.db.admin.query(sql, params)).rows as unknown };
    await new SubjectSearch1780000000013().down(q as never);
    expect((await kit.db.admin.query("select 1 from enforcement.search_pending where ledger = 'subject'")).rows).toEqual([]);
    await new SubjectSearch1780000000013().up(q as never);
    expect(await ids({ q: '遗留 abc' })).toEqual([made.id]);
  });
});
