import type { SubmitReportBody, SubmittedReport } from '@anlan/contracts/enforcement';
import type { TenantContext } from '@anlan/platform/context';
import { newId } from '@anlan/platform/db';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { enforcementKit, type EnforcementKit } from '../../test/enforcement-kit';

const NOT_FOUND = { status: 404, code: 'request.not_found' };
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
const upload = (data: Buffer) => ({ name: '张三的手机.png', mediaType: 'image/png', stream: Readable.from([data]) });

/** Reports of people without a sign-in, from both sides: theirs and the officers'. Two districts. */
describe('public reports', () => {
  let kit: EnforcementKit;
  let everybody: TenantContext;
  let admin: TenantContext;
  let officer: TenantContext;
  const street = '440310001000';
  const submit = (more: Partial<SubmitReportBody> = {}, ctx = everybody): Promise<SubmittedReport> => kit.intake.submit(ctx, { what: '夜间违规动火', where: '某厂房三楼', divisionCode: street, ...more });
  const idOf = async ({ receiptNumber }: SubmittedReport): Promise<string> => (await kit.db.admin.query<{ id: string }>('select id from enforcement.public_report where number = $1', [receiptNumber])).rows[0]?.id ?? '';
  const made = async (more: Partial<SubmitReportBody> = {}) => {
    const receipt = await submit(more);
    return { receipt, id: await idOf(receipt), follow: () => kit.intake.follow(everybody, receipt.receiptNumber, receipt.followCode) };
  };
  /** everything the tenant's tables say of the report, as text */
  const traces = async (id: string): Promise<string> => {
    const tables = ['public_report where id::text = $1', "audit_entry where target = 'public-reports/' || $1", "outbox where subject = 'public_reports/' || $1", "idempotency_key where response::text like '%' || $1 || '%'"];
    const texts: string[] = [];
    for (const t of tables) texts.push(...(await kit.db.admin.query<{ row: string }>(`select t::text as row from (select * from enforcement.${t}) t`, [id])).rows.map((r) => r.row));
    return texts.join('\n');
  };
  const events = async (id: string) => (await kit.db.admin.query<{ type: string; data: Record<string, unknown> }>("select type, data from enforcement.outbox where subject = 'public_reports/' || $1 order by sequence", [id])).rows;

  beforeAll(async () => {
    kit = await enforcementKit();
    everybody = kit.pingshan.everybody;
    admin = kit.pingshan.as('district-admin');
    officer = kit.pingshan.as('street-officer', '440310001');
  }, 60_000);
  afterAll(() => kit.close());

  describe('made by somebody unknown', () => {
    it('given a report, then there is a receipt and a code, by which alone it is followed', async () => {
      const receipt = await submit();
      expect(receipt).toMatchObject({ receiptNumber: expect.stringMatching(/^JB440310-20\d\d-\d{4}$/), followCode: expect.stringMatching(/^[0-9A-Z-]{19}$/) });
      expect(await kit.intake.follow(everybody, receipt.receiptNumber, receipt.followCode)).toMatchObject({ state: 'received', duplicate: false, answer: null, pictures: 0 });
      const other = await submit();
      for (const [number, code] of [[receipt.receiptNumber, other.followCode], [other.receiptNumber, receipt.followCode], ['JB440310-2026-9999', receipt.followCode]] as const) {
        await expect(kit.intake.follow(everybody, number, code)).rejects.toMatchObject(NOT_FOUND);
      }
      await expect(kit.intake.follow(kit.binjiang.everybody, receipt.receiptNumber, receipt.followCode)).rejects.toMatchObject(NOT_FOUND);
    });

    it('given an anonymous one, then nothing that is kept of it names a person, a code or a trace', async () => {
      const { id, receipt } = await made();
      const text = await traces(id);
      expect(text).toContain(receipt.receiptNumber);
      for (const secret of [receipt.followCode, receipt.followCode.replaceAll('-', '')]) expect(text).not.toContain(secret);
      const { rows } = await kit.db.admin.query("select actor, actor_name, trace_id, detail from enforcement.audit_entry where target = 'public-reports/' || $1", [id]);
      expect(rows).toEqual([{ actor: 'public', actor_name: '公众', trace_id: null, detail: { number: receipt.receiptNumber, named: false } }]);
      const { rows: [out] } = await kit.db.admin.query("select traceparent, data from enforcement.outbox where subject = 'public_reports/' || $1", [id]);
      expect(out).toEqual({ traceparent: null, data: { reportId: id, number: receipt.receiptNumber, divisionCode: street, channel: 'web', named: false, state: 'received' } });
    });

    it('given a name and a number, then they stand in the record and nowhere else', async () => {
      const { id } = await made({ reporter: { name: '欧阳举报', phone: '13812345678' } });
      const text = await traces(id);
      expect(text.match(/欧阳举报/g)).toHaveLength(1);
      expect(text.match(/13812345678/g)).toHaveLength(1);
    });

    it('given no street, then the district has it; given one of another district or a place abroad, then the field is named', async () => {
      const { id } = await made({ divisionCode: undefined });
      expect(await kit.reportList.get(admin, id)).toMatchObject({ divisionCode: '440310000000', divisionName: '440310区' });
      await expect(submit({ divisionCode: '330108001' })).rejects.toMatchObject({ status: 400, errors: [{ path: 'body.divisionCode', code: 'public-report.unknown_division' }] });
      await expect(submit({ position: { lng: 2.35, lat: 48.85, crs: 'WGS84' } })).rejects.toMatchObject({ errors: [{ path: 'body.position' }] });
    });
  });

  describe('their pictures', () => {
    const send = (receipt: SubmittedReport, data = png, code = receipt.followCode) => kit.intake.addPicture(everybody, receipt.receiptNumber, code, upload(data));

    it('given one, then it is kept without what was behind it and without its name; three are enough', async () => {
      const { id, receipt } = await made();
      expect(await send(receipt, Buffer.concat([png, Buffer.from('22.708N 114.346E')]))).toMatchObject({ pictures: 1, picturesUntil: expect.any(String) });
      const { pictures } = await kit.reportList.get(officer, id);
      const fileId = pictures[0]?.fileId ?? '';
      const { rows } = await kit.db.admin.query('select name, media_type, actor from enforcement.file where id = $1', [fileId]);
      expect(rows).toEqual([{ name: `${receipt.receiptNumber}.png`, media_type: 'image/png', actor: 'public' }]);
      const { stream } = await kit.files.download(officer, await kit.reportList.picture(officer, id, fileId));
      expect(await buffer(stream)).toEqual(png);
      await send(receipt);
      expect(await send(receipt)).toMatchObject({ pictures: 3, picturesUntil: null });
      await expect(send(receipt)).rejects.toMatchObject({ status: 409, code: 'public-report.pictures_full' });
    });

    it('given four at once, then three are kept and the fourth leaves nothing behind', async () => {
      const { id, receipt } = await made();
      const sent = await Promise.allSettled([1, 2, 3, 4].map(() => send(receipt)));
      expect(sent.map((s) => s.status).sort()).toEqual(['fulfilled', 'fulfilled', 'fulfilled', 'rejected']);
      const { pictures } = await kit.reportList.get(admin, id);
      const { rows: [n] } = await kit.db.admin.query('select count(*)::int as n from enforcement.file where name = $1', [`${receipt.receiptNumber}.png`]);
      expect([pictures.length, n]).toEqual([3, { n: 3 }]);
    });

    it('given another code, no picture, or a report that is handled, then none is taken', async () => {
      const { id, receipt } = await made();
      const other = await submit();
      await expect(send(receipt, png, other.followCode)).rejects.toMatchObject(NOT_FOUND);
      await expect(send(receipt, Buffer.from('<svg onload="alert(1)"/>'))).rejects.toMatchObject({ status: 400, code: 'public-report.picture' });
      await kit.reports.decline(admin, id, 1, '不在本区');
      await expect(send(receipt)).rejects.toMatchObject({ status: 409, code: 'public-report.pictures_closed' });
      const { rows: [n] } = await kit.db.admin.query('select count(*)::int as n from enforcement.file where name = $1', [`${receipt.receiptNumber}.png`]);
      expect(n).toEqual({ n: 0 });
    });
  });

  describe('handled by officers', () => {
    it('given an acceptance, then the hazard is there with the words, the place and the pictures, and the reporter follows it to its end', async () => {
      const { id, receipt, follow } = await made({ position: { lng: 114.346, lat: 22.708, crs: 'GCJ02' }, reporter: { name: '欧阳举报', phone: '13812345678' } });
      await kit.intake.addPicture(everybody, receipt.receiptNumber, receipt.followCode, upload(png));
      const accepted = await kit.reports.accept(officer, id, 2, { title: '违规动火', level: 'general', rectification: 'time_limited' });
      expect(accepted).toMatchObject({ state: 'accepted', version: 3, hazard: { status: 'reported' }, handledBy: { id: officer.actor.id }, allowedActions: ['verify'] });
      const hazardId = accepted.hazard?.id ?? '';
      const hazard = await kit.records.get(officer, hazardId);
      expect(hazard).toMatchObject({ title: '违规动火', description: '夜间违规动火\n某厂房三楼', source: 'complaint', divisionCode: street, position: { lng: 114.346, lat: 22.708, crs: 'GCJ02' }, reportedBy: { id: officer.actor.id } });
      const { items } = await kit.records.history(officer, hazardId);
      expect(items[0]?.evidence).toEqual([{ fileId: accepted.pictures[0]?.fileId, description: null }]);
      expect(JSON.stringify([hazard, items])).not.toMatch(/欧阳举报|13812345678/);
      expect((await events(id)).map((e) => [e.type, e.data.hazardId])).toEqual([['anlan.enforcement.public_report.received.v1', undefined], ['anlan.enforcement.public_report.accepted.v1', hazardId]]);
      const { rows } = await kit.db.admin.query("select type from enforcement.outbox where subject = 'hazards/' || $1", [hazardId]);
      expect(rows).toEqual([{ type: 'anlan.enforcement.hazard.reported.v1' }]);
      expect(await follow()).toMatchObject({ state: 'accepted', answer: null, picturesUntil: null });
      await kit.hazards.act(admin, hazardId, 1, 'assign', {});
      await kit.hazards.act(admin, hazardId, 2, 'start', {});
      expect(await follow()).toMatchObject({ state: 'rectifying' });
      await kit.hazards.act(admin, hazardId, 3, 'submit', { evidence: ['已清理'] });
      await kit.hazards.act(officer, hazardId, 4, 'verify', { result: 'accepted' });
      expect(await follow()).toMatchObject({ state: 'closed' });
    });

    it('given a report that waits, then it is to do for who may handle it in its street, until it is handled', async () => {
      const { id, receipt } = await made({ what: '油罐车夜间在小区门口装卸，气味很大' });
      const waiting = async (ctx: TenantContext) => (await kit.todos.page(ctx, { kind: ['accept'], limit: 200 })).items.filter((t) => t.subject.id === id);
      expect(await waiting(officer)).toEqual([{
        id: `public-report:${id}:accept`, kind: 'accept', action: 'accept', subject: { type: 'public-report', id, number: receipt.receiptNumber, title: '油罐车夜间在小区门口装卸，气味很大' },
        divisionCode: street, divisionName: '坪山街道', dueAt: null, urgency: 'none', since: expect.any(String),
      }]);
      for (const other of [kit.pingshan.as('street-officer', '440310003'), kit.pingshan.as('leader'), kit.binjiang.as('district-admin')]) expect(await waiting(other)).toEqual([]);
      const before = (await kit.todos.summary(officer)).byKind['accept'] ?? 0;
      await kit.reports.decline(officer, id, 1, '不属本部门职责');
      expect(await waiting(officer)).toEqual([]);
      expect((await kit.todos.summary(officer)).byKind['accept']).toBe(before - 1);
    });

    it('given a hazard that cannot be made, then the report is still only received', async () => {
      const { id } = await made();
      await expect(kit.reports.accept(officer, id, 1, { title: '甲', level: 'general', rectification: 'time_limited', divisionCode: '440310003' })).rejects.toMatchObject({ code: 'hazard.out_of_scope' });
      await expect(kit.reports.accept(officer, id, 1, { title: '甲', level: 'general', rectification: 'time_limited', dueAt: '2020-01-01T00:00:00Z' })).rejects.toMatchObject({ errors: [{ path: 'body.dueAt' }] });
      expect(await kit.reportList.get(officer, id)).toMatchObject({ state: 'received', hazard: null, version: 1 });
    });

    it('given two who accept at once, then there is one hazard', async () => {
      const { id } = await made();
      const tried = await Promise.allSettled([admin, officer].map((who) => kit.reports.accept(who, id, 1, { title: id, level: 'general', rectification: 'time_limited' })));
      expect(tried.map((t) => t.status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(tried.find((t) => t.status === 'rejected')).toMatchObject({ reason: { code: 'request.stale' } });
      expect((await kit.db.admin.query('select count(*)::int as n from enforcement.hazard where title = $1', [id])).rows).toEqual([{ n: 1 }]);
    });

    it('given a refusal, then the reporter reads the reason, and nothing more is done with it', async () => {
      const { id, follow } = await made();
      expect(await kit.reports.decline(officer, id, 1, '经核查不属实')).toMatchObject({ state: 'declined', declineReason: '经核查不属实' });
      expect(await follow()).toMatchObject({ state: 'declined', answer: '经核查不属实' });
      await expect(kit.reports.accept(officer, id, 2, { title: '甲', level: 'general', rectification: 'time_limited' })).rejects.toMatchObject({ status: 409, code: 'public-report.action_not_allowed', extra: { allowed: [] } });
    });

    it('given a repetition, then it goes with the first report, also where that one repeats another; the first one\'s answer is not told', async () => {
      const [first, second, third] = [await made(), await made(), await made()];
      await kit.reports.duplicate(officer, third.id, 1, second.id);
      await kit.reports.duplicate(officer, second.id, 1, first.id);
      expect(await kit.reportList.get(officer, third.id)).toMatchObject({ state: 'duplicate', duplicateOf: { id: first.id, number: first.receipt.receiptNumber } });
      await kit.reports.decline(officer, first.id, 1, '致首位举报人');
      for (const { follow } of [second, third]) expect(await follow()).toMatchObject({ state: 'declined', duplicate: true, answer: null });
    });

    it('given a first report that is itself, a repetition, out of sight, another district\'s or none, then it is not known', async () => {
      const [report, repeated] = [await made(), await made()];
      const elsewhere = await made({ divisionCode: '440310003' });
      await kit.reports.duplicate(admin, repeated.id, 1, elsewhere.id);
      const theirs = await idOf(await submit({ divisionCode: '330108001' }, kit.binjiang.everybody));
      for (const original of [report.id, repeated.id, elsewhere.id, theirs, newId()]) {
        await expect(kit.reports.duplicate(officer, report.id, 1, original)).rejects.toMatchObject({ status: 400, errors: [{ path: 'body.of', code: 'public-report.unknown_original' }] });
      }
    });
  });

  describe('seen by officers', () => {
    it('given a street officer, then the reports of the street are his to see and handle; those of another street and of no street are not there', async () => {
      const [own, other, nowhere] = [await made(), await made({ divisionCode: '440310003' }), await made({ divisionCode: undefined })];
      const { items } = await kit.reportList.page(officer, { limit: 200 });
      expect(items.map((r) => r.id)).toContain(own.id);
      expect(items.filter((r) => !r.divisionCode.startsWith('440310001'))).toEqual([]);
      for (const { id } of [other, nowhere]) {
        await expect(kit.reportList.get(officer, id)).rejects.toMatchObject(NOT_FOUND);
        await expect(kit.reports.decline(officer, id, 1, '甲')).rejects.toMatchObject(NOT_FOUND);
        await expect(kit.reports.reveal(officer, id, '核实情况')).rejects.toMatchObject(NOT_FOUND);
      }
      expect((await kit.reportList.page(admin, { limit: 200 })).items.map((r) => r.id)).toEqual(expect.arrayContaining([own.id, other.id, nowhere.id]));
      const theirs = kit.binjiang.as('district-admin');
      expect((await kit.reportList.page(theirs, { limit: 200 })).items.map((r) => r.id)).not.toContain(own.id);
      await expect(kit.reportList.get(theirs, own.id)).rejects.toMatchObject(NOT_FOUND);
    });

    it('given filters, then they are held to; the reporter is no word to search for', async () => {
      const named = await made({ what: '储罐泄漏', reporter: { name: '欧阳举报', phone: '13812345678' } });
      const anonymous = await made({ what: '储罐泄漏' });
      const ids = async (query: object) => (await kit.reportList.page(officer, { limit: 200, ...query })).items.map((r) => r.id).filter((id) => [named.id, anonymous.id].includes(id));
      expect(await ids({ q: '储罐' })).toEqual([anonymous.id, named.id]);
      expect([await ids({ named: true }), await ids({ named: false })]).toEqual([[named.id], [anonymous.id]]);
      for (const q of ['欧阳', '138123']) expect(await ids({ q })).toEqual([]);
      await kit.reports.decline(officer, named.id, 1, '甲');
      expect([await ids({ state: 'received' }), await ids({ state: 'declined' })]).toEqual([[anonymous.id], [named.id]]);
      expect(await ids({ divisionCode: '440310003' })).toEqual([]);
      const paged: string[] = [];
      for await (const some of kit.reportList.pages(officer, { limit: 2 })) paged.push(...some.map((r) => r.id));
      expect(new Set(paged).size).toBe((await kit.reportList.page(officer, { limit: 1, total: true })).total);
    });

    it('given who may reveal, then the reporter is shown for a reason that stands in the log; in an anonymous report there is nobody', async () => {
      const [named, anonymous] = [await made({ reporter: { name: '欧阳举报', phone: '13812345678' } }), await made()];
      expect(await kit.reports.reveal(admin, named.id, '电话核实地点')).toEqual({ id: named.id, reporterName: '欧阳举报', reporterPhone: '13812345678' });
      expect(await kit.reports.reveal(admin, anonymous.id, '电话核实地点')).toEqual({ id: anonymous.id, reporterName: null, reporterPhone: null });
      const { rows } = await kit.db.admin.query("select actor, detail from enforcement.audit_entry where action = 'public-report.revealed' and target = 'public-reports/' || $1", [named.id]);
      expect(rows).toEqual([{ actor: admin.actor.id, detail: { number: named.receipt.receiptNumber, reason: '电话核实地点' } }]);
      // A street officer holds no permission to reveal: the guard refuses him; where it did not, this would.
      await expect(kit.reports.reveal(officer, named.id, '电话核实地点')).rejects.toMatchObject({ code: 'request.forbidden' });
    });
  });
});
