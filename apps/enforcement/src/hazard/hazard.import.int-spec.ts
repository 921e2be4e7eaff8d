import { hazardQuery, planCampaignBody } from '@anlan/contracts/enforcement';
import { ProblemError } from '@anlan/platform/http';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import writeExcelFile from 'write-excel-file/node';
import { enforcementKit, type EnforcementKit } from '../../test/enforcement-kit';

const header = '隐患名称,隐患描述,等级,类别,区划代码,单位名称,统一社会信用代码,来源,整改期限';
const good = (i: number) => `隐患${i},"描述,带逗号",一般,消防安全,440310001001,深圳市某某有限公司,,巡查,2024-03-02`;
const upload = (bytes: Buffer | string) => ({ name: '隐患.csv', mediaType: 'text/csv', stream: Readable.from([Buffer.from(bytes as string)]) });

describe('importing hazards from CSV', () => {
  let kit: EnforcementKit;
  beforeAll(async () => (kit = await enforcementKit()));
  afterAll(() => kit.close());

  const accept = async (bytes: Buffer | string, ctx = kit.pingshan.as('street-officer', '440310001000')) => {
    const operation = await kit.imports.door.accept(ctx, upload(bytes));
    const job = { tenantId: ctx.tenantId, slug: ctx.slug, tenantKind: ctx.tenantKind, importId: operation.id, actor: ctx.actor, grants: [...ctx.grants] };
    return { ctx, operation, job };
  };
  const counts = async () => {
    const { rows } = await kit.db.admin.query<{ hazards: string; events: string; counted: string }>(
      `select (select count(*) from enforcement.hazard) as hazards, (select count(*) from enforcement.outbox) as events, (select coalesce(sum(count), 0) from enforcement.hazard_rollup_now where depth = 9 and campaign = '*' and month = '*' and category = '*' and source = '*') as counted`);
    return { hazards: Number(rows[0]?.hazards), events: Number(rows[0]?.events), counted: Number(rows[0]?.counted) };
  };

  it('given 2,500 rows of which some are wrong, then the good ones are kept and each bad one is named with its reasons', async () => {
    const lines = Array.from({ length: 2500 }, (_, i) => good(i));
    lines[9] = ',没有名称,一般,,440310001001,,,巡查,';
    lines[19] = '区划不对,,一般,,330108001001,,,巡查,';
    lines[29] = '来源不对,,一般,,440310001001,,,路过,';
    lines[39] = '信用代码不对,,一般,,440310001001,,91350100M000100Y4Z,巡查,';
    lines[49] = '日期不对,,一般,,440310001001,,,巡查,下周三';
    lines[59] = `${'长'.repeat(300)},,一般,,440310001001,,,巡查,`;
    lines[69] = '别的街道,,一般,,440310003001,,,巡查,';
    const { ctx, operation, job } = await accept([header, ...lines].join('\r\n'));
    expect(operation).toMatchObject({ state: 'waiting', progress: { done: 0, total: 2500 } });
    await kit.imports.door.run.work(job);
    const done = await kit.operations.status(ctx, operation.id);
    expect(done).toMatchObject({ state: 'succeeded', progress: { done: 2500, total: 2500 }, result: { accepted: 2493, refused: 7 } });
    const errors = (done.result as { errors: { row: number; column: string }[] }).errors;
    expect(errors.map((e) => `${e.row} ${e.column}`)).toEqual(['11 隐患名称', '21 区划代码', '31 来源', '41 统一社会信用代码', '51 整改期限', '61 隐患名称', '71 区划代码']);
    expect(await counts()).toEqual({ hazards: 2493, events: 2493, counted: 2493 });
    const refused = (await buffer(await kit.imports.door.refused(ctx, operation.id, 'zh-CN'))).toString('utf8');
    expect(refused.split('\r\n')[0]).toBe(`\uFEFF行号,${header},原因`);
    expect(refused).toContain('“下周三”不是日期');
    await kit.imports.door.run.work(job);
    expect((await counts()).hazards).toBe(2493);
  });

  it('given a process killed between two chunks, when the job runs again, then no row is lost or doubled', async () => {
    const before = await counts();
    const { ctx, operation, job } = await accept([header, ...Array.from({ length: 4100 }, (_, i) => good(i))].join('\n'));
    const patch = kit.operations.patch.bind(kit.operations);
    let chunks = 0;
    const spy = jest.spyOn(kit.operations, 'patch').mockImplementation((...args) => {
      chunks += 1;
      if (chunks === 2) throw new Error('killed');
      return patch(...args);
    });
    await expect(kit.imports.door.run.work(job)).rejects.toThrow('killed');
    spy.mockRestore();
    expect((await kit.operations.status(ctx, operation.id)).progress).toEqual({ done: 2000, total: 4100 });
    await kit.imports.door.run.work(job);
    const after = await counts();
    expect(after.hazards - before.hazards).toBe(4100);
    expect(after.events - before.events).toBe(4100);
    expect(after.counted - before.counted).toBe(4100);
  }, 30_000);

  it('given an old ledger with campaigns and what was closed, then the counts, the histories and the events say so; another district has none of them', async () => {
    const admin = kit.pingshan.as('district-admin');
    const campaign = await kit.campaigns.plan(admin, planCampaignBody.parse({ name: '夜剑', from: '2026-01-01', to: '2026-12-31', leadUnitId: kit.pingshan.unit('执法科') }));
    await kit.campaigns.start(admin, campaign.id, 1, {});
    const rows = [
      '当场改的,440310001001,巡查,现场整改,堆放纸箱,已清理,夜剑,2026-03-01 21:00,', '没写改后的,440310001001,巡查,现场整改,堆放纸箱,,夜剑,2026-03-01 21:00,',
      '限期已销的,440310001001,行政检查,限期整改,,,夜剑,2026-03-01 21:10,2026-03-09 16:00', '限期未销的,440310001001,巡查,限期整改,,,夜剑,2026-03-01 21:20,', '不在行动里,440310001001,巡查,限期整改,,,,2026-03-01 21:30,',
      '行动写错,440310001001,巡查,限期整改,,,夜箭,2026-03-01 21:30,',
    ];
    const { ctx, operation, job } = await accept(['隐患名称,区划代码,来源,整改方式,整改前,整改后,专项行动,发现时间,销号时间', ...rows].join('\n'));
    await kit.imports.door.run.work(job);
    expect(await kit.operations.status(ctx, operation.id)).toMatchObject({ result: { accepted: 5, refused: 1, errors: [{ row: 7, column: '专项行动' }] } });
    const { items } = await kit.campaignResults.of(admin, campaign.id);
    expect(Object.fromEntries(items.flatMap((i) => (i.list === 'hazard.list' && i.count !== null ? [[i.key, i.count]] : [])))).toEqual({ hazards: 4, on_the_spot: 2, time_limited: 2, closed: 2 });
    const found = (await kit.list.page(ctx, hazardQuery.parse({ campaignId: campaign.id, limit: '200' }))).items;
    const closed = found.filter((h) => h.status === 'closed');
    expect(closed.map((h) => [h.title, h.version, h.closedAt]).sort()).toEqual([['当场改的', 2, '2026-03-01T21:00:00+08:00'], ['限期已销的', 2, '2026-03-09T16:00:00+08:00']]);
    for (const h of closed) {
      expect((await kit.records.history(ctx, h.id)).items.map((s) => `${s.action}:${s.to}`)).toEqual(['report:reported', 'close:closed']);
      const { rows: events } = await kit.db.admin.query<{ type: string; sequence: string }>('select type, sequence from enforcement.outbox where subject = $1 order by seq', [`hazards/${h.id}`]);
      expect(events.map((e) => `${e.type.split('.')[3]}@${e.sequence}`)).toEqual(['reported@1', 'closed@2']);
    }
    const { rows: counted } = await kit.db.admin.query<{ rows: string; counted: string }>(
      `select (select count(*) from enforcement.hazard where status = 'closed') as rows, (select coalesce(sum(count), 0) from enforcement.hazard_rollup_now where depth = 9 and campaign = '*' and month = '*' and category = '*' and source = '*' and status = 'closed') as counted`);
    expect(counted[0]?.counted).toBe(counted[0]?.rows);
    const elsewhere = await accept('隐患名称,区划代码,来源,专项行动\n别区的,330108001001,巡查,夜剑', kit.binjiang.as('district-admin'));
    await kit.imports.door.run.work(elsewhere.job);
    expect(await kit.operations.status(elsewhere.ctx, elsewhere.operation.id)).toMatchObject({ result: { accepted: 0, refused: 1 } });
  });

  it('given GBK, a BOM, tabs or UTF-16 as Excel saves them, then the words arrive unharmed', async () => {
    const ctx = kit.binjiang.as('district-admin');
    const gbk = Buffer.from([0xd2, 0xfe, 0xbb, 0xbc]); // 隐患
    const ascii = (s: string) => Buffer.from(s, 'latin1');
    const file = Buffer.concat([ascii('title,divisionCode,source,description\n'), gbk, ascii(',330108001001,patrol,'), gbk, ascii('\n')]);
    await kit.imports.door.run.work((await accept(file, ctx)).job);
    await kit.imports.door.run.work((await accept('\uFEFFtitle\tdivisionCode\tsource\n龙田隐患\t330108001001\tpatrol\n', ctx)).job);
    await kit.imports.door.run.work((await accept(Buffer.from('\uFEFFtitle,divisionCode,source\n滨江隐患,330108001001,patrol\n', 'utf16le'), ctx)).job);
    expect((await kit.list.page(ctx, { limit: 10 })).items.map((h) => h.title)).toEqual(['滨江隐患', '龙田隐患', '隐患']);
  });

  it.each([
    ['columns missing', '描述,等级\nx,一般\n', 'hazard.csv_columns'],
    ['no rows', `${header}\n`, 'hazard.csv_empty'],
    ['nothing at all', '', 'hazard.csv_empty'],
    ['a quote that never closes', `${header}\n"abc,1,2\n`, 'hazard.csv_malformed'],
    ['bytes of a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]), 'hazard.csv_encoding'],
  ])('given %s, then the file is refused as a whole and nothing is kept', async (_what, bytes, code) => {
    const before = await counts();
    const refused = await accept(bytes).then(() => undefined, (e: unknown) => e);
    expect(refused).toBeInstanceOf(ProblemError);
    expect((refused as ProblemError).code).toBe(code);
    expect(await counts()).toEqual(before);
  });

  it('given a workbook with a title above its header, then its rows go in as those of a CSV', async () => {
    const before = await counts();
    const text = (rows: string[][]) => rows.map((r) => r.map((value) => ({ value, type: String })));
    const bytes = await writeExcelFile(text([['坪山区隐患台账', '', ''], ['隐患名称', '区划代码', '来源'], ['漏电', '440310001001', '巡查'], ['堆放', '990000000000', '巡查']]), { sheet: 'x' }).toBuffer();
    const { ctx, operation, job } = await accept(bytes);
    await kit.imports.door.run.work(job);
    expect((await kit.operations.status(ctx, operation.id)).result).toMatchObject({ accepted: 1, refused: 1, errors: [{ row: 4, field: 'divisionCode', column: '区划代码' }] });
    expect((await counts()).hazards - before.hazards).toBe(1);
  });

  it('given an import whose time has passed, then it goes with its refused rows and its file; of the other tenant none does', async () => {
    const { ctx, operation, job } = await accept(`${header}\n,没有名称,一般,,440310001001,,,巡查,\n`);
    await kit.imports.door.run.work(job);
    const other = await accept('title,divisionCode,source\nx,330108001001,patrol\n', kit.binjiang.as('district-admin'));
    await kit.db.admin.query("update enforcement.import set created_at = now() - interval '31 days' where id = any($1)", [[operation.id, other.operation.id]]);
    const tenant = { tenantId: ctx.tenantId, slug: ctx.slug, kind: 'district' as const };
    expect(await kit.ledgerImports.sweep(tenant)).toBe(1);
    expect(await kit.ledgerImports.sweep(tenant)).toBe(0);
    await expect(kit.imports.door.refused(ctx, operation.id, 'zh-CN')).rejects.toMatchObject({ code: 'request.not_found' });
    const { rows } = await kit.db.admin.query('select 1 from enforcement.import_refused where import_id = $1', [operation.id]);
    expect(rows).toEqual([]);
    await kit.imports.door.run.work(other.job);
    expect((await kit.operations.status(other.ctx, other.operation.id)).result).toMatchObject({ accepted: 1 });
  });

  it('given ten megabytes in one cell, then that row is refused and the others are kept', async () => {
    const before = await counts();
    const { ctx, operation, job } = await accept([header, good(1), `${'大'.repeat(3_500_000)},,一般,,440310001001,,,巡查,`, good(2)].join('\n'));
    await kit.imports.door.run.work(job);
    expect((await kit.operations.status(ctx, operation.id)).result).toMatchObject({ accepted: 2, refused: 1 });
    expect((await counts()).hazards - before.hazards).toBe(2);
  }, 20_000);
});
