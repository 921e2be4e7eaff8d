import {
  acceptReportBody, drawRecheckBody, enterReportBody, hazardFilters, payRewardBody, proposeRewardBody, publicReportFiguresQuery, publicReportQuery, recheckItemsQuery, recordRecheckBody, reportChannels,
  type EnteredReport, type PublicReport,
} from '@anlan/contracts/enforcement';
import type { TenantContext } from '@anlan/platform/context';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { codeOf, problemOf } from '@anlan/platform/testing';
import { enforcementKit, type EnforcementKit } from '../../test/enforcement-kit';
import { publicReportCsv } from './public-report.list';

const street = '440310001000';
const ago = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString();

describe('reports that staff enter: hotline, opinion, visit, letter', () => {
  let kit: EnforcementKit;
  let duty: TenantContext;
  let officer: TenantContext;
  let section: TenantContext;
  let leader: TenantContext;
  let admin: TenantContext;
  beforeAll(async () => {
    kit = await enforcementKit();
    [admin, duty, officer, section, leader] = [kit.pingshan.as('district-admin'), kit.pingshan.as('duty-officer'), kit.pingshan.as('street-officer', '440310001'), kit.pingshan.as('section-officer'), kit.pingshan.as('leader')];
  });
  afterAll(() => kit.close());

  const reporter = { name: '欧阳来电', phone: '13812345678' };
  const enter = (more: object = {}, ctx = duty): Promise<EnteredReport> => kit.entry.enter(ctx, enterReportBody.parse({ channel: 'hotline', what: '楼道停放电动自行车', where: '某小区 3 栋', divisionCode: street, ...more }));
  const listed = async (query: object, ctx = section): Promise<PublicReport[]> => (await kit.reportList.page(ctx, publicReportQuery.parse({ limit: '200', ...query }))).items;
  const accept = (id: string, more: object = {}) => kit.reports.accept(officer, id, 1, acceptReportBody.parse({ title: '电动自行车违规停放', ...more }));
  /** Put right by one, found so by another: its hazard. */
  const closed = async (id: string, category: string, by: TenantContext): Promise<string> => {
    const { hazard } = await kit.reports.accept(section, id, 1, acceptReportBody.parse({ title: '隐患', category }));
    const hazardId = hazard?.id ?? '';
    await kit.hazards.act(admin, hazardId, 1, 'assign', {});
    await kit.hazards.act(admin, hazardId, 2, 'start', {});
    await kit.hazards.act(admin, hazardId, 3, 'submit', { evidence: ['已清理'] });
    await kit.hazards.act(by, hazardId, 4, 'verify', { result: 'accepted' });
    return hazardId;
  };

  it('given a call on the hotline, when it is entered, then it is a report like any other, with its work order and who entered it, and its reporter follows it by the code', async () => {
    const receivedAt = ago(3);
    const { id, receiptNumber, followCode } = await enter({ reference: '坪热线〔2026〕0815 号', reporter, receivedAt });
    const report = await kit.reportList.get(officer, id);
    expect(report).toMatchObject({ number: receiptNumber, channel: 'hotline', reference: '坪热线〔2026〕0815 号', enteredBy: { id: duty.actor.id }, state: 'received', named: true, divisionCode: street, allowedActions: ['accept', 'decline', 'duplicate'] });
    expect(new Date(report.receivedAt).toISOString()).toBe(receivedAt);
    expect(await kit.intake.follow(kit.pingshan.everybody, receiptNumber, followCode ?? '')).toMatchObject({ state: 'received', picturesUntil: null });
    const { rows } = await kit.db.admin.query("select action, actor, detail from enforcement.audit_entry where target = 'public-reports/' || $1", [id]);
    expect(rows).toEqual([{ action: 'public-report.entered', actor: duty.actor.id, detail: { number: receiptNumber, named: true, channel: 'hotline' } }]);
    const { rows: told } = await kit.db.admin.query("select type, data from enforcement.outbox where subject = 'public_reports/' || $1", [id]);
    expect(told).toEqual([{ type: 'anlan.enforcement.public_report.received.v1', data: { reportId: id, number: receiptNumber, divisionCode: street, channel: 'hotline', named: true, state: 'received' } }]);
    expect((await kit.todos.page(officer, { kind: ['accept'], limit: 200 })).items.map((t) => t.subject.id)).toContain(id);
    const accepted = await accept(id);
    const hazard = await kit.records.get(officer, accepted.hazard?.id ?? '');
    expect(hazard.source).toBe('complaint');
    expect(JSON.stringify([hazard, rows, told])).not.toMatch(/欧阳来电|13812345678/);
  });

  it('given an opinion, then it has no reporter and no code, and earns no reward', async () => {
    expect(await problemOf(enter({ channel: 'opinion', reporter }))).toMatchObject({ status: 400, errors: [{ path: 'body.reporter', code: 'public-report.no_reporter' }] });
    expect(await problemOf(enter({ channel: 'opinion', employee: true }))).toMatchObject({ errors: [{ path: 'body.employee', code: 'public-report.no_reporter' }] });
    const { id, receiptNumber, followCode } = await enter({ channel: 'opinion', reference: 'https://example.cn/post/1' });
    expect(followCode).toBeNull();
    for (const code of ['', '0000000000000000']) expect(await codeOf(kit.intake.follow(kit.pingshan.everybody, receiptNumber, code))).toBe('request.not_found');
    await accept(id);
    await kit.reports.verify(officer, id, 2, { result: 'verified', note: null });
    expect(await problemOf(kit.rewards.propose(section, id, proposeRewardBody.parse({ amount: 100, basisNote: '本区举报奖励办法' })))).toMatchObject({ status: 409, code: 'report-reward.no_reporter' });
    for (const change of ["reporter_name = '甲', reporter_phone = '110'", 'employee = true', "code_hash = 'x'", "channel = 'web'", 'entered_by = null']) {
      await expect(kit.db.admin.query(`update enforcement.public_report set ${change} where id = $1`, [id])).rejects.toThrow(/check constraint/);
    }
  });

  it('given who entered a report, then he neither proposes nor decides on nor pays its reward: he knows its code', async () => {
    const { id, followCode } = await enter({ channel: 'visit', reporter }, section);
    await accept(id);
    await kit.reports.verify(officer, id, 2, { result: 'verified', note: null });
    const propose = (ctx: TenantContext) => kit.rewards.propose(ctx, id, proposeRewardBody.parse({ amount: 100, basisNote: '本区举报奖励办法' }));
    expect(await problemOf(propose(section))).toMatchObject({ status: 403, code: 'report-reward.entered_self' });
    const reward = await propose(officer);
    for (const decide of [() => kit.rewards.approve(section, reward.id, 1), () => kit.rewards.refuse(section, reward.id, 1, '不')]) expect(await codeOf(decide())).toBe('report-reward.entered_self');
    expect(await kit.rewardRecords.get(section, reward.id)).toMatchObject({ allowedActions: [] });
    await kit.rewards.approve(leader, reward.id, 1);
    const pay = (ctx: TenantContext) => kit.rewards.pay(ctx, reward.id, 2, payRewardBody.parse({ followCode }));
    expect(await codeOf(pay(section))).toBe('report-reward.entered_self');
    await expect(kit.db.admin.query('update enforcement.report_reward set decided_by = report_entered_by where id = $1', [reward.id])).rejects.toThrow(/report_reward_entered/);
    expect(await pay(officer)).toMatchObject({ status: 'paid' });
  });

  it('given a request that is sent again under its key, then it is the same report and the same code, which is kept nowhere in clear', async () => {
    const ctx: TenantContext = { ...duty, idempotency: { key: 'hotline-1', requestHash: 'one' } };
    const [first, again] = [await enter({ what: '重发' }, ctx), await enter({ what: '重发' }, ctx)];
    expect(again).toEqual(first);
    const { rows } = await kit.db.admin.query<{ kept: string }>("select response::text as kept from enforcement.idempotency_key where response::text like '%' || $1 || '%'", [first.id]);
    expect(rows).toHaveLength(1);
    for (const code of [first.followCode ?? '', (first.followCode ?? '').replaceAll('-', '')]) expect(rows[0]?.kept).not.toContain(code);
  });

  it('given a street officer, another street, another district and a time that cannot be, then it is entered only where and when it may', async () => {
    expect((await kit.reportList.get(officer, (await enter({ channel: 'letter' }, officer)).id)).divisionCode).toBe(street);
    const serial = async (): Promise<number> => Number((await enter({})).receiptNumber.split('-').at(-1));
    const before = await serial();
    for (const divisionCode of ['440310003000', undefined]) expect(await codeOf(enter({ divisionCode }, officer))).toBe('public-report.out_of_scope');
    // What is refused leaves no gap in the numbers.
    expect(await serial()).toBe(before + 1);
    expect((await kit.reportList.get(duty, (await enter({ divisionCode: undefined })).id)).divisionCode).toBe('440310000000');
    expect(await problemOf(enter({ divisionCode: '330108001000' }))).toMatchObject({ errors: [{ path: 'body.divisionCode', code: 'public-report.unknown_division' }] });
    expect(await problemOf(enter({ position: { lng: 2.3, lat: 48.8, crs: 'WGS84' } }))).toMatchObject({ errors: [{ path: 'body.position' }] });
    for (const receivedAt of [ago(-1), ago(367)]) expect(await problemOf(enter({ receivedAt }))).toMatchObject({ errors: [{ path: 'body.receivedAt', code: 'public-report.received_when' }] });
    const { id } = await enter();
    const theirs = kit.binjiang.as('district-admin');
    expect(await codeOf(kit.reportList.get(theirs, id))).toBe('request.not_found');
    expect(await listed({}, theirs)).toEqual([]);
    expect(enterReportBody.safeParse({ channel: 'web', what: '甲', where: '乙' }).success).toBe(false);
  });

  describe('what came with them', () => {
    const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64');
    const attach = (id: string, ctx = duty, data = png) => kit.entry.attach(ctx, id, async () => ({ name: '王五的来信.png', mediaType: 'image/png', stream: Readable.from([data]) }));

    it('given a letter that was scanned, then who entered it adds up to three pictures, without their names and what is behind them; they are for those who read the report, and not for the public', async () => {
      const { id, receiptNumber, followCode } = await enter({ channel: 'letter', reporter, receivedAt: ago(20) });
      expect([(await kit.reportList.get(duty, id)).takesPictures, (await kit.reportList.get(section, id)).takesPictures]).toEqual([true, false]);
      const first = await attach(id, duty, Buffer.concat([png, Buffer.from('22.708N 114.346E')]));
      expect(first).toMatchObject({ id, version: 2, takesPictures: true, pictures: [{ mediaType: 'image/png', bytes: png.length }] });
      const fileId = first.pictures[0]?.fileId ?? '';
      const { rows } = await kit.db.admin.query('select name, actor from enforcement.file where id = $1', [fileId]);
      expect(rows).toEqual([{ name: `${receiptNumber}.png`, actor: duty.actor.id }]);
      const { stream } = await kit.files.download(officer, await kit.reportList.picture(officer, id, fileId));
      expect(await buffer(stream)).toEqual(png);
      for (const ctx of [kit.pingshan.as('street-officer', '440310003'), kit.binjiang.as('district-admin')]) expect(await codeOf(kit.reportList.picture(ctx, id, fileId))).toBe('request.not_found');
      expect(JSON.stringify(await kit.intake.follow(kit.pingshan.everybody, receiptNumber, followCode ?? ''))).not.toContain(fileId);
      const both = await Promise.allSettled([attach(id), attach(id), attach(id)]);
      expect(both.map((r) => (r.status === 'fulfilled' ? 'taken' : (r.reason as { code: string }).code)).sort()).toEqual(['public-report.pictures_full', 'taken', 'taken']);
      expect(await kit.reportList.get(duty, id)).toMatchObject({ takesPictures: false, pictures: [{ fileId }, {}, {}] });
      const { hazard } = await kit.reports.accept(officer, id, 4, acceptReportBody.parse({ title: '电动自行车违规停放' }));
      const { rows: [given] } = await kit.db.admin.query<{ evidence: { fileId: string }[] }>('select evidence from enforcement.hazard where id = $1', [hazard?.id]);
      expect(given?.evidence.map((x) => x.fileId)).toContain(fileId);
    });

    it('given somebody else, another street, another district, a report of the public page, no picture or a report that is handled, then none is taken and nothing is kept', async () => {
      const { id, receiptNumber } = await enter({ channel: 'opinion' });
      for (const ctx of [section, officer, admin]) expect(await codeOf(attach(id, ctx))).toBe('public-report.not_entered_by');
      for (const ctx of [kit.pingshan.as('street-officer', '440310003'), kit.binjiang.as('district-admin')]) expect(await codeOf(attach(id, ctx))).toBe('request.not_found');
      const web = await kit.intake.submit(kit.pingshan.everybody, { what: '网上', where: '某处', divisionCode: street });
      const [own] = await listed({ q: web.receiptNumber });
      expect(await codeOf(attach(own?.id ?? '', section))).toBe('public-report.not_entered_by');
      expect(await problemOf(attach(id, duty, Buffer.from('<svg onload="alert(1)"/>')))).toMatchObject({ status: 400, code: 'public-report.picture' });
      await kit.reports.decline(section, id, 1, '不在本区');
      expect(await codeOf(attach(id))).toBe('public-report.pictures_handled');
      const { rows: [n] } = await kit.db.admin.query('select count(*)::int as n from enforcement.file where name in ($1, $2)', [`${receiptNumber}.png`, `${web.receiptNumber}.png`]);
      expect(n).toEqual({ n: 0 });
    });

    it('given an employee who brought pictures, then the hazard, which the enterprise reads, has none of them', async () => {
      const { id } = await enter({ channel: 'visit', reporter, employee: true, what: '三号车间喷漆房的防爆灯坏了两个月' });
      await attach(id);
      const { hazard } = await kit.reports.accept(officer, id, 2, acceptReportBody.parse({ title: '防爆电气失效', description: '检查发现照明不防爆' }));
      const { rows: [given] } = await kit.db.admin.query<{ evidence: unknown[] }>('select evidence from enforcement.hazard where id = $1', [hazard?.id]);
      expect(given?.evidence).toEqual([]);
    });
  });

  it('given an employee who came in person, then not even a first letter is shown, and the words of the hazard are others', async () => {
    const { id } = await enter({ channel: 'visit', reporter, employee: true, what: '三号车间喷漆房的防爆灯坏了两个月' });
    expect(await kit.reportList.get(section, id)).toMatchObject({ reporterName: null, reporterPhone: null, named: true, employee: true });
    expect(await codeOf(accept(id))).toBe('public-report.own_words');
  });

  it('given reports by all channels, when some hazards are closed and looked at again, then each figure leads to exactly its rows, and the export says the channel', async () => {
    const where = '440310003';
    const at = { divisionCode: '440310003000' };
    const own = kit.pingshan.as('street-officer', where);
    await kit.intake.submit(kit.pingshan.everybody, { what: '网上', where: '某处', ...at });
    const ids: Record<string, string> = {};
    for (const channel of ['hotline', 'opinion', 'visit', 'letter']) ids[channel] = (await enter({ channel, ...at, reference: `编号-${channel}` })).id;
    const second = (await enter({ channel: 'hotline', ...at })).id;
    const [first, other, ofOpinion] = [await closed(ids['hotline'] as string, '渠道抽查', own), await closed(second, '渠道抽查', own), await closed(ids['opinion'] as string, '渠道抽查', own)];
    await kit.reports.verify(section, second, 2, { result: 'verified', note: null });
    await kit.reports.decline(section, ids['letter'] as string, 1, '不属本部门职责');
    const draw = (reportChannel: string, ctx = section) => kit.rechecks.draw(ctx, drawRecheckBody.parse({ name: '投诉抽查', divisionCode: '440310003', count: 10, pool: { category: '渠道抽查', reportChannel } }));
    const sample = await draw('hotline');
    const drawn = (await kit.recheckRecords.items(admin, sample.id, recheckItemsQuery.parse({ limit: '200' }))).items.map((i) => i.hazard.id);
    expect(drawn.sort()).toEqual([first, other].sort());
    await kit.rechecks.record(section, sample.id, first, recordRecheckBody.parse({ result: 'holds', note: '现场看过' }));
    await kit.rechecks.record(section, sample.id, other, recordRecheckBody.parse({ result: 'reopened', note: '反弹', dueAt: ago(-9) }));
    // Who sees no reports draws by no channel, and learns of no hazard how it was reported.
    expect(await codeOf(draw('opinion', kit.pingshan.as('enforcement-officer')))).toBe('recheck.empty_pool');
    const hazards = async (ctx: TenantContext, reportChannel: string) => (await kit.list.page(ctx, { ...hazardFilters.parse({ reportChannel, category: '渠道抽查' }), limit: 200 })).items.map((h) => h.id).sort();
    expect([await hazards(admin, 'hotline'), await hazards(admin, 'opinion,hotline'), await hazards(leader, 'hotline')]).toEqual([[first, other].sort(), [first, other, ofOpinion].sort(), []]);

    const figures = await kit.reportFigures.figures(section, publicReportFiguresQuery.parse({ divisionCode: where }));
    expect(figures.items.map((i) => [i.channel, i.received])).toEqual([['web', 1], ['hotline', 2], ['opinion', 1], ['visit', 1], ['letter', 1]]);
    const hotline = figures.items[1];
    expect(hotline).toMatchObject({ accepted: 2, verified: 1, verifiedRate: '50.00 %', closed: 1, holds: 1, reopened: 1, holdsRate: '50.00 %', filter: { divisionCode: where, channel: 'hotline' } });
    expect(figures.items[2]).toMatchObject({ accepted: 1, closed: 1, holdsRate: '—' });
    expect(figures.total).toMatchObject({ received: 6, waiting: 2, accepted: 3, declined: 1, closed: 2, holds: 1, reopened: 1 });
    for (const item of figures.items) {
      const rows = { received: {}, waiting: { state: 'received' }, accepted: { state: 'accepted' }, declined: { state: 'declined' }, duplicate: { state: 'duplicate' }, verified: { verification: 'verified' }, unfounded: { verification: 'unfounded' }, closed: { closed: 'true' }, holds: { recheck: 'holds' }, reopened: { recheck: 'reopened' } } as const;
      for (const [name, filter] of Object.entries(rows)) expect([item.channel, name, (await listed({ ...item.filter, ...filter })).length]).toEqual([item.channel, name, item[name as keyof typeof rows]]);
    }
    expect((await kit.reportFigures.figures(officer, publicReportFiguresQuery.parse({ divisionCode: where }))).total.received).toBe(0);
    expect((await kit.reportFigures.figures(kit.binjiang.as('district-admin'), publicReportFiguresQuery.parse({}))).items.map((i) => [i.channel, i.received])).toEqual(reportChannels.map((c) => [c, 0]));
    expect((await listed({ q: '编号-visit' })).map((r) => r.id)).toEqual([ids['visit']]);
    const [row] = await listed({ q: '编号-visit' });
    expect(publicReportCsv.filter((c) => ['来源渠道', '工单号或链接', '登记人'].includes(c.header)).map((c) => c.value(row as PublicReport))).toEqual(['来访', '编号-visit', row?.enteredBy?.name]);
  });

  it('given the hazards of a sample drawn from reports, when its last word differs from the first, then the last counts', async () => {
    const { id } = await enter({ channel: 'letter' });
    const hazardId = await closed(id, '来信抽查', officer);
    for (const result of ['holds', 'reopened'] as const) {
      const sample = await kit.rechecks.draw(section, drawRecheckBody.parse({ name: '来信抽查', divisionCode: street, count: 1, pool: { category: '来信抽查' } }));
      await kit.rechecks.record(section, sample.id, hazardId, recordRecheckBody.parse({ result, note: '现场看过', ...(result === 'reopened' && { dueAt: ago(-9) }) }));
    }
    expect([(await listed({ recheck: 'holds' })).map((r) => r.id).includes(id), (await listed({ recheck: 'reopened' })).map((r) => r.id).includes(id)]).toEqual([false, true]);
  });
});
