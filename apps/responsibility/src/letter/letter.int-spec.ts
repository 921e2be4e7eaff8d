import { letterQuery, unsignedQuery, type AssessLetterBody, type Letter, type LetterResult } from '@anlan/contracts/responsibility';
import { newId } from '@anlan/platform/db';
import { csvStream } from '@anlan/platform/ledger';
import { createHash } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { codeOf, later, letterKit, today, yesterday, type LetterKit } from '../../test/letter-kit';
import { letterCsv, unsignedCsv } from './letter.records';

/** All of the first n targets met. */
const met = (n: number): AssessLetterBody => ({ results: Array.from({ length: n }, (_, i) => ({ target: i + 1, actual: '0', met: true, note: null })), conclusion: '合格', assessedOn: today });

describe('responsibility letters', () => {
  let kit: LetterKit;
  beforeAll(async () => void (kit = await letterKit()));
  afterAll(() => kit?.close());

  it('given a letter, when it is sent and both parties sign what they saw, then it goes on file, and each fact is told once', async () => {
    const { officer, leader, head } = kit.people;
    const draft = await kit.make();
    expect(draft).toMatchObject({ status: 'draft', number: expect.stringMatching(/^ZR440310-\d{4}-\d{4}$/), partyA: { unitId: null, name: '440310区', memberName: leader.actor.name }, partyB: { name: '责任单位1' }, signatures: [], allowedActions: ['send', 'void'] });
    expect(draft.wording).toBe('440310区与责任单位1签订2026年度责任书，目标：\n1. 生产安全事故起数 ≤ 2 起');
    expect(draft.wordingHash).toBe(createHash('sha256').update(draft.wording).digest('hex'));
    const changed = await kit.change(officer, draft.id, 1, { title: '责任书', wording: '{乙方}负责。' });
    expect(changed).toMatchObject({ title: '责任书', wording: '责任单位1负责。', version: 2 });
    expect(changed.wordingHash).not.toBe(draft.wordingHash);
    expect(await codeOf(kit.sign(head, changed, 'b'))).toBe('letter.action_not_allowed');
    const sent = await kit.letters.send(officer, draft.id, 2);
    expect(sent).toMatchObject({ status: 'to_sign', sentAt: expect.any(String) });
    expect(await codeOf(kit.change(officer, draft.id, 3, { title: '别的' }))).toBe('letter.not_draft');
    expect(await codeOf(kit.sign(head, sent, 'b', { wordingHash: draft.wordingHash }))).toBe('letter.other_wording');
    expect((await kit.records.get(head, draft.id)).allowedActions).toEqual(['sign']);
    const one = await kit.sign(head, sent, 'b');
    expect(one).toMatchObject({ status: 'to_sign', signatures: [{ party: 'b', method: 'drawn', by: { id: head.actor.id }, signedOn: today, wordingHash: sent.wordingHash }], allowedActions: [] });
    expect(await codeOf(kit.sign(head, one, 'b'))).toBe('letter.party_signed');
    expect(await codeOf(kit.letters.recall(officer, draft.id, one.version, '改'))).toBe('letter.has_signature');
    const both = await kit.sign(leader, one, 'a');
    expect(both).toMatchObject({ status: 'signed', signatures: [{ party: 'a' }, { party: 'b' }] });
    expect(await codeOf(kit.sign(leader, both, 'a'))).toBe('letter.action_not_allowed');
    expect(await codeOf(kit.letters.archive(officer, draft.id, 1))).toBe('request.stale');
    expect(await codeOf(kit.letters.archive(officer, draft.id, both.version))).toBe('letter.action_not_allowed');
    await kit.letters.assess(officer, draft.id, both.version, met(1));
    expect(await kit.letters.archive(officer, draft.id, both.version + 1)).toMatchObject({ status: 'archived', assessment: { conclusion: '合格' }, allowedActions: [] });
    expect(await codeOf(kit.letters.void(officer, draft.id, both.version + 2, '晚了'))).toBe('letter.action_not_allowed');
    expect(await kit.events(draft.id)).toEqual(['made', 'changed', 'sent', 'party_signed', 'signed', 'assessed', 'archived']);
  });

  it('given a letter of a year that is over, when it is assessed, then every target has one result, not by who took it; a later one replaces an earlier until it is on file', async () => {
    const { officer, head, elsewhere } = kit.people;
    const targets = [{ name: '事故起数', value: '≤ 2', unit: '起' }, { name: '整改率', value: '100', unit: '%' }];
    const { id, version } = await kit.signed({ targets, year: 2019 });
    const taker = { ...officer, actor: { ...officer.actor, unitId: kit.unit } };
    const waits = async (ctx: typeof officer): Promise<string[]> => (await kit.todos.page(ctx, { limit: 200 })).items.filter((i) => i.subject.id === id).flatMap((i) => i.action);
    expect([await waits(officer), await waits(taker), (await kit.records.get(taker, id)).allowedActions]).toEqual([['assess'], [], ['void']]);
    const assess = (results: LetterResult[], more: object = {}, ctx = officer, of = version) => kit.letters.assess(ctx, id, of, { ...met(0), results, ...more });
    const [one, two, three] = met(3).results as [LetterResult, LetterResult, LetterResult];
    expect(await codeOf(assess([one, two], {}, taker))).toBe('letter.own_letter');
    expect(await codeOf(assess([one, two], {}, head))).toBe('letter.out_of_scope');
    expect(await codeOf(assess([one, two], {}, elsewhere))).toBe('request.not_found');
    await expect(assess([two])).rejects.toMatchObject({ errors: [{ path: 'body.results', code: 'letter.each_target', message: expect.stringContaining('缺：1') }] });
    await expect(assess([one, two, one])).rejects.toMatchObject({ errors: [{ path: 'body.results[2].target', code: 'letter.target_twice' }] });
    await expect(assess([one, two, three])).rejects.toMatchObject({ errors: [{ path: 'body.results[2].target', code: 'letter.unknown_target' }] });
    await expect(assess([one, two], { assessedOn: later })).rejects.toMatchObject({ errors: [{ path: 'body.assessedOn', code: 'letter.assessed_in_future' }] });
    expect(await assess([{ ...two, met: false, actual: '80 %' }, one])).toMatchObject({ status: 'assessed', assessment: { results: [{ target: 1, met: true }, { target: 2, met: false, actual: '80 %' }], by: { id: officer.actor.id } }, allowedActions: ['assess', 'archive', 'void'] });
    expect(await waits(officer)).toEqual(['archive']);
    expect(await assess([one, two], { conclusion: '复核后合格' }, officer, version + 1)).toMatchObject({ assessment: { results: [{ met: true }, { met: true }], conclusion: '复核后合格' } });
    expect(await kit.events(id)).toEqual(['made', 'sent', 'party_signed', 'signed', 'assessed', 'assessed']);
    expect((await kit.records.figures(officer, { year: 2019 })).total).toMatchObject({ issued: { count: 1 }, signed: { count: 1 }, rate: '100.00 %' });
    expect(await kit.letters.archive(officer, id, version + 2)).toMatchObject({ status: 'archived' });
  });

  it('given whom the letter does not name, then he does not sign it; the unit\'s people may, and nobody signs for both', async () => {
    const { officer, leader, head, colleague, admin, second } = kit.people;
    const letter = await kit.sent();
    for (const ctx of [officer, admin, second]) expect(await codeOf(kit.sign(ctx, letter, 'b'))).toBe('letter.not_named');
    expect(await codeOf(kit.sign(head, letter, 'a'))).toBe('letter.not_named');
    const one = await kit.sign(colleague, letter, 'b');
    expect(one.signatures).toMatchObject([{ by: { id: colleague.actor.id } }]);
    expect(await kit.sign(leader, one, 'a')).toMatchObject({ status: 'signed' });
    // Somebody of both units: he signs for one of them.
    const between = await kit.sent({ level: 'subordinate', partyAUnitId: kit.units[1], partyAMemberId: second.actor.memberId, partyBMemberId: null });
    const own = await kit.sign(head, between, 'b');
    const twice = { ...head, grants: [...head.grants, { role: 'leader', unitId: kit.units[1] ?? null, divisionPrefix: null }] };
    expect(await codeOf(kit.sign(twice, own, 'a'))).toBe('letter.same_person');
    expect(await codeOf(kit.signing.recordScan({ ...officer, actor: { ...head.actor } }, own.id, own.version, { party: 'a', fileId: await kit.upload(head), signerName: '某', signedOn: today }))).toBe('letter.same_person');
    // Who stands in for somebody signs nothing in that name.
    const { id: subject, memberId, name } = second.actor;
    const deputy = { ...admin, grants: [{ role: 'leader', unitId: null, divisionPrefix: null, delegatedBy: { memberId: memberId ?? '', subject, name } }] };
    expect(await codeOf(kit.sign(deputy, own, 'a'))).toBe('letter.not_named');
    expect(await kit.sign(second, own, 'a')).toMatchObject({ status: 'signed' });
  });

  it('given a signature that is none, or another\'s, then it is refused and nothing is signed', async () => {
    const { head, leader } = kit.people;
    const letter = await kit.sent();
    const tries: [string, string][] = [
      [await kit.upload(leader), 'letter.unknown_file'], [newId(), 'letter.unknown_file'], [await kit.upload(head, Buffer.from('%PDF'), 'application/pdf'), 'letter.not_a_signature'], [await kit.upload(head, Buffer.from('no picture')), 'letter.not_a_signature'],
      [await kit.upload(kit.people.stranger), 'letter.unknown_file'],
    ];
    for (const [fileId, code] of tries) expect(await codeOf(kit.sign(head, letter, 'b', { fileId }))).toBe(code);
    expect(await kit.records.get(head, letter.id)).toMatchObject({ signatures: [], version: 2 });
  });

  it('given papers, when the office records them, then each party counts as signed, the method and the recorder are told', async () => {
    const { officer, head } = kit.people;
    const letter = await kit.sent();
    const scan = async (version: number, party: 'a' | 'b', more: object = {}) => kit.signing.recordScan(officer, letter.id, version, { party, fileId: await kit.upload(officer, Buffer.from('%PDF-1.7'), 'application/pdf'), signerName: '王区长', signedOn: yesterday, ...more });
    expect(await codeOf(scan(2, 'a', { signedOn: later }))).toBe('letter.signed_in_future');
    expect(await codeOf(scan(2, 'a', { fileId: await kit.upload(head) }))).toBe('letter.unknown_file');
    expect(await codeOf(scan(2, 'a', { fileId: await kit.upload(officer, Buffer.from('x'), 'video/mp4') }))).toBe('letter.not_a_scan');
    expect(await codeOf(kit.signing.recordScan(head, letter.id, 2, { party: 'a', fileId: newId(), signerName: '某', signedOn: today }))).toBe('letter.out_of_scope');
    const one = await scan(2, 'a');
    expect(one.signatures).toMatchObject([{ party: 'a', method: 'scan', signerName: '王区长', signedOn: yesterday, by: { id: officer.actor.id } }]);
    expect(await scan(one.version, 'b', { signerName: '李局长' })).toMatchObject({ status: 'signed', signatures: [{ method: 'scan' }, { method: 'scan', signerName: '李局长' }] });
    const fileId = one.signatures[0]?.fileId ?? '';
    expect(await text((await kit.records.file(head, letter.id, fileId)).stream)).toBe('%PDF-1.7');
    expect(await codeOf(kit.records.file(head, (await kit.sent()).id, fileId))).toBe('request.not_found');
  });

  it('given a reminder, then there is one a day for each party that has not signed; recall and void tell why', async () => {
    const { officer, head } = kit.people;
    const letter = await kit.sent();
    const one = await kit.signing.remind(officer, letter.id, 2, 'b');
    expect(one.reminded).toEqual({ a: null, b: today });
    expect(await codeOf(kit.signing.remind(officer, letter.id, 3, 'b'))).toBe('letter.reminded_today');
    expect((await kit.signing.remind(officer, letter.id, 3, 'a')).reminded).toEqual({ a: today, b: today });
    await kit.db.admin.query("update responsibility.letter set a_reminded_on = '2020-01-01' where id = $1", [letter.id]);
    expect((await kit.signing.remind(officer, letter.id, 4, 'a')).reminded.a).toBe(today);
    expect(await kit.letters.recall(officer, letter.id, 5, '目标值有误')).toMatchObject({ status: 'draft', reason: '目标值有误', reminded: { a: null, b: null } });
    expect(letter.wording).toContain('生产安全事故起数');
    const { source, wording } = await kit.change(officer, letter.id, 6, { targets: [{ name: '亡人事故', value: '0', unit: '起' }], year: 2027 });
    expect([source, wording]).toEqual(['{甲方}与{乙方}签订{年度}年度责任书，目标：\n{目标}', '440310区与责任单位1签订2027年度责任书，目标：\n1. 亡人事故 0 起']);
    const again = await kit.letters.send(officer, letter.id, 7);
    const half = await kit.sign(head, again, 'b');
    expect(await codeOf(kit.signing.remind(officer, letter.id, half.version, 'b'))).toBe('letter.party_signed');
    expect(await kit.letters.void(officer, letter.id, half.version, '机构撤销')).toMatchObject({ status: 'voided', reason: '机构撤销', signatures: [{ party: 'b' }], allowedActions: [] });
    expect(await kit.events(letter.id)).toEqual(['made', 'sent', 'reminded', 'reminded', 'reminded', 'recalled', 'changed', 'sent', 'party_signed', 'voided']);
  });

  it('given two who act on the same letter at once, then one of them is told, and no signature is lost or doubled', async () => {
    const { head, colleague, leader, officer } = kit.people;
    const letter = await kit.sent();
    const outcomes = await Promise.allSettled([kit.sign(head, letter, 'b'), kit.sign(colleague, letter, 'b'), kit.sign(leader, letter, 'a'), kit.letters.recall(officer, letter.id, 2, '改')]);
    expect(outcomes.filter((o) => o.status === 'fulfilled')).toHaveLength(1);
    for (const o of outcomes) if (o.status === 'rejected') expect(o.reason).toMatchObject({ code: 'request.stale' });
    const { signatures } = await kit.records.get(officer, letter.id);
    const { rows } = await kit.db.admin.query<{ party: string }>('select party from responsibility.letter_signature where letter_id = $1', [letter.id]);
    expect(rows.map((r) => r.party)).toEqual(signatures.map((s) => s.party));
  });

  it('given thirty units and a template, then each has a letter of its own words; where one cannot be made, there is none', async () => {
    const { officer } = kit.people;
    const { id } = await kit.template();
    const { items } = await kit.makeMany(id);
    expect(items).toHaveLength(30);
    expect(new Set(items.map((l) => l.number)).size).toBe(30);
    expect((await kit.records.get(officer, items[29]?.id ?? '')).wording).toBe(`责任单位30对440310区负责，2026年目标如下：\n1. 重大隐患整改率 100%\n${later}前签订。`);
    const count = async (): Promise<number> => (await kit.records.page(officer, letterQuery.parse({ total: 'true' }))).total ?? -1;
    const before = await count();
    const takers = [...kit.units.slice(0, 29).map((partyBUnitId) => ({ partyBUnitId })), { partyBUnitId: newId() }];
    await expect(kit.makeMany(id, { takers })).rejects.toMatchObject({ errors: [{ path: 'body.takers[29].partyBUnitId', code: 'letter.unknown_unit' }] });
    await expect(kit.makeMany(id, { takers: [takers[0], takers[0]] })).rejects.toMatchObject({ errors: [{ path: 'body.takers[1].partyBUnitId', code: 'letter-template.unit_twice' }] });
    expect(await count()).toBe(before);
    const changed = await kit.templates.change(officer, id, 1, { body: '新文本' });
    expect(await codeOf(kit.templates.change(officer, id, 1, { name: '旧' }))).toBe('request.stale');
    expect((await kit.make({ wording: undefined, templateId: id, targets: undefined })).targets).toEqual(changed.targets);
    await kit.templates.withdraw(officer, id, 2);
    expect(await codeOf(kit.makeMany(id))).toBe('letter-template.withdrawn');
    expect(await codeOf(kit.make({ wording: undefined, templateId: id }))).toBe('letter-template.withdrawn');
    expect(await codeOf(kit.templates.change(officer, id, 3, { name: '别的' }))).toBe('letter-template.withdrawn');
  });

  it('given letters of a year, then the signing rate is of those that were sent, and each number leads to its rows', async () => {
    const { officer, leader, head } = kit.people;
    const year = 2031;
    expect((await kit.records.figures(officer, { year })).total.rate).toBeNull();
    await kit.make({ year });
    await kit.letters.void(officer, (await kit.sent({ year })).id, 2, '重复');
    const done = await kit.signed({ year });
    await kit.letters.assess(officer, done.id, done.version, met(1));
    await kit.letters.archive(officer, done.id, done.version + 1);
    await kit.signed({ year });
    const late = await kit.sent({ year, signBy: yesterday });
    await kit.sign(head, late, 'b');
    await kit.sent({ year, signBy: today, level: 'person', partyAUnitId: kit.units[1], partyAMemberId: kit.people.second.actor.memberId, partyBUnitId: null });
    const figures = await kit.records.figures(officer, { year });
    expect(figures.total).toMatchObject({ issued: { count: 4 }, signed: { count: 2 }, waiting: { count: 2 }, overdue: { count: 1 }, rate: '50.00 %' });
    expect(figures.items).toMatchObject([{ year, level: 'district', issued: { count: 3 }, signed: { count: 2 }, overdue: { count: 1 }, rate: '66.67 %' }, { level: 'person', issued: { count: 1 }, rate: '0.00 %' }]);
    for (const row of [figures.total, ...figures.items]) {
      for (const { count, filter } of [row.issued, row.signed, row.waiting, row.overdue]) expect((await kit.records.page(officer, letterQuery.parse({ ...filter, total: 'true' }))).total).toBe(count);
    }
    const waiting = (await kit.records.unsigned(officer, unsignedQuery.parse({ year: String(year) }))).items;
    expect(waiting.map((u) => [u.party, u.signBy, u.overdue, u.name])).toEqual([['a', yesterday, true, '440310区'], ['a', today, false, '责任单位2'], ['b', today, false, head.actor.name]]);
    const first = await kit.records.unsigned(officer, unsignedQuery.parse({ year: String(year), limit: '2' }));
    expect((await kit.records.unsigned(officer, unsignedQuery.parse({ year: String(year), limit: '2', cursor: first.nextCursor }))).items).toEqual(waiting.slice(2));
    const csv = async (of: 'letters' | 'unsigned') => (await text(of === 'letters' ? csvStream(letterCsv, kit.records.pages(officer, letterQuery.parse({ year: String(year) }))) : csvStream(unsignedCsv, kit.records.unsignedPages(officer, unsignedQuery.parse({ year: String(year) }))))).trim().split('\r\n');
    expect((await csv('letters')).slice(1).map((line) => line.split(',')[0])).toEqual((await kit.records.page(officer, letterQuery.parse({ year: String(year) }))).items.map((l) => l.number));
    expect(await csv('unsigned')).toHaveLength(4);
    // What is to be signed is on the list of who signs it, and of nobody else.
    const waits = async (ctx: typeof leader): Promise<string[]> => (await kit.todos.page(ctx, { limit: 200 })).items.map((t) => t.subject.id);
    expect(await waits(leader)).toContain(late.id);
    for (const ctx of [head, officer, kit.people.second]) expect(await waits(ctx)).not.toContain(late.id);
  });

  it('given a unit and one below it, then the letters under it are those that they give or take, whoever keeps them', async () => {
    const { officer, leader, stranger } = kit.people;
    const year = 2041;
    const taken = await kit.make({ year });
    const passedOn = await kit.make({ year, level: 'subordinate', partyAUnitId: kit.unit, partyBUnitId: kit.below, partyBMemberId: null, divisionCode: '440310001' });
    const ofBelow = await kit.make({ year, level: 'person', partyAUnitId: kit.below, partyAMemberId: leader.actor.memberId, partyBUnitId: null });
    await kit.make({ year, partyBUnitId: kit.units[1], partyBMemberId: null, divisionCode: '440310001' });
    const under = async (partyUnder: string | undefined, ctx = officer): Promise<string[]> => (await kit.records.page(ctx, letterQuery.parse({ year: String(year), partyUnder }))).items.map((l) => l.id);
    expect(await under(kit.unit)).toEqual([ofBelow.id, passedOn.id, taken.id]);
    expect(await under(kit.below)).toEqual([ofBelow.id, passedOn.id]);
    expect(await under(undefined)).toHaveLength(4);
    expect(await under(kit.unit, stranger)).toEqual([]);
  });

  it('given another street, and another district, then a letter is in sight of whom it names, and of nobody else there', async () => {
    const { officer, head, elsewhere, street, stranger, theirLeader, colleague } = kit.people;
    const letter = await kit.sent({ divisionCode: '440310001' });
    expect(await kit.records.get(head, letter.id)).toMatchObject({ id: letter.id });
    expect((await kit.records.page(colleague, letterQuery.parse({}))).items.map((l) => l.id)).toContain(letter.id);
    expect((await kit.records.page(street, letterQuery.parse({}))).items.map((l) => l.id)).toContain(letter.id);
    const { id: templateId } = await kit.template();
    for (const ctx of [elsewhere, stranger, theirLeader]) {
      expect((await kit.records.page(ctx, letterQuery.parse({}))).items).toEqual([]);
      expect((await kit.records.unsigned(ctx, unsignedQuery.parse({}))).items).toEqual([]);
      expect((await kit.records.figures(ctx, {})).total.issued.count).toBe(0);
      expect(await codeOf(kit.records.get(ctx, letter.id))).toBe('request.not_found');
      expect(await codeOf(kit.sign(ctx, letter, 'b'))).toBe('request.not_found');
      expect(await codeOf(kit.documents.of(ctx, letter.id, 'application/pdf'))).toBe('request.not_found');
      expect(await codeOf(kit.templates.get(ctx, templateId))).toBe('request.not_found');
    }
    expect(await codeOf(kit.letters.archive(stranger, letter.id, 2))).toBe('request.not_found');
    expect(await codeOf(kit.letters.archive(head, letter.id, 2))).toBe('letter.out_of_scope');
    expect(await codeOf(kit.makeMany(templateId, {}, stranger))).toBe('request.not_found');
    expect(await codeOf(kit.make({ divisionCode: '330108' }, stranger))).toBe('letter.unknown_member');
    const narrow = kit.pingshan.as('section-officer', '440310001');
    expect(await codeOf(kit.make({}, narrow))).toBe('letter.out_of_scope');
    expect(await codeOf(kit.template({}, narrow))).toBe('letter-template.out_of_scope');
    expect(await codeOf(kit.make({ wording: undefined, templateId }, narrow))).toBe('letter.unknown_template');
    expect(await kit.make({ divisionCode: '440310001' }, narrow)).toMatchObject({ divisionCode: '440310001000' });
    expect(officer.tenantId).not.toBe(stranger.tenantId);
  });

  it.each<[string, (k: LetterKit) => object, string, string]>([
    ['wording and template', () => ({ templateId: newId() }), 'body.wording', 'letter.one_source'],
    ['neither', () => ({ wording: undefined }), 'body.wording', 'letter.one_source'],
    ['a placeholder that nothing fills', () => ({ wording: '{甲方}与{丙方}' }), 'body.wording', 'letter.unknown_placeholder'],
    ['more than 20,000 characters', () => ({ wording: `${'一'.repeat(19_990)}{甲方}{甲方}` }), 'body.wording', 'letter.too_long'],
    ['a unit that is none', () => ({ partyBUnitId: newId() }), 'body.partyBUnitId', 'letter.unknown_unit'],
    ['a unit of nobody as giver', () => ({ partyAUnitId: newId() }), 'body.partyAUnitId', 'letter.unknown_unit'],
    ['a person of another district', (k) => ({ partyBMemberId: k.people.stranger.actor.memberId }), 'body.partyBMemberId', 'letter.unknown_member'],
    ['no unit to take it', () => ({ partyBUnitId: null }), 'body.partyBUnitId', 'letter.party_wanted'],
    ['a lower level without a giving unit', () => ({ level: 'subordinate' }), 'body.partyAUnitId', 'letter.party_wanted'],
    ['a personal letter without the person', (k) => ({ level: 'person', partyAUnitId: k.units[1], partyBMemberId: null }), 'body.partyBMemberId', 'letter.party_wanted'],
    ['one person on both sides', (k) => ({ partyBMemberId: k.people.leader.actor.memberId }), 'body.partyBMemberId', 'letter.same_parties'],
    ['one unit on both sides', (k) => ({ partyAUnitId: k.unit }), 'body.partyBUnitId', 'letter.same_parties'],
    ['a file of nobody', () => ({ attachments: [{ fileId: newId() }] }), 'body.attachments[0].fileId', 'letter.unknown_file'],
    ['a division of another city', () => ({ divisionCode: '330108' }), 'body.divisionCode', 'letter.unknown_division'],
  ])('given %s, then there is no letter and the place is told', async (_, more, path, code) => {
    await expect(kit.make(more(kit) as Partial<Letter>)).rejects.toMatchObject({ errors: [{ path, code }] });
  });
});
