import { checkQuery, checkStatisticsQuery, draftPortraitModelBody, makePlanBody, portraitModelSuggestion, registerSubjectBody, type Check } from '@anlan/contracts/enforcement';
import { addCalendarDays, shanghaiDay } from '@anlan/domain';
import type { TenantContext } from '@anlan/platform/context';
import { ProblemError } from '@anlan/platform/http';
import { Readable } from 'node:stream';
import { enforcementKit, type EnforcementKit } from '../../test/enforcement-kit';

const [community, otherCommunity] = ['440310001001', '440310003001'];
const header = '原记录编号,类别,监管对象,检查日期,检查人员,检查机构,发现隐患数,检查结果';
const PAIR = '刘洋（粤B190310001）、陈静（粤B190310002）';
const today = shanghaiDay(new Date());

describe('finished checks of the time before', () => {
  let kit: EnforcementKit;
  let admin: TenantContext;
  beforeAll(async () => {
    kit = await enforcementKit();
    admin = kit.pingshan.as('district-admin');
  });
  afterAll(() => kit.close());

  let made = 0;
  const subject = (name = `历史企业${(made += 1)}`, divisionCode = community, ctx = admin) => kit.subjects.register(ctx, registerSubjectBody.parse({ kind: 'small_premises', name, address: `${name} 1 号`, divisionCode }));
  const imported = async (lines: readonly string[], ctx = admin) => {
    const { id } = await kit.checkImport.door.accept(ctx, { name: '检查.csv', mediaType: 'text/csv', stream: Readable.from([Buffer.from([header, ...lines].join('\r\n'))]) });
    await kit.checkImport.door.run.work({ tenantId: ctx.tenantId, slug: ctx.slug, tenantKind: ctx.tenantKind, importId: id, actor: ctx.actor, grants: [...ctx.grants] }).catch(() => undefined);
    return ((await kit.operations.status(ctx, id)).result ?? { accepted: 0, refused: 0, errors: [] }) as unknown as { accepted: number; refused: number; errors: { row: number; column: string; code: string }[] };
  };
  const rows = async (filter: object, ctx = admin): Promise<Check[]> => (await kit.checkList.page(ctx, checkQuery.parse({ limit: '200', ...filter }))).items;

  it('given a file with mistakes, then the good rows are closed checks of their own days, marked as brought in, each bad one is named with its column, and nothing is doubled', async () => {
    const s = await subject('某食品厂');
    await subject('同名店');
    await subject('同名店', otherCommunity);
    const lines = [
      `坪安检〔2025〕118号,行政检查,某食品厂,2025-03-10,${PAIR},,2,责令限期整改`, '巡-9,巡查,某食品厂,2025/04/01,李娜,,,现场正常', '中-1,中介检查,某食品厂,2025-05-01,,安平公司,1,',
      '无对象,巡查,没有这家,2025-03-10,,,,', '同名,巡查,同名店,2025-03-10,,,,', '错类别,路过,某食品厂,2025-03-10,,,,', '错日期,巡查,某食品厂,下周三,,,,', `将来,巡查,某食品厂,${addCalendarDays(today, 1)},,,,`,
      '一人,行政检查,某食品厂,2025-03-10,刘洋（粤B190310001）,,,', '无证,行政检查,某食品厂,2025-03-10,刘洋、陈静,,,', '同证,行政检查,某食品厂,2025-03-10,刘洋（粤B190310001）、陈静（粤B190310001）,,,',
      '无机构,中介检查,某食品厂,2025-03-10,,,,', '隐患数,巡查,某食品厂,2025-03-10,,,几条,', '巡-9,巡查,某食品厂,2025-04-02,,,,',
    ];
    const found = await imported(lines);
    expect(found.errors.map((e) => `${e.row} ${e.column}`)).toEqual([
      '5 监管对象', '6 监管对象', '7 类别', '8 检查日期', '9 检查日期', '10 检查人员', '11 检查人员', '12 检查人员', '13 检查机构', '14 发现隐患数', '15 原记录编号',
    ]);
    expect(found).toMatchObject({ accepted: 3, refused: 11 });
    const checks = await rows({ subjectId: s.id, imported: 'true' });
    expect(checks.map((c) => [c.kind, c.sourceRecord, c.status, c.finishedAt, c.hazards, c.number.slice(0, 8)])).toEqual([
      ['agency', '中-1', 'closed', '2025-05-01T00:00:00+08:00', 1, 'LS440310'], ['patrol', '巡-9', 'closed', '2025-04-01T00:00:00+08:00', 0, 'LS440310'],
      ['inspection', '坪安检〔2025〕118号', 'closed', '2025-03-10T00:00:00+08:00', 2, 'LS440310'],
    ]);
    // The same number of another kind is another record.
    expect(await imported([lines[0] as string, '巡-9,自查,某食品厂,2025-06-01,,,,'])).toMatchObject({ accepted: 1, refused: 1, errors: [{ column: '原记录编号', code: 'double' }] });
    const { rows: told } = await kit.db.admin.query("select data from enforcement.outbox where type = 'anlan.enforcement.check.imported.v1'");
    expect(told).toHaveLength(4);
  });

  it('given a check that was brought in, then it claims nothing that only one done here has: neither over the service nor in the database', async () => {
    const s = await subject();
    await imported([`伪-${s.id},行政检查,${s.name},2025-03-10,${PAIR},,1,`]);
    const [row] = await rows({ subjectId: s.id });
    const check = await kit.checkList.get(admin, row?.id as string);
    expect(check).toMatchObject({ approvedBy: null, signedInAt: null, signatures: [], answers: [], evidence: [], cause: null, allowedActions: [], participants: [{ memberId: null, name: '刘洋', certificateNumber: '粤B190310001' }, { memberId: null }] });
    const refused = await kit.checks.close(kit.pingshan.as('section-officer'), check.id, 1, { handling: '归档' }).then(() => undefined, (e: unknown) => e);
    expect((refused as ProblemError).code).toBe('check.action_not_allowed');
    for (const forged of ["signatures = '[{}]'", 'signed_in_at = now()', "approved_by = 'x'", "answers = '[{}]'", "status = 'recorded'"])
      await expect(kit.db.admin.query(`update enforcement.site_check set ${forged} where id = $1`, [check.id])).rejects.toThrow(/site_check_brought_in/);
    expect(await kit.checkList.history(admin, check.id)).toMatchObject({ items: [{ action: 'import', from: null, to: 'closed', note: `伪-${s.id}` }] });
  });

  it('given checks of two months, then figures count them in these months, what they found by the rows of hazards alone, and the yearly plan counts a planned subject that was inspected in its year, by that day', async () => {
    const [inspected, patrolled, before] = [await subject(), await subject(), await subject()];
    const leader = kit.pingshan.as('leader');
    const unitId = kit.pingshan.snapshot.units[0]?.id as string;
    const items = [inspected, patrolled, before].map((s) => ({ subjectId: s.id, month: 3 }));
    const { id } = await kit.plans.make(admin, makePlanBody.parse({ name: '计划', year: 2024, divisionCode: '440310', unitId, items }));
    await kit.plans.submit(admin, id, 1);
    await kit.plans.approve(leader, id, 2);
    await imported([`计-1,行政检查,${inspected.name},2024-03-10,${PAIR},,3,`, `计-2,巡查,${patrolled.name},2024-04-10,,,1,`, `计-3,行政检查,${before.name},2023-12-31,${PAIR},,,`]);
    expect((await kit.planRecords.get(admin, id)).progress).toEqual({ planned: 3, inspected: 1, rate: '33.33 %' });
    const by = await kit.checkStatistics.of(admin, checkStatisticsQuery.parse({ by: 'month' }));
    expect(by.items.filter((i) => ['2023-12', '2024-03', '2024-04'].includes(i.key['month'] ?? '')).map((i) => [i.key['month'], i.count, i.hazards])).toEqual([['2023-12', 1, 0], ['2024-03', 1, 0], ['2024-04', 1, 0]]);
  });

  it('given portraits, then a check within the year counts by its own day, and one from before it does not', async () => {
    const [lately, longAgo] = [await subject(), await subject()];
    const model = await kit.portraitModels.draft(admin, draftPortraitModelBody.parse({ name: '模型', effectiveOn: today, ...portraitModelSuggestion }));
    await kit.portraitModels.publish(admin, model.id, 1);
    await imported([`画-1,巡查,${lately.name},${addCalendarDays(today, -30)},,,2,`, `画-2,巡查,${longAgo.name},${addCalendarDays(today, -400)},,,2,`]);
    const factor = async (id: string, key: string) => (await kit.portraits.get(admin, id)).parts.find((p) => p.factor === key)?.value;
    expect(await Promise.all([factor(lately.id, 'checks_with_hazards'), factor(lately.id, 'never_checked'), factor(longAgo.id, 'checks_with_hazards'), factor(longAgo.id, 'never_checked')])).toEqual([1, 0, 0, 1]);
  });

  it('given another district, or who may not bring checks in there, then nothing of it is written or seen', async () => {
    const s = await subject();
    const line = `别-${s.id},巡查,${s.name},2025-03-10,,,,`;
    const theirs = kit.binjiang.as('district-admin');
    expect(await imported([line], theirs)).toMatchObject({ accepted: 0, refused: 1, errors: [{ column: '监管对象' }] });
    expect(await imported([line], kit.pingshan.as('section-officer', '440310003000'))).toMatchObject({ accepted: 0, refused: 1, errors: [{ column: '监管对象', code: 'unknown' }] });
    // Who sees the subject, and may not bring in, is refused by the row as by the door.
    expect(await imported([line], kit.pingshan.as('enforcement-officer'))).toMatchObject({ accepted: 0, refused: 1, errors: [{ code: 'check.out_of_scope' }] });
    expect(await imported([line])).toMatchObject({ accepted: 1 });
    expect(await rows({ imported: 'true' }, theirs)).toEqual([]);
    expect((await rows({ subjectId: s.id, imported: 'false' }))).toEqual([]);
  });
});
