import {
  checkQuery, createChecklistBody, finishCheckBody, hazardQuery, openAgencyCheckBody, openPatrolBody, openSelfCheckBody, planCampaignBody, registerSubjectBody, requestInspectionBody, signInBody, type CheckDetail, type SubjectDetail,
} from '@anlan/contracts/enforcement';
import type { TenantContext } from '@anlan/platform/context';
import { newId } from '@anlan/platform/db';
import { codeOf } from '@anlan/platform/testing';
import { Readable } from 'node:stream';
import { enforcementKit, type EnforcementKit } from '../../test/enforcement-kit';

const community = '440310001001';

describe('the ledger of checks', () => {
  let kit: EnforcementKit;
  let admin: TenantContext;
  let officer: TenantContext;
  let second: TenantContext;
  let leader: TenantContext;
  let grid: TenantContext;
  let fireUnit: string;
  beforeAll(async () => {
    kit = await enforcementKit();
    const { pingshan } = kit;
    fireUnit = pingshan.unit('消防监管科');
    admin = pingshan.as('district-admin');
    const inspector = () => {
      const ctx = pingshan.as('enforcement-officer');
      pingshan.snapshot.grants.push({ memberId: ctx.actor.memberId as string, role: 'enforcement-officer', unitId: null, divisionPrefix: null, unitOnly: false, validFrom: '2020-01-01', validTo: null, delegatedBy: null } as never);
      return ctx;
    };
    officer = inspector();
    second = inspector();
    leader = pingshan.as('leader');
    grid = pingshan.as('grid-member', community);
  });
  afterAll(() => kit.close());

  const subject = async (grade?: 'A' | 'B', divisionCode = community, ctx = admin): Promise<SubjectDetail> => {
    const s = await kit.subjects.register(ctx, registerSubjectBody.parse({ kind: 'enterprise', name: '坪山某电子厂', address: '坪山大道 1 号', noCreditCodeReason: '筹建中', divisionCode }));
    return grade ? kit.subjects.grade(ctx, s.id, 1, { grade, reason: '评定' }) : s;
  };
  const patrol = (more: object, ctx = grid): Promise<CheckDetail> => kit.opening.open(ctx, 'patrol', openPatrolBody.parse(more));
  const officers = () => [{ memberId: officer.actor.memberId, certificateNumber: '19031000001' }, { memberId: second.actor.memberId, certificateNumber: '19031000002' }];
  const request = (subjectId: string, more: object = {}, ctx = officer): Promise<CheckDetail> => kit.opening.request(ctx, requestInspectionBody.parse({ subjectId, plannedOn: '2026-06-01', matters: '有限空间作业', officers: officers(), ...more }));
  const signature = async (ctx: TenantContext): Promise<string> => (await kit.files.store(ctx, { name: 'qm.png', mediaType: 'image/png', stream: Readable.from([Buffer.from('x')]) } as never, 1000)).id;
  const signed = async (ctx: TenantContext) => [{ role: 'officer', name: '甲', fileId: await signature(ctx) }, { role: 'officer', name: '乙', fileId: await signature(ctx) }, { role: 'subject', name: '负责人', refusal: '拒绝签字' }];
  const hazardsOf = async (checkId: string, ctx = admin) => (await kit.list.page(ctx, hazardQuery.parse({ checkId, limit: '200' }))).items;
  const events = async (id: string): Promise<string[]> =>
    (await kit.db.admin.query<{ type: string; sequence: string }>('select type, sequence from enforcement.outbox where subject = $1 order by seq', [`checks/${id}`])).rows.map((r) => `${r.type.split('.')[3]}@${r.sequence}`);

  it('given a patrol, when it is finished with findings, then they are hazards of the one ledger, with their source, check, item and campaigns', async () => {
    const s = await subject();
    const campaign = await kit.campaigns.plan(admin, planCampaignBody.parse({ name: '夜剑', from: '2026-01-01', to: '2026-12-31', leadUnitId: kit.pingshan.unit('执法科') }));
    await kit.campaigns.start(admin, campaign.id, 1, {});
    let c = await patrol({ subjectId: s.id, campaignIds: [campaign.id] });
    expect(c).toMatchObject({ kind: 'patrol', status: 'on_site', subject: { id: s.id }, divisionCode: community, allowedActions: ['finish', 'cancel'] });
    expect(c.number).toMatch(/^XC440310-\d{4}-\d{6}$/);
    c = await kit.checks.finish(grid, 'patrol', c.id, 1, finishCheckBody.parse({
      answers: [{ item: 'XF-03', answer: 'no' }], summary: '通道堵塞',
      findings: [{ title: '疏散通道堵塞', checkItem: 'XF-03', rectification: 'on_the_spot' }, { title: '配电箱无标识' }],
    }));
    expect(c).toMatchObject({ status: 'closed', hazards: 2, version: 2, allowedActions: [] });
    const found = await hazardsOf(c.id);
    expect(found.map((h) => h.title).sort()).toEqual(['疏散通道堵塞', '配电箱无标识'].sort());
    expect(found.find((h) => h.checkItem === 'XF-03')).toMatchObject({ source: 'patrol', subjectId: s.id, subjectName: '坪山某电子厂', checkId: c.id, campaignIds: [campaign.id], rectification: 'on_the_spot', divisionCode: community });
    expect(await events(c.id)).toEqual(['opened@1', 'finished@2']);
    expect((await kit.checkList.history(grid, c.id)).items.map((i) => `${i.action}:${i.to}`)).toEqual(['open:on_site', 'finish:closed']);
    const { items } = await kit.campaignResults.of(admin, campaign.id);
    expect(items.find((i) => i.key === 'hazards')).toMatchObject({ count: 2 });
  });

  it('given a checklist, then its version is frozen by the check, its answers are judged, and the score is kept', async () => {
    const list = await kit.checklists.create(admin, createChecklistBody.parse({ name: '三小场所', items: [{ code: '1', text: '是否有有限空间作业', failsOn: 'yes', hazardLevel: 'major', points: 0, evidence: 'when_failed' }, { code: '2', text: '疏散通道畅通', points: 3 }] }));
    const s = await subject();
    expect(await codeOf(patrol({ subjectId: s.id, checklistId: list.id }))).toBe('check.unknown_checklist');
    expect(await codeOf(patrol({ subjectId: s.id, checklistId: newId() }))).toBe('check.unknown_checklist');
    await kit.checklists.publish(admin, list.id, 1, {});
    const c = await patrol({ subjectId: s.id, checklistId: list.id });
    expect((await kit.checklistRecords.get(admin, list.id)).frozenAt).not.toBeNull();
    const finish = (answers: object[]) => kit.checks.finish(grid, 'patrol', c.id, 1, finishCheckBody.parse({ answers }));
    for (const wrong of [[], [{ item: '1', answer: 'no' }], [{ item: '1', answer: 'yes' }, { item: '2', answer: 'yes' }], [{ item: '1', answer: 'no' }, { item: '2', answer: 'yes' }, { item: '9', answer: 'no' }]]) {
      expect(await codeOf(finish(wrong))).toBe('check.answers');
    }
    expect(await finish([{ item: '1', answer: 'yes', evidence: ['现场有储罐'] }, { item: '2', answer: 'yes' }])).toMatchObject({ score: { points: 3, of: 3, rate: '100.00 %', failed: ['1'], major: ['1'] } });
  });

  it('given a finding that is wrong, then it is refused at its place, and neither record nor hazard is written', async () => {
    const s = await subject();
    const c = await patrol({ subjectId: s.id });
    const body = finishCheckBody.parse({ findings: [{ title: '好的' }, { title: '过期的', dueAt: '2020-01-01T00:00:00Z' }] });
    await expect(kit.checks.finish(grid, 'patrol', c.id, 1, body)).rejects.toMatchObject({ code: 'hazard.due_in_past', errors: [{ path: 'body.findings[1].dueAt' }] });
    const strange = finishCheckBody.parse({ findings: [{ title: '有图', evidence: [{ fileId: newId() }] }] });
    expect(await codeOf(kit.checks.finish(grid, 'patrol', c.id, 1, strange))).toBe('hazard.unknown_file');
    expect(await hazardsOf(c.id)).toEqual([]);
    expect(await kit.checkList.get(grid, c.id)).toMatchObject({ status: 'on_site', version: 1, hazards: 0 });
    expect(await codeOf(kit.checks.finish(grid, 'patrol', c.id, 1, finishCheckBody.parse({ exposed: true })))).toBe('check.hidden_only');
  });

  it('given a phone without a line that sends twice, then there is one check with its hazards once, and nobody else has the id', async () => {
    const s = await subject();
    const body = { clientId: newId(), subjectId: s.id, startedAt: '2026-03-01T02:00:00Z', report: { findings: [{ title: '漏电' }], finishedAt: '2026-03-01T03:00:00Z' } };
    const sent = await Promise.all([patrol(body), patrol(body)]);
    const again = await patrol(body);
    for (const c of [...sent, again]) expect(c).toMatchObject({ id: body.clientId, status: 'closed', hazards: 1, number: again.number, finishedAt: '2026-03-01T11:00:00+08:00' });
    expect(await hazardsOf(again.id)).toHaveLength(1);
    expect(await events(again.id)).toEqual(['opened@1', 'finished@2']);
    expect(await codeOf(patrol(body, kit.pingshan.as('grid-member', community)))).toBe('check.id_taken');
    expect(await codeOf(kit.opening.open(admin, 'agency', openAgencyCheckBody.parse({ ...body, organization: '某中介' })))).toBe('check.id_taken');
    const future = await patrol({ subjectId: s.id, startedAt: '2031-01-01T00:00:00Z', report: { finishedAt: '2031-01-01T00:00:00Z' } });
    expect(Date.parse(future.finishedAt ?? '')).toBeLessThanOrEqual(Date.now());
  });

  it('given an opening whose answer was lost, when the phone sends it again with what it found, then it is one check, finished', async () => {
    const s = await subject();
    const opened = await patrol({ clientId: newId(), subjectId: s.id });
    const body = { clientId: opened.id, subjectId: s.id, report: { findings: [{ title: '漏电' }], summary: '已检查' } };
    const [a, b] = await Promise.all([patrol(body), patrol(body)]);
    for (const c of [a, b, await patrol(body)]) expect(c).toMatchObject({ id: opened.id, number: opened.number, status: 'closed', hazards: 1, summary: '已检查' });
    expect(await hazardsOf(opened.id)).toHaveLength(1);
    expect(await events(opened.id)).toEqual(['opened@1', 'finished@2']);
    expect(await codeOf(patrol(body, kit.pingshan.as('grid-member', community)))).toBe('check.id_taken');
  });

  it('given a finish whose answer was lost, when it is sent again under its key, then the first answer comes again; under another it is too late', async () => {
    const s = await subject();
    const { id } = await patrol({ subjectId: s.id });
    const body = finishCheckBody.parse({ findings: [{ title: '漏电' }] });
    const keyed = { ...grid, idempotency: { key: newId(), requestHash: 'one' } };
    const first = await kit.checks.finish(keyed, 'patrol', id, 1, body);
    expect(await kit.checks.finish(keyed, 'patrol', id, 1, body).catch((e: unknown) => e)).toEqual(JSON.parse(JSON.stringify(first)));
    expect(await hazardsOf(id)).toHaveLength(1);
    expect(await codeOf(kit.checks.finish(grid, 'patrol', id, 1, body))).toBe('request.stale');
    expect(await codeOf(kit.checks.finish(grid, 'patrol', id, 2, body))).toBe('check.action_not_allowed');
  });

  it('given a sign-in on a phone without a line, then it counts from when it was, and never from before the approval or after now', async () => {
    const s = await subject();
    const signIn = async (signedInAt: string): Promise<CheckDetail> => {
      const asked = await request(s.id, { cause: 'complaint' });
      await kit.checks.approve(leader, asked.id, 1);
      return kit.checks.signIn(officer, asked.id, 2, signInBody.parse({ premisesCode: s.code, signedInAt }));
    };
    const early = await signIn('2020-01-01T00:00:00Z');
    expect(early.signedInAt).toBe(early.approvedAt);
    const late = await signIn('2099-01-01T00:00:00Z');
    expect(Date.parse(late.signedInAt ?? '')).toBeLessThanOrEqual(Date.now());
  });

  it('given a premises code, then it leads to the subject; another\'s is refused', async () => {
    const [s, other] = [await subject(), await subject()];
    const code = s.code as string;
    const worker = kit.pingshan.as('enterprise-safety-officer');
    const self = await kit.opening.open(worker, 'self_check', openSelfCheckBody.parse({ premisesCode: code.toLowerCase().replaceAll('-', '') }));
    expect(self).toMatchObject({ subject: { id: s.id }, kind: 'self_check' });
    expect(self.signedInAt).not.toBeNull();
    expect(await codeOf(kit.opening.open(worker, 'self_check', openSelfCheckBody.parse({ subjectId: s.id })))).toBe('check.unknown_subject');
    expect(await codeOf(patrol({ subjectId: other.id, premisesCode: code }))).toBe('check.wrong_code');
    expect(await codeOf(patrol({}))).toBe('check.subject_wanted');
    const done = await kit.checks.finish(worker, 'self_check', self.id, 1, finishCheckBody.parse({ findings: [{ title: '自查发现' }] }));
    expect(done).toMatchObject({ status: 'recorded', allowedActions: [] });
    expect((await hazardsOf(self.id))[0]).toMatchObject({ source: 'self_check', subjectId: s.id });
    expect(await kit.checks.confirm(admin, 'self_check', self.id, 2)).toMatchObject({ status: 'closed' });
    expect((await kit.checkList.page(kit.pingshan.as('enterprise-safety-officer'), checkQuery.parse({ limit: '200' }))).items).toEqual([]);
  });

  it('given an inspection, when it is taken through its life, then two people allow and carry it out, on site, and sign', async () => {
    const s = await subject();
    let c = await request(s.id);
    expect(c).toMatchObject({ kind: 'inspection', status: 'requested', plannedOn: '2026-06-01', cause: 'plan', participants: [{ name: officer.actor.name, certificateNumber: '19031000001' }, { certificateNumber: '19031000002' }] });
    expect(await codeOf(kit.checks.approve(officer, c.id, 1))).toBe('check.out_of_scope');
    expect(await codeOf(kit.checks.signIn(officer, c.id, 1, { premisesCode: s.code as string }))).toBe('check.action_not_allowed');
    c = await kit.checks.approve(leader, c.id, 1, '同意');
    expect(c).toMatchObject({ status: 'approved', approvedBy: { id: leader.actor.id }, decisionNote: '同意' });
    const third = kit.pingshan.as('enforcement-officer');
    expect(await codeOf(kit.checks.signIn(third, c.id, 2, { premisesCode: s.code as string }))).toBe('check.officer_wanted');
    expect(await codeOf(kit.checks.signIn(second, c.id, 2, { premisesCode: '7K2M-Q9XD-4TRP' }))).toBe('check.wrong_code');
    c = await kit.checks.signIn(second, c.id, 2, { premisesCode: s.code as string, position: { lng: 114.3, lat: 22.7, crs: 'WGS84' } });
    expect(c).toMatchObject({ status: 'on_site', position: { lng: 114.3, lat: 22.7 } });
    expect(await codeOf(kit.checks.finish(officer, 'inspection', c.id, 3, finishCheckBody.parse({})))).toBe('check.signatures');
    expect(await codeOf(kit.checks.finish(third, 'inspection', c.id, 3, finishCheckBody.parse({ signatures: await signed(third) })))).toBe('check.officer_wanted');
    c = await kit.checks.finish(officer, 'inspection', c.id, 3, finishCheckBody.parse({ signatures: await signed(officer), findings: [{ title: '未办理动火审批', level: 'major' }] }));
    expect(c).toMatchObject({ status: 'recorded', hazards: 1 });
    expect((await hazardsOf(c.id))[0]).toMatchObject({ source: 'inspection', level: 'major' });
    c = await kit.checks.close(officer, c.id, 4, { handling: '责令限期整改' });
    expect(c).toMatchObject({ status: 'closed', handling: '责令限期整改', allowedActions: [] });
    expect(await events(c.id)).toEqual(['opened@1', 'approved@2', 'signed_in@3', 'finished@4', 'closed@5']);
    const audit = await kit.db.admin.query<{ action: string }>('select action from enforcement.audit_entry where target = $1 order by id', [`checks/${c.id}`]);
    expect(audit.rows.map((r) => r.action)).toEqual(['check.opened', 'check.approved', 'check.signed_in', 'check.finished', 'check.closed']);
  });

  it('given grid members, auxiliary staff and third parties, then none is an officer of an inspection, and nobody allows his own', async () => {
    const s = await subject();
    expect(grid.permissions.has('inspection.carry-out')).toBe(false);
    expect(await codeOf(request(s.id, {}, grid))).toBe('check.out_of_scope');
    const auxiliary = { memberId: grid.actor.memberId, certificateNumber: '19031000009' };
    expect(await codeOf(request(s.id, { officers: [officers()[0], auxiliary] }))).toBe('check.no_officer');
    expect(await codeOf(request(s.id, { officers: [officers()[0]] }))).toBe('check.two_officers');
    const both = kit.pingshan.holding([{ role: 'enforcement-officer', unitId: null, divisionPrefix: null }, { role: 'leader', unitId: null, divisionPrefix: null }]);
    const own = await request(s.id, {}, both);
    expect(own.allowedActions).not.toContain('approve');
    expect(await codeOf(kit.checks.approve(both, own.id, 1))).toBe('check.same_person');
    const part = kit.pingshan.holding([{ role: 'leader', unitId: null, divisionPrefix: null }]);
    expect(await codeOf(kit.checks.approve({ ...part, actor: officer.actor }, own.id, 1))).toBe('check.same_person');
    expect(await kit.checks.refuse(leader, own.id, 1, '与消防合并')).toMatchObject({ status: 'refused', decisionNote: '与消防合并' });
  });

  it('given a grade with a cap, then what is planned stops there, what has a cause goes on, and refused ones do not count', async () => {
    const s = await subject('A');
    await request(s.id);
    expect(await kit.opening.hints(officer, s.id, '2026-06-10')).toMatchObject({ grade: 'A', cap: 1, done: 1, reached: true, combine: [] });
    expect(await codeOf(request(s.id))).toBe('check.cap_reached');
    expect(await request(s.id, { cause: 'complaint', causeNote: '群众举报' })).toMatchObject({ cause: 'complaint' });
    expect(await codeOf(request(s.id, { cause: 'campaign' }))).toBe('check.campaign_wanted');
    expect(await request(s.id, { plannedOn: '2027-01-01' })).toMatchObject({ status: 'requested' });
    const other = await subject('A');
    const refused = await request(other.id);
    await kit.checks.refuse(leader, refused.id, 1, '不需要');
    expect(await request(other.id)).toMatchObject({ status: 'requested' });
    const a = await subject('A');
    const race = await Promise.allSettled(Array.from({ length: 6 }, () => request(a.id)));
    expect(race.filter((r) => r.status === 'fulfilled')).toHaveLength(1);
  });

  it('given another unit that plans an inspection of the same subject near the day, then the two may be one', async () => {
    const s = await subject();
    const unit = fireUnit;
    const fire = kit.pingshan.holding([{ role: 'enforcement-officer', unitId: null, divisionPrefix: null }], unit);
    const theirs = await request(s.id, { plannedOn: '2026-06-10' }, fire);
    expect((await kit.opening.hints(officer, s.id, '2026-06-01')).combine).toEqual([{ checkId: theirs.id, number: theirs.number, unitName: '消防监管科', plannedOn: '2026-06-10' }]);
    expect((await kit.opening.hints(officer, s.id, '2026-05-20')).combine).toEqual([]);
    expect((await kit.opening.hints(fire, s.id, '2026-06-01')).combine).toEqual([]);
  });

  it('given another street and another district, then a check is not there for them, nor its subject', async () => {
    const s = await subject();
    const c = await patrol({ subjectId: s.id });
    const street = kit.pingshan.as('street-officer', '440310003000');
    const stranger = kit.binjiang.as('district-admin');
    for (const ctx of [street, stranger]) {
      const nothing = [
        kit.checkList.get(ctx, c.id), kit.checkList.get(ctx, c.id, 'patrol'), kit.checkList.history(ctx, c.id), kit.checks.finish(ctx, 'patrol', c.id, 1, finishCheckBody.parse({})),
        kit.checks.cancel(ctx, 'patrol', c.id, 1, { reason: 'x' }), kit.checkList.fileOf(ctx, c.id, newId()),
      ];
      for (const p of nothing) expect(await codeOf(p)).toBe('request.not_found');
      expect((await kit.checkList.page(ctx, checkQuery.parse({ limit: '200' }))).items.map((x) => x.id)).not.toContain(c.id);
      expect(await kit.checkList.unknown(ctx, [c.id])).toEqual([c.id]);
      expect(await codeOf(patrol({ subjectId: s.id }, ctx))).toBe('check.unknown_subject');
    }
    expect(await codeOf(patrol({ premisesCode: s.code }, street))).toBe('check.out_of_scope');
    expect(await codeOf(patrol({ premisesCode: s.code }, stranger))).toBe('check.unknown_subject');
    expect(await codeOf(kit.checkList.get(grid, c.id, 'inspection'))).toBe('request.not_found');
    expect(await codeOf(kit.checks.cancel(admin, 'agency', c.id, 1, { reason: 'x' }))).toBe('request.not_found');
  });
});
