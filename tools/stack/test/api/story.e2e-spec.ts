import { startWorld, until, type Caller, type World } from './api.kit';
import { received } from './events.cases';
import { roleClient } from './cast.kit';
import { hazards, inDays, type Hazard } from './seed.kit';
import { BASE, day, person, placeOf, published, registered, running, uploaded, type Person, type Place } from './story.kit';

jest.setTimeout(120_000);

interface Check {
  readonly id: string;
  readonly version: number;
  readonly status: string;
  readonly hazards: number;
}
interface Result {
  readonly sentence: { readonly zh: string };
  readonly items: readonly { readonly key: string; readonly count: number | null; readonly list: string; readonly filter: Record<string, string> }[];
}

/** Each test goes on where the one before ended: one hazard from the day it is found to the day it is closed for the second time, and one that an inspection finds. */
describe('the story of a hazard, over the API', () => {
  let world: World;
  let place: Place;
  let [grid, street, owner, officer, second, leader, section] = [] as unknown as [Person, Person, Person, Person, Person, Person, Person];
  let [subject, checklistId, campaignId] = [{ id: '', code: '' }, '', ''];
  let hazard: Hazard;
  let [patrol, inspection] = [] as unknown as [Check, Check];
  let found: Hazard;

  const act = async (who: Person, verb: string, body: object = {}): Promise<Hazard> => (hazard = await who.caller.made<Hazard>(`${hazards}/${hazard.id}/actions/${verb}`, body, { version: hazard.version }));
  const inspect = async (who: Person, verb: string, body: object = {}): Promise<Check> => (inspection = await who.caller.made<Check>(`${BASE}/inspections/${inspection.id}/actions/${verb}`, body, { version: inspection.version }));
  const result = (who: Person): Promise<Result> => who.caller.read(`${BASE}/campaigns/${campaignId}/result`) as Promise<unknown> as Promise<Result>;
  const figures = async (): Promise<Record<string, number | null>> => Object.fromEntries((await result(section)).items.map((i) => [i.key, i.count]));

  beforeAll(async () => {
    world = await startWorld();
    const { pingshan } = world;
    place = await placeOf(pingshan);
    const { community, street: streetCode, officeId, enterpriseId } = place;
    section = await person(pingshan, 'section-officer', '周敏');
    grid = await person(pingshan, 'grid-member', '李娜', { divisionCode: community, unitId: officeId });
    street = await person(pingshan, 'street-officer', '王芳', { divisionCode: streetCode, unitId: officeId });
    owner = await person(pingshan, 'enterprise-owner', '黄志伟', { unitId: enterpriseId });
    officer = await person(pingshan, 'enforcement-officer', '刘洋');
    second = await person(pingshan, 'enforcement-officer', '陈静');
    leader = await person(pingshan, 'leader', '陈建国');
    subject = await registered(section.caller, place);
    checklistId = await published(section.caller);
    campaignId = await running(section.caller, officeId);
  }, 120_000);
  afterAll(() => world?.close());

  it('given a grid member before the door, when he patrols by the checklist, then what is wrong by it is a hazard with a picture, and he opens no inspection', async () => {
    const answers = (fileId?: string) => [{ item: '1', answer: 'no' }, { item: '2', answer: 'no', evidence: fileId ? [{ fileId, phase: 'before' }] : [] }];
    const open = { premisesCode: subject.code, checklistId, campaignIds: [campaignId] };
    const bare = await grid.caller.post(`${BASE}/patrols`, { ...open, report: { answers: answers() } });
    expect([bare.status, bare.body.code, bare.body.errors?.[0]?.message]).toEqual([400, 'check.answers', expect.stringContaining('须有佐证')]);
    const fileId = await uploaded(grid.caller, '通道.png');
    const findings = [{ title: '疏散通道堆放杂物', checkItem: '2', category: '消防安全', dueAt: inDays(7), evidence: [{ fileId, phase: 'before' }] }];
    patrol = await grid.caller.made<Check>(`${BASE}/patrols`, { ...open, report: { answers: answers(fileId), findings, summary: '通道被占' } });
    expect(patrol).toMatchObject({ status: 'closed', hazards: 1, score: { points: 0, of: 5, rate: '0.00 %', failed: ['2'], major: [] } });
    const request = { subjectId: subject.id, plannedOn: day(0), matters: '粉尘防爆', officers: [{ memberId: grid.memberId, certificateNumber: '19031000001' }, { memberId: officer.memberId, certificateNumber: '19031000002' }] };
    expect((await grid.caller.post(`${BASE}/inspections`, request)).status).toBe(403);
  });

  it('given the hazard, when the street assigns it, then it is the enterprise\'s to put right, and nobody else\'s enterprise sees it', async () => {
    const { items } = await street.caller.read<{ items: Hazard[] }>(`${hazards}?checkId=${patrol.id}`);
    expect(items).toMatchObject([{ title: '疏散通道堆放杂物', status: 'reported', source: 'patrol', subjectId: subject.id, checkItem: '2', campaignIds: [campaignId], attachments: 1 }]);
    hazard = items[0] as Hazard;
    expect(await act(street, 'assign', { memberId: owner.memberId, note: '请七日内整改' })).toMatchObject({ status: 'assigned' });
    const todo = await owner.caller.read<{ items: { subject: { id: string } }[] }>(`${BASE}/todos`);
    expect(todo.items.map((t) => t.subject.id)).toContain(hazard.id);
    const other = await person(world.pingshan, 'enterprise-owner', '林老板');
    expect((await other.caller.get(`${hazards}/${hazard.id}`)).status).toBe(404);
  });

  it('given evidence of the enterprise, when the district verifies, then it is sent back once, accepted the second time, and never by who rectified', async () => {
    await act(owner, 'start');
    expect((await owner.caller.post(`${hazards}/${hazard.id}/actions/submit`, { evidence: [] }, { version: hazard.version })).status).toBe(400);
    const submit = async (description: string) => act(owner, 'submit', { evidence: [{ fileId: await uploaded(owner.caller, '整改.png'), description, phase: 'after' }] });
    await submit('已清理部分通道');
    expect((await owner.caller.post(`${hazards}/${hazard.id}/actions/verify`, { result: 'accepted' }, { version: hazard.version })).status).toBe(403);
    expect(await act(officer, 'verify', { result: 'rejected', reason: '东侧仍有杂物' })).toMatchObject({ status: 'rectifying', rejections: 1 });
    await submit('已全部清理');
    expect(await act(officer, 'verify', { result: 'accepted' })).toMatchObject({ status: 'closed', closedAt: expect.any(String) as string, attachments: 3 });
  });

  it('given two officers, when they inspect with leave and by the code at the door, then the signed record finds a hazard of the campaign', async () => {
    const officers = [{ memberId: officer.memberId, certificateNumber: '19031000001' }, { memberId: second.memberId, certificateNumber: '19031000002' }];
    const request = { subjectId: subject.id, checklistId, campaignIds: [campaignId], plannedOn: day(0), cause: 'campaign', matters: '粉尘防爆安全规定执行情况', officers };
    const alone = await officer.caller.post(`${BASE}/inspections`, { ...request, officers: officers.slice(0, 1) });
    expect([alone.status, alone.body.code]).toEqual([400, 'check.two_officers']);
    inspection = await officer.caller.made<Check>(`${BASE}/inspections`, request);
    expect((await officer.caller.post(`${BASE}/inspections/${inspection.id}/actions/approve`, {}, { version: 1 })).status).toBe(403);
    await inspect(leader, 'approve', { note: '同意' });
    const elsewhere = await officer.caller.post(`${BASE}/inspections/${inspection.id}/actions/sign-in`, { premisesCode: `${subject.code.slice(0, -1)}${subject.code.endsWith('2') ? '3' : '2'}` }, { version: inspection.version });
    expect([elsewhere.status, (await section.caller.read<Check>(`${BASE}/inspections/${inspection.id}`)).status]).toEqual([400, 'approved']);
    await inspect(second, 'sign-in', { premisesCode: subject.code });
    const fileId = await uploaded(officer.caller, '现场.png');
    const signed = (name: string) => ({ role: 'officer', name, fileId });
    const record = {
      answers: [{ item: '1', answer: 'yes' }, { item: '1.1', answer: 'no', evidence: [{ fileId }] }, { item: '2', answer: 'yes' }],
      findings: [{ title: '除尘器未按规定清灰', checkItem: '1.1', category: '粉尘涉爆', dueAt: inDays(15), evidence: [{ fileId, phase: 'before' }] }], summary: '除尘系统积尘',
    };
    const unsigned = await officer.caller.post(`${BASE}/inspections/${inspection.id}/actions/finish`, { ...record, signatures: [signed('刘洋')] }, { version: inspection.version });
    expect([unsigned.status, unsigned.body.code]).toEqual([400, 'check.signatures']);
    await inspect(officer, 'finish', { ...record, signatures: [signed('刘洋'), signed('陈静'), { role: 'subject', name: '黄志伟', refusal: '负责人外出，拒签' }] });
    expect(inspection).toMatchObject({ status: 'recorded', hazards: 1, score: { points: 5, of: 10, rate: '50.00 %', failed: ['1.1'] } });
    expect(await inspect(officer, 'close', { handling: '责令限期整改' })).toMatchObject({ status: 'closed', approvedBy: { name: '陈建国' } });
    const { items } = await street.caller.read<{ items: Hazard[] }>(`${hazards}?checkId=${inspection.id}`);
    expect(items).toMatchObject([{ source: 'inspection', status: 'reported', campaignIds: [campaignId] }]);
    found = items[0] as Hazard;
  });

  it('given both hazards, then the result table of the campaign counts them, and each number leads to its rows', async () => {
    await section.caller.made(`${BASE}/campaign-actions`, { campaignId, title: '第一次联合行动', unitId: place.officeId, heldOn: day(0), people: 12, places: 2 });
    const { sentence, items } = await result(section);
    expect(sentence.zh).toBe('1次行动,出动12人次,检查单位(场所)2处,发现隐患2处,现场整改0处,限期整改2处');
    expect(await figures()).toMatchObject({ hazards: 2, closed: 1, on_the_spot: 0, time_limited: 2 });
    for (const { key, count, filter } of items.filter((i) => i.list === 'hazard.list' && i.count !== null)) {
      const { total } = await section.caller.read<{ total: number }>(`${hazards}?${new URLSearchParams({ ...filter, total: 'true', limit: '1' }).toString()}`);
      expect([key, total]).toEqual([key, count]);
    }
  });

  it('given a complaint, when the street looks back, then the closed hazard is open again, until it is accepted anew', async () => {
    expect((await owner.caller.post(`${hazards}/${hazard.id}/actions/reopen`, { cause: 'complaint', reason: 'x' }, { version: hazard.version })).status).toBe(403);
    expect(await act(street, 'reopen', { cause: 'complaint', reason: '群众反映通道又被占用', dueAt: inDays(3) })).toMatchObject({ status: 'rectifying', reopened: 1, closedAt: null });
    expect(await figures()).toMatchObject({ hazards: 2, closed: 0 });
    await act(owner, 'submit', { evidence: [{ fileId: await uploaded(owner.caller, '再整改.png'), phase: 'after' }] });
    expect(await act(officer, 'verify', { result: 'accepted' })).toMatchObject({ status: 'closed', reopened: 1 });
    expect(await figures()).toMatchObject({ hazards: 2, closed: 1 });
    const { items } = await section.caller.read<{ items: { action: string; actor: { name: string } }[] }>(`${hazards}/${hazard.id}/history`);
    expect(items.map((i) => `${i.actor.name} ${i.action}`)).toEqual([
      '李娜 report', '王芳 assign', '黄志伟 start', '黄志伟 submit', '刘洋 verify', '黄志伟 submit', '刘洋 verify', '王芳 reopen', '黄志伟 submit', '刘洋 verify',
    ]);
  });

  it('given all that was done, then each fact arrived as an event, in order', async () => {
    const expected: Record<string, string[]> = {
      [`hazards/${hazard.id}`]: ['reported', 'assigned', 'started', 'submitted', 'rejected', 'submitted', 'closed', 'reopened', 'submitted', 'closed'],
      [`hazards/${found.id}`]: ['reported'],
      [`checks/${patrol.id}`]: ['opened', 'finished'],
      [`checks/${inspection.id}`]: ['opened', 'approved', 'signed_in', 'finished', 'closed'],
      [`campaigns/${campaignId}`]: ['planned', 'started'],
    };
    const heard = await until('every fact as an event', async () => {
      const all = await received(world);
      const of = (subjectOf: string) => all.filter((r) => r.event.subject === subjectOf);
      return Object.entries(expected).every(([s, events]) => of(s).length >= events.length) && all;
    }, 30_000);
    for (const [subjectOf, events] of Object.entries(expected)) {
      expect([subjectOf, heard.filter((r) => r.event.subject === subjectOf).map((r) => r.subject)]).toEqual([subjectOf, events.map((e) => `evt.440310.enforcement.${subjectOf.split('s/')[0]}.${e}`)]);
    }
    const finished = heard.find((r) => r.event.subject === `checks/${inspection.id}` && r.subject.endsWith('.finished'));
    expect(finished?.event.data).toMatchObject({ hazardIds: [found.id], campaignIds: [campaignId] });
  });

  it('given the second district, then nothing of it is seen there', async () => {
    const theirs: Caller = await roleClient(world.binjiang, 'section-officer');
    for (const path of [`hazards/${hazard.id}`, `hazards/${found.id}`, `patrols/${patrol.id}`, `inspections/${inspection.id}`, `campaigns/${campaignId}`, `campaigns/${campaignId}/result`, `checklists/${checklistId}`, `subjects/${subject.id}`, `subjects/by-code/${subject.code}`]) {
      expect([path, (await theirs.get(`${BASE}/${path}`)).status]).toEqual([path, 404]);
    }
    for (const list of ['hazards', 'checks', 'subjects']) expect(await theirs.read(`${BASE}/${list}?total=true`)).toMatchObject({ items: [], total: 0 });
    expect((await theirs.post(`${BASE}/patrols`, { premisesCode: subject.code, report: {} })).status).toBe(403);
    expect((await received(world)).filter((r) => r.event.tenant === '330108' && r.event.type.includes('.enforcement.'))).toEqual([]);
  });
});
