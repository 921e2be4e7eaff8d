import { collectRiskPointBody, registerSubjectBody, riskLabelsQuery, riskPointQuery, subjectQuery, type RiskPoint } from '@anlan/contracts/enforcement';
import type { TenantContext } from '@anlan/platform/context';
import { Readable } from 'node:stream';
import { enforcementKit, type EnforcementKit } from '../../test/enforcement-kit';

const community = '440310001001';
const header = '风险点名称,类别,监管对象,场所部位,所在区划,风险标签,可能事故类型,重点部门,重点岗位,重点任务';

describe('risk points from a file, and their labels', () => {
  let kit: EnforcementKit;
  let admin: TenantContext;
  let unitName: string;
  beforeAll(async () => {
    kit = await enforcementKit();
    admin = kit.pingshan.as('district-admin');
    unitName = kit.pingshan.snapshot.units[0]?.name ?? '';
  });
  afterAll(() => kit.close());
  const imported = async (lines: readonly string[], ctx = admin) => {
    const { id } = await kit.riskPointImport.door.accept(ctx, { name: '风险点.csv', mediaType: 'text/csv', stream: Readable.from([Buffer.from([header, ...lines].join('\r\n'))]) });
    await kit.riskPointImport.door.run.work({ tenantId: ctx.tenantId, slug: ctx.slug, tenantKind: ctx.tenantKind, importId: id, actor: ctx.actor, grants: [...ctx.grants] });
    return (await kit.operations.status(ctx, id)).result as unknown as { accepted: number; refused: number; errors: { row: number; column: string; code: string }[] };
  };
  const rows = async (filter: object, ctx = admin): Promise<RiskPoint[]> => (await kit.riskPointList.page(ctx, riskPointQuery.parse({ limit: '200', ...filter }))).items;
  const subject = (name: string, more: object = {}) => kit.subjects.register(admin, registerSubjectBody.parse({ kind: 'small_premises', name, address: `坪山大道 ${name}`, divisionCode: community, ...more }));

  it('given a file with mistakes, then the good rows are risk points with all they say, each bad one is named with its column, and nothing is doubled', async () => {
    const s = await subject('某食品厂');
    await subject('同名店');
    await subject('同名店', { address: '另一处' });
    const lines = [
      `污水处理池,风险点位,某食品厂,北侧,,有限空间,中毒和窒息、淹溺,${unitName},安全员,每周检测`,
      '公共水塘,危险源,,塘边,坪山街道第一社区,,淹溺,,,',
      '无处安放,,,,坪山街道第一社区,,,,,',
      '错对象,,没有这家,,坪山街道第一社区,,,,,',
      '多对象,,同名店,一楼,,,,,,',
      '错区划,,,某处,某某社区,,,,,',
      '错标签,,某食品厂,,,飞天,,,,',
      `缺任务,,某食品厂,,,,,${unitName},安全员,`,
      '错部门,,某食品厂,,,,,没有这部门,安全员,巡查',
      '污水处理池,,某食品厂,北 侧,,,,,,',
    ];
    const found = await imported(lines);
    expect(found).toMatchObject({ accepted: 2, refused: 8 });
    expect(found.errors.map((e) => `${e.row} ${e.column}`)).toEqual(['4 场所部位', '5 监管对象', '6 监管对象', '7 所在区划', '8 风险标签', '9 重点任务', '10 重点部门', '11 风险点名称']);
    expect(await rows({ subjectId: s.id })).toMatchObject([{ name: '污水处理池', place: '北侧', divisionCode: community, tags: ['confined_space'], accidentTypes: ['中毒和窒息', '淹溺'], label: { unitName, post: '安全员', task: '每周检测' }, status: 'collected' }]);
    expect((await rows({ q: '公共水塘' })).map((r) => r.kind)).toEqual(['source']);
    const { rows: told } = await kit.db.admin.query("select 1 from enforcement.outbox where subject like 'risk-points/%' and type like '%collected%'");
    expect(told).toHaveLength(2);
    expect(await imported(lines.slice(0, 2))).toMatchObject({ accepted: 0, refused: 2 });
    // Whose part it is not imports nothing there, nor does another district know the subject.
    expect(await imported(['别街水塘,,,塘边,440310001001,,,,,'], kit.pingshan.as('street-officer', '440310003000'))).toMatchObject({ accepted: 0, refused: 1 });
    expect((await imported(['池,,某食品厂,北侧,330108001001,,,,,'], kit.binjiang.as('district-admin'))).errors.map((e) => e.column)).toEqual(['监管对象']);
  });

  it('given labels, then the tree counts the risk points of each department, post and task, and each number is that of its rows', async () => {
    const unit = kit.pingshan.unit('水务局');
    const collect = (task: string | null, more: object = {}) =>
      kit.riskPoints.collect(admin, collectRiskPointBody.parse({ name: '泵站', place: '河边', divisionCode: '440310003001', ...(task && { label: { unitId: unit, post: '泵站站长', task } }), ...more }));
    await collect('每日巡查');
    const again = await collect('每日巡查');
    await collect('每月检修');
    const bare = await collect(null);
    const of = (ctx = admin) => kit.riskPointLabels.of(ctx, riskLabelsQuery.parse({ divisionCode: '440310003' }));
    const tree = await of();
    expect(tree).toMatchObject({ labelled: { count: 3 }, all: { count: 4 }, without: { count: 1 }, rate: '75.00 %', units: [{ unitName: '水务局', count: 3, posts: [{ post: '泵站站长', count: 3, tasks: [{ task: '每日巡查', count: 2 }, { task: '每月检修', count: 1 }] }] }] });
    for (const { count, filter } of [tree.all, tree.labelled, tree.without, ...tree.units.flatMap((u) => [u, ...u.posts.flatMap((p) => [p, ...p.tasks])])]) expect(await rows(filter)).toHaveLength(count);
    const changed = await kit.riskPoints.change(admin, bare.id, bare.version, { label: { unitId: unit, post: '泵站站长', task: '每月检修' } });
    expect(changed.label).toMatchObject({ unitName: '水务局', task: '每月检修' });
    expect((await kit.riskPointRecords.history(admin, bare.id)).items.at(-1)?.changes.map((c) => c.path)).toContain('label');
    await kit.riskPoints.close(admin, again.id, again.version, { reason: '已拆除' });
    expect(await of()).toMatchObject({ labelled: { count: 3 }, all: { count: 3 }, rate: '100.00 %' });
    await expect(kit.riskPoints.change(admin, changed.id, changed.version, { label: { unitId: '01980000-0000-7000-8000-00000000beef', post: 'x', task: 'y' } })).rejects.toMatchObject({ code: 'risk-point.unknown_unit' });
    expect(await of(kit.binjiang.as('district-admin'))).toMatchObject({ all: { count: 0 }, rate: '—', units: [] });
    expect(await of(kit.pingshan.as('street-officer', '440310001000'))).toMatchObject({ all: { count: 0 } });
  });

  it('given the rate of collection, then each street leads to its subjects, with a risk point and without', async () => {
    const s = await subject('有风险点的厂');
    for (const name of ['没有风险点的厂', '没有风险点的店']) await subject(name);
    await kit.riskPoints.collect(admin, collectRiskPointBody.parse({ name: '储罐', place: '厂内', divisionCode: community, subjectId: s.id }));
    const { items, total } = await kit.riskPointStatistics.collection(admin, {});
    const count = async (filter: object): Promise<number> => (await kit.subjectList.page(admin, subjectQuery.parse({ limit: '200', ...filter }))).items.length;
    expect(total.numerator).toBeGreaterThan(0);
    expect(total.denominator).toBeGreaterThan(total.numerator);
    for (const share of [total, ...items]) {
      expect(await count({ ...share.filter, hasRiskPoint: 'true' })).toBe(share.numerator);
      expect(await count({ ...share.filter, hasRiskPoint: 'false' })).toBe(share.denominator - share.numerator);
    }
  });
});
