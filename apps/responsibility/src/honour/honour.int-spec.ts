import { honourQuery, registerHonourBody, type Honour } from '@anlan/contracts/responsibility';
import type { TenantContext } from '@anlan/platform/context';
import { newId } from '@anlan/platform/db';
import { csvStream } from '@anlan/platform/ledger';
import { serviceKit, type ServiceKit } from '@anlan/platform/testing';
import { Readable } from 'node:stream';
import { text as whole } from 'node:stream/consumers';
import { migrations } from '../../migrations';
import { codeOf } from '../../test/accident-kit';
import { honourCsv, HonourRecords } from './honour.records';
import { HonourService } from './honour.service';

describe('honours', () => {
  let kit: ServiceKit;
  let officer: TenantContext;
  let second: TenantContext;
  let honours: HonourService;
  let records: HonourRecords;
  beforeAll(async () => {
    kit = await serviceKit('responsibility', migrations);
    [honours, records] = [new HonourService(kit.tx, kit.references, kit.numbers, kit.attachments), new HonourRecords(kit.tx, kit.attachments)];
    [officer, second] = [kit.pingshan.as('section-officer'), kit.pingshan.as('section-officer')];
  });
  afterAll(() => kit.close());
  const upload = async (ctx: TenantContext): Promise<string> => (await kit.attachments.store(ctx, { name: '证书.png', mediaType: 'image/png', stream: Readable.from([Buffer.from('证书')]) }, 1000)).id;
  const register = async (more: object = {}, ctx = officer): Promise<Honour> =>
    honours.register(ctx, registerHonourBody.parse({ kind: 'individual', title: '安全生产先进个人', level: 'city', awardingBody: '市安委会', awardedOn: '2026-03-02', holders: [{ name: '张伟' }], fileIds: [await upload(ctx)], ...more }));
  const rows = async (query: object, ctx = officer) => (await records.page(ctx, honourQuery.parse(query))).items;

  it('given an honour, when it is registered, then it is changed until another verifies it, and withdrawn with a reason', async () => {
    const { id, number, fileIds } = await register();
    expect(number).toMatch(/^RY440310-2026-\d{4}$/);
    expect(await honours.change(officer, id, 1, { title: '先进工作者' })).toMatchObject({ title: '先进工作者', awardingBody: '市安委会', fileIds, allowedActions: ['withdraw'] });
    expect(await codeOf(honours.verify(officer, id, 2, '属实'))).toBe('honour.same_person');
    expect(await codeOf(honours.verify(second, id, 1, '属实'))).toBe('request.stale');
    expect(await honours.verify(second, id, 2, '属实')).toMatchObject({ status: 'verified', verifiedBy: { id: second.actor.id } });
    await expect(kit.db.admin.query('update responsibility.honour set verified_by = registered_by where id = $1', [id])).rejects.toThrow('check constraint');
    expect(await codeOf(honours.change(officer, id, 3, { title: '改写' }))).toBe('honour.not_registered');
    expect(await honours.withdraw(officer, id, 3, '授予单位撤销')).toMatchObject({ status: 'withdrawn', withdrawReason: '授予单位撤销', allowedActions: [] });
    expect(await codeOf(honours.withdraw(officer, id, 4, '再次'))).toBe('honour.action_not_allowed');
  });

  it('given honours, then verified ones alone are counted by level and kind, by holders, and each number leads to its rows', async () => {
    const days = { from: '2025-01-01', to: '2025-12-31' };
    const verified = async (more: object) => honours.verify(second, (await register({ awardedOn: '2025-06-01', ...more })).id, 1, '属实');
    await verified({ kind: 'collective', holders: [{ name: '基础科' }] });
    await verified({ holders: [{ name: '甲' }, { name: '乙' }, { name: '丙' }] });
    await verified({});
    await verified({ kind: 'practice', level: 'province', title: '电动自行车充电管理经验' });
    await register({ awardedOn: '2025-06-01' });
    const gone = await verified({});
    await honours.withdraw(officer, gone.id, 2, '有误');
    const f = await records.figures(officer, days);
    expect(f).toMatchObject({ text: '获省级推广 1 项经验；获市级荣誉 1 个集体、4 名个人。', total: { count: 4, holders: 6 }, items: [{ level: 'province', kind: 'practice', count: 1 }, { level: 'city', kind: 'collective', count: 1, holders: 1 }, { level: 'city', kind: 'individual', count: 2, holders: 4 }] });
    for (const cell of [f.total, ...f.items]) expect(await rows(cell.filter)).toHaveLength(cell.count);
    expect(await records.figures(officer, { from: '2020-01-01', to: '2020-12-31' })).toMatchObject({ text: '无。', total: { count: 0, holders: 0 }, items: [] });
    const all = await rows(days);
    expect((await whole(csvStream(honourCsv, (async function* () { yield all; })()))).trim().split('\n')).toHaveLength(all.length + 1);
  });

  it('given who may not, bad input or another district, then it is refused or not there', async () => {
    const { id, fileIds } = await register();
    const street = kit.pingshan.as('street-officer', '440310001');
    expect(await records.get(street, id)).toMatchObject({ allowedActions: [] });
    expect(await codeOf(register({}, kit.pingshan.as('section-officer', '440310001')))).toBe('request.forbidden');
    expect(await codeOf(register({ fileIds: [newId()] }))).toBe('honour.unknown_file');
    expect(await codeOf(register({ awardedOn: '2099-01-01' }))).toBe('honour.day');
    expect(await codeOf(register({ holders: [{ name: '滨江科', unitId: kit.binjiang.unit('滨江科') }] }))).toBe('honour.unknown_unit');
    const other = kit.binjiang.as('district-admin');
    expect(await codeOf(records.get(other, id))).toBe('request.not_found');
    expect(await codeOf(honours.verify(other, id, 1, '属实'))).toBe('request.not_found');
    expect(await codeOf(records.file(other, id, fileIds[0] as string))).toBe('request.not_found');
    expect(await codeOf(records.file(officer, id, newId()))).toBe('request.not_found');
    await expect(records.file(street, id, fileIds[0] as string)).resolves.toMatchObject({ type: 'image/png' });
    expect(await rows({}, other)).toEqual([]);
    // The other district's files are no evidence here.
    expect(await codeOf(register({ fileIds: [await upload(other)] }))).toBe('honour.unknown_file');
  });
});
