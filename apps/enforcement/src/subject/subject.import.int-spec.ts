import { registerSubjectBody, type Subject, type SubjectDetail } from '@anlan/contracts/enforcement';
import { checkCreditCode } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { until } from '@anlan/platform/testing';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { Client } from 'pg';
import { enforcementKit, type EnforcementKit } from '../../test/enforcement-kit';
import { codesLock } from './subject.record';

const header = '单位名称,类别,统一社会信用代码,无代码原因,地址,社区,从业人数,重点,风险标签,联系人,联系电话,网格员';
const coded = (n: number): string => {
  const first = `91440310${String(n).padStart(9, '0')}`;
  return first + ((checkCreditCode(`${first}0`) as { expected?: string }).expected ?? '0');
};
const place = '坪山街道第一社区';
const shop = (n: number): string => `小店${n},三小场所,,,坪山大道 ${n} 号,${place},,,,,,`;

describe('importing subjects from CSV', () => {
  let kit: EnforcementKit;
  let admin: TenantContext;
  beforeAll(async () => {
    kit = await enforcementKit();
    admin = kit.pingshan.as('district-admin');
  });
  afterAll(() => kit.close());

  const jobOf = (ctx: TenantContext, importId: string) => ({ tenantId: ctx.tenantId, slug: ctx.slug, tenantKind: ctx.tenantKind, importId, actor: ctx.actor, grants: [...ctx.grants] });
  const accept = async (lines: readonly string[], ctx = admin) => {
    const operation = await kit.subjectImport.door.accept(ctx, { name: '企业名单.csv', mediaType: 'text/csv', stream: Readable.from([Buffer.from([header, ...lines].join('\r\n'))]) });
    return { id: operation.id, job: jobOf(ctx, operation.id) };
  };
  const imported = async (lines: readonly string[], ctx = admin) => {
    const { id, job } = await accept(lines, ctx);
    await kit.subjectImport.door.run.work(job);
    const { result } = await kit.operations.status(ctx, id);
    return { id, result } as unknown as { id: string; result: { accepted: number; refused: number; errors: { row: number; column: string; code: string }[] } };
  };
  const all = async (q: string, ctx = admin): Promise<Subject[]> => (await kit.subjectList.page(ctx, { q, limit: 200 })).items;
  const counts = async () => {
    const { rows } = await kit.db.admin.query<Record<string, string>>(
      `select (select count(*) from enforcement.subject) as subjects, (select coalesce(sum(count), 0) from enforcement.subject_rollup_now where depth = 9 and tag = '*') as counted, (select count(*) from enforcement.outbox) as events`);
    return Object.fromEntries(Object.entries(rows[0] ?? {}).map(([k, v]) => [k, Number(v)])) as { subjects: number; counted: number; events: number };
  };
  const waiting = async (): Promise<boolean> => (await kit.db.admin.query("select 1 from pg_locks where locktype = 'advisory' and not granted and database = (select oid from pg_database where datname = current_database())")).rows.length === 1;
  const register = (more: object): Promise<SubjectDetail> => kit.subjects.register(admin, registerSubjectBody.parse({ kind: 'small_premises', name: '店', address: '坪山大道 1 号', divisionCode: '440310001001', ...more }));

  it('given a list with mistakes, then the good rows are records with all they say, and each bad one is named with its column', async () => {
    const grid = kit.pingshan.as('grid-member', '440310001001');
    const result = await imported([
      `大利五金,生产经营单位,${coded(1)},,工业路 1 号,坪山街道第一社区,35,是,有限空间、粉尘涉爆,李强,13812345678,${grid.actor.name}`,
      `无代码厂,,,筹建中,工业路 2 号,440310001001,,,,,,`,
      `缺代码厂,,,,工业路 3 号,${place},,,,,,`,
      `错代码厂,,${coded(2).slice(0, 17)}I,,工业路 4 号,${place},,,,,,`,
      `错区划厂,,${coded(3)},,工业路 5 号,某某社区,,,,,,`,
      `错标签厂,,${coded(4)},,工业路 6 号,${place},,,飞天,,,`,
      `错人数厂,,${coded(5)},,工业路 7 号,${place},很多,,,,,`,
      `错责任人厂,,${coded(6)},,工业路 8 号,${place},,,,,,没有这人`,
      `错电话厂,,${coded(7)},,工业路 9 号,${place},,,,,abc,`,
      `,,${coded(8)},,工业路 10 号,${place},,,,,,`,
    ]);
    expect(result.result).toMatchObject({ accepted: 2, refused: 8 });
    expect(result.result.errors.map((e) => `${e.row} ${e.column}`)).toEqual(['4 统一社会信用代码', '5 统一社会信用代码', '6 所在区划', '7 风险标签', '8 从业人数', '9 网格责任人', '10 联系电话', '11 名称']);
    const [made] = await all('大利五金');
    expect(made).toMatchObject({ creditCode: coded(1), divisionCode: '440310001001', staffCount: 35, isKey: true, tags: ['confined_space', 'combustible_dust'], contact: { name: '李强', phone: '13812345678' }, owner: { memberId: grid.actor.memberId }, version: 1 });
    // Nobody was there today.
    expect(made).toMatchObject({ refreshedAt: null, refreshDue: true });
    const refused = (await buffer(await kit.subjectImport.door.refused(admin, result.id, 'zh-CN'))).toString('utf8');
    expect(refused).toContain('生产经营单位须有统一社会信用代码');
  });

  it('given what is there already, by code or by name and address, then it is filled up and never doubled, with a history and an event', async () => {
    const byCode = await register({ kind: 'enterprise', name: '老名称', creditCode: coded(20), staffCount: 5, contact: { name: '张三', phone: '13800000001' } });
    const byPlace = await register({ name: '幸福小卖部', address: '龙坪路 8 号' });
    const other = await register({ kind: 'enterprise', name: '同名厂', address: '同一地址', creditCode: coded(21) });
    const before = await counts();
    const { result } = await imported([
      `新名称,生产经营单位,${coded(20)},,新地址 1 号,${place},80,,,,13900000002,`,
      `幸福小卖部,三小场所,,,龙坪路　8号,${place},,是,,,,`,
      `同名厂,生产经营单位,${coded(22)},,同一地址,${place},,,,,,`,
      `文件里重复,三小场所,,,一号路,${place},3,,,,,`,
      `文件里重复,三小场所,,,一号路,${place},,是,,,,`,
      `文件里同码,,${coded(23)},,二号路,${place},1,,,,,`,
      `文件里同码（改名）,,${coded(23)},,二号路,${place},2,,,,,`,
    ]);
    expect(result).toMatchObject({ accepted: 7, refused: 0 });
    expect(await kit.subjectRecords.get(admin, byCode.id)).toMatchObject({ name: '新名称', address: '新地址 1 号', staffCount: 80, contact: { name: '张三', phone: '13900000002' }, version: 2 });
    expect(await kit.subjectRecords.get(admin, byPlace.id)).toMatchObject({ isKey: true, version: 2 });
    expect(await kit.subjectRecords.get(admin, other.id)).toMatchObject({ version: 1 });
    expect((await all('同名厂')).map((s) => s.creditCode).sort()).toEqual([coded(21), coded(22)].sort());
    expect(await all('文件里重复')).toMatchObject([{ staffCount: 3, isKey: true, version: 1 }]);
    expect(await all('文件里同码')).toMatchObject([{ name: '文件里同码（改名）', staffCount: 2 }]);
    expect(await all('老名称')).toEqual([]);
    const { items } = await kit.subjectRecords.history(admin, byCode.id);
    expect(items.map((i) => i.action)).toEqual(['register', 'import']);
    expect(JSON.stringify(items)).not.toContain('13900000002');
    const after = await counts();
    expect([after.subjects - before.subjects, after.counted - before.counted, after.events - before.events]).toEqual([3, 3, 5]);
    // The same list once more changes nothing.
    await imported([`新名称,生产经营单位,${coded(20)},,新地址 1 号,${place},80,,,,13900000002,`]);
    expect((await kit.subjectRecords.get(admin, byCode.id)).version).toBe(2);
  });

  it('given a record without a code, then a row of its place with one gives it that', async () => {
    const made = await register({ kind: 'enterprise', name: '后补代码厂', address: '补码路 1 号', noCreditCodeReason: '办理中' });
    await imported([`后补代码厂,,${coded(30)},,补码路 1 号,${place},,,,,,`]);
    expect(await kit.subjectRecords.get(admin, made.id)).toMatchObject({ creditCode: coded(30), noCreditCodeReason: null });
  });

  it('given what is closed, or out of the importer\'s street, then the row comes back and names nobody he may not see', async () => {
    const closed = await register({ name: '已关的店', address: '关门路 1 号' });
    await kit.subjects.move(admin, closed.id, 1, 'close', { reason: '搬走' });
    await register({ kind: 'enterprise', name: '机密化工', creditCode: coded(40), divisionCode: '440310003001' });
    const street = kit.pingshan.as('street-officer', '440310001000');
    const result = await imported([
      `已关的店,三小场所,,,关门路 1 号,${place},,,,,,`, `别的街道,三小场所,,,龙田路 1 号,440310003001,,,,,,`, `撞码厂,,${coded(40)},,工业路 1 号,${place},,,,,,`, shop(9001),
    ], street);
    expect(result.result).toMatchObject({ accepted: 1, refused: 3 });
    expect(result.result.errors.map((e) => `${e.row} ${e.code}`)).toEqual(['2 subject.not_open', '3 subject.out_of_scope', '4 subject.duplicate_code']);
    expect(JSON.stringify(result)).not.toContain('机密化工');
    const other = await imported([`滨江店,三小场所,,,江南大道 1 号,330108001001,,,,,,`, `撞码厂,,${coded(40)},,江南大道 2 号,330108001001,,,,,,`], kit.binjiang.as('district-admin'));
    expect(other.result).toMatchObject({ accepted: 2, refused: 0 });
    expect(await all('滨江店')).toEqual([]);
  });

  it('given a process killed between two chunks, when the job runs again, then no row is lost or doubled', async () => {
    const before = await counts();
    // Each name stands twice in the file, far apart: once before the kill, once after.
    const lines = [...Array(1500).keys(), ...Array(1500).keys()].map((i) => `续传店${i},三小场所,,,续传路 ${i} 号,${place},,,,,,`);
    const { id, job } = await accept(lines);
    const patch = kit.operations.patch.bind(kit.operations);
    let chunks = 0;
    const spy = jest.spyOn(kit.operations, 'patch').mockImplementation((...args) => {
      chunks += 1;
      if (chunks === 2) throw new Error('killed');
      return patch(...args);
    });
    await expect(kit.subjectImport.door.run.work(job)).rejects.toThrow('killed');
    spy.mockRestore();
    expect((await kit.operations.status(admin, id)).progress).toEqual({ done: 2000, total: 3000 });
    await kit.subjectImport.door.run.work(job);
    expect((await kit.operations.status(admin, id)).result).toMatchObject({ accepted: 3000, refused: 0 });
    const after = await counts();
    expect([after.subjects - before.subjects, after.counted - before.counted, after.events - before.events]).toEqual([1500, 1500, 1500]);
  }, 30_000);

  it('given bad rows and the same places on both sides of where two chunks meet, then each is refused or filled up by its own row', async () => {
    const before = await counts();
    const lines = Array.from({ length: 4_020 }, (_, i) => `边界店${i},三小场所,,,边界路 ${i} 号,${place},${i % 40},,,,,`);
    // Rows 2,001 and 4,001 of the file are the last of their chunks.
    for (const row of [2_001, 2_002, 4_001]) lines[row - 2] = `边界坏店${row},三小场所,,,边界路,没有的社区,,,,,,`;
    lines[3] = `边界厂乙,,${coded(70)},,"斜杠\\t ""乙"" 路",${place},6,,,李强,,`;
    lines[2_100] = `边界厂甲,,${coded(70)},,"甲路, 1 号",${place},5,,,,,`;
    lines[4_010] = `边界店7,三小场所,,,边界路 7 号,${place},,是,,,,`;
    const { id, result } = await imported(lines);
    expect(result).toMatchObject({ accepted: 4_017, refused: 3 });
    expect(result.errors.map((e) => `${e.row} ${e.code}`)).toEqual(['2001 subject.unknown_division', '2002 subject.unknown_division', '4001 subject.unknown_division']);
    expect((await buffer(await kit.subjectImport.door.refused(admin, id, 'zh-CN'))).toString('utf8').trim().split('\r\n')).toHaveLength(4);
    const [factory] = await all('边界厂');
    expect(factory).toMatchObject({ name: '边界厂甲', address: '甲路, 1 号', staffCount: 5, contact: { name: '李强' }, version: 2 });
    expect((await kit.subjectRecords.history(admin, factory?.id ?? '')).items.flatMap((h) => h.changes.filter((c) => c.path === 'address'))).toEqual([{ path: 'address', from: '斜杠\\t "乙" 路', to: '甲路, 1 号' }]);
    expect((await all('边界店7')).filter((s) => s.name === '边界店7')).toMatchObject([{ isKey: true, staffCount: 7, version: 2 }]);
    const after = await counts();
    // 4,017 rows of 4,015 places, two of which a later row changed.
    expect([after.subjects - before.subjects, after.counted - before.counted, after.events - before.events]).toEqual([4_015, 4_015, 4_017]);
  }, 60_000);

  it('given somebody who gives a record the code of a row meanwhile, then the import waits for him, and fills that record up', async () => {
    const made = await register({ kind: 'enterprise', name: '同时改码厂', creditCode: coded(80) });
    const { id, job } = await accept([`同时改码厂（新）,,${coded(81)},,同时路 1 号,${place},,,,,,`]);
    const writer = new Client({ connectionString: kit.db.adminUrl });
    await writer.connect();
    await writer.query('begin');
    await writer.query('select pg_advisory_xact_lock_shared(hashtextextended($1, 19))', [codesLock(admin)]);
    await writer.query('update enforcement.subject set credit_code = $2 where id = $1', [made.id, coded(81)]);
    const running = kit.subjectImport.door.run.work(job);
    running.catch(() => undefined); // awaited below
    try {
      await until('the import waits', waiting);
    } finally {
      await writer.query('commit');
      await writer.end();
    }
    await running;
    expect((await kit.operations.status(admin, id)).result).toMatchObject({ accepted: 1, refused: 0 });
    expect(await all('同时改码厂')).toMatchObject([{ id: made.id, name: '同时改码厂（新）', creditCode: coded(81) }]);
  });

  it('given an import that is being written, then who gives a record a code waits for it, and learns whose it is', async () => {
    const importing = new Client({ connectionString: kit.db.adminUrl });
    await importing.connect();
    await importing.query('begin');
    await importing.query('select pg_advisory_xact_lock(hashtextextended($1, 19))', [codesLock(admin)]);
    const made = await register({ name: '导入中的店', address: '导入路 1 号' });
    await importing.query('update enforcement.subject set credit_code = $2 where id = $1', [made.id, coded(90)]);
    const second = register({ kind: 'enterprise', name: '同码厂', creditCode: coded(90) }).then(() => undefined, (e: unknown) => e);
    try {
      await until('the registration waits', waiting);
    } finally {
      await importing.query('commit');
      await importing.end();
    }
    expect(await second).toMatchObject({ code: 'subject.duplicate_code' });
  });

  it('given an import that is being written, then who changes a record waits for it without holding the record, so that neither waits for ever', async () => {
    const made = await register({ name: '等导入的店', address: '等待路 1 号' });
    const importing = new Client({ connectionString: kit.db.adminUrl });
    await importing.connect();
    await importing.query('begin');
    await importing.query('select pg_advisory_xact_lock(hashtextextended($1, 19))', [codesLock(admin)]);
    const change = kit.subjects.change(admin, made.id, made.version, { name: '等导入的店（改）' }).then((s) => s.name, (e: unknown) => e);
    try {
      await until('the change waits', waiting);
      const free = await importing.query('select id from enforcement.subject where id = $1 for update nowait', [made.id]).then((r) => r.rows.length, () => 0);
      expect(free).toBe(1);
    } finally {
      await importing.query('commit');
      await importing.end();
    }
    expect(await change).toBe('等导入的店（改）');
  });

  it('given as many as a district has, then all of them are in, and the second time none is new', async () => {
    const lines = Array.from({ length: 20_571 }, (_, i) => (i % 3 ? `全区小店${i},三小场所,,,全区路 ${i} 号,${place},,,,,,` : `全区企业${i},,${coded(100_000 + i)},,全区路 ${i} 号,${place},${i % 500},,,,,`));
    const before = await counts();
    expect((await imported(lines)).result).toMatchObject({ accepted: 20_571, refused: 0 });
    const after = await counts();
    expect([after.subjects - before.subjects, after.counted - before.counted]).toEqual([20_571, 20_571]);
    expect((await imported(lines)).result).toMatchObject({ accepted: 20_571, refused: 0 });
    expect(await counts()).toEqual(after);
  }, 120_000);

  it('given names typed otherwise, then width, brackets and spaces are no other company, and other words are', async () => {
    const made = await register({ name: '大湾五金（坪山）有限公司', address: '坪山大道 88 号' });
    const { result } = await imported([
      `大湾五金(坪山) 有限公司,三小场所,,,坪山大道８８号,${place},,,,王强,,`,
      `大湾五金（坪山）有限责任公司,三小场所,,,坪山大道 88 号,${place},,,,,,`,
    ]);
    expect(result).toMatchObject({ accepted: 2, refused: 0 });
    const found = await all('大湾五金');
    expect(found.map((f) => f.name).sort()).toEqual(['大湾五金(坪山) 有限公司', '大湾五金（坪山）有限责任公司'].sort());
    expect(found.find((f) => f.id === made.id)?.contact).toMatchObject({ name: '王强' });
  });
});
