import { listItemQuery, type ListItem, type ListKind, type ResponsibilityList } from '@anlan/contracts/responsibility';
import type { TenantContext } from '@anlan/platform/context';
import { Readable } from 'node:stream';
import { listKit, type ListKit } from '../../test/list-kit';

const header = '清单编号,事项内容,分类,依据,行业,属地,责任单位,责任岗位,责任人,配合单位,完成时限,层级';

describe('items of lists from a file', () => {
  let kit: ListKit;
  let officer: TenantContext;
  let kind: ListKind;
  beforeAll(async () => {
    kit = await listKit();
    officer = kit.pingshan.as('section-officer');
    kind = await kit.adopt('hard-measures');
  });
  afterAll(() => kit.close());
  const imported = async (lines: readonly string[], ctx = officer) => {
    const { id } = await kit.itemImport.door.accept(ctx, { name: '事项.csv', mediaType: 'text/csv', stream: Readable.from([Buffer.from([header, ...lines].join('\r\n'))]) });
    await kit.itemImport.door.run.work({ tenantId: ctx.tenantId, slug: ctx.slug, tenantKind: ctx.tenantKind, importId: id, actor: ctx.actor, grants: [...ctx.grants] });
    return (await kit.operations.status(ctx, id)).result as unknown as { accepted: number; refused: number; errors: { row: number; column: string; code: string }[] };
  };
  const itemsOf = async ({ id }: ResponsibilityList): Promise<ListItem[]> => (await kit.records.page(kit.pingshan.as('district-admin'), listItemQuery.parse({ listId: id, limit: '200' }))).items;

  it('given a file with mistakes, then the good rows are drafted items with all they say, and each bad one is named with its column', async () => {
    const unit = kit.pingshan.unit('住建局');
    const post = kit.pingshan.post(unit, '监管岗');
    const list = await kit.draft(officer, kind, []);
    const row = (content: string, rest: string): string => `${list.number},${content},${rest}`;
    const lines = [
      row('燃气整治', '十五条,安全生产法,D,坪山街道,住建局,监管岗,,安全生产基础科,2026-12-31,区'), row('消防整治', 'city-75,,,,,,,,,'), `QD000000-2026-0001,没有清单,,,,,,,,,,`, row('错分类', '没有,,,,,,,,,'), row('错单位', ',,,,没有的局,,,,,'), row('错岗位', ',,,,住建局,局长,,,,'),
      row('错人', ',,,,,,没有此人,,,'), row('错行业', ',,Z9,,,,,,,'), row('错属地', ',,,西兴街道,,,,,,'), row('错时限', ',,,,,,,,明年,'), row('错层级', ',,,,,,,,,乡'), row('错属地码', ',,,330108001001,,,,,,'), row('燃气 整治', ',,,,,,,,,'),
    ];
    const found = await imported(lines);
    expect(found).toMatchObject({ accepted: 2, refused: 11 });
    expect(found.errors.map((x) => `${x.row} ${x.column}`)).toEqual(['4 清单编号', '5 分类', '6 责任单位', '7 责任岗位', '8 责任人', '9 行业', '10 属地', '11 完成时限', '12 层级', '13 属地', '14 事项内容']);
    expect(await itemsOf(list)).toMatchObject([
      { number: `${list.number}-001`, content: '燃气整治', groupKey: 'national-15', legalBasis: '安全生产法', industryCode: 'D', divisionCode: '440310001000', ownerUnit: { id: unit }, ownerPost: { id: post }, supportUnits: [{ name: '安全生产基础科' }], dueDay: '2026-12-31', level: 'district', status: 'draft' },
      { number: `${list.number}-002`, content: '消防整治', groupKey: 'city-75', divisionCode: '440310000000' },
    ]);
    expect(await imported(lines.slice(0, 2))).toMatchObject({ accepted: 0, refused: 2 });
  });

  it('given a list that is issued, of another street or of another district, then nothing goes into it; who imports is an author', async () => {
    const tasks = await kit.adopt('yearly-key-tasks');
    const list = await kit.issued(kit.pingshan, tasks, [{ ownerUnitId: kit.pingshan.snapshot.units[0]?.id, dueDay: '2026-12-31', evidenceWanted: '照片' }]);
    const draft = await kit.draft(officer, kind, []);
    for (const [number, ctx] of [[list.number, officer], [draft.number, kit.pingshan.as('street-officer', '440310001')], [draft.number, kit.binjiang.as('district-admin')]] as const) expect(await imported([`${number},偷加,,,,,,,,,,`], ctx)).toMatchObject({ accepted: 0, errors: [{ column: '清单编号' }] });
    expect([(await itemsOf(list)).length, (await itemsOf(draft)).length]).toEqual([1, 0]);
    const importer = kit.pingshan.as('district-admin');
    expect(await imported([`${draft.number},宣传,,依据,,,安全生产基础科,,,,2026-12-31,区`], importer)).toMatchObject({ accepted: 1 });
    const { rows } = await kit.db.admin.query<{ authors: string[] }>('select authors from responsibility.responsibility_list where id = $1', [draft.id]);
    expect(rows[0]?.authors).toEqual([officer.actor.id, importer.actor.id]);
  });
});
