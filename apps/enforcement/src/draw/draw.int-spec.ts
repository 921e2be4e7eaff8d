import { changeDrawBody, drawQuery, drawSubjectsQuery, prepareDrawBody, registerSubjectBody, runDrawBody, type Draw, type PrepareDrawBody } from '@anlan/contracts/enforcement';
import { pageQuery } from '@anlan/contracts/kit';
import type { TenantContext } from '@anlan/platform/context';
import { newId } from '@anlan/platform/db';
import { codeOf } from '@anlan/platform/testing';
import { createHash } from 'node:crypto';
import { enforcementKit, type EnforcementKit, type TestTenant } from '../../test/enforcement-kit';

const all = pageQuery.parse({ limit: '200' });
const drawnOnly = drawSubjectsQuery.parse({ limit: '200', drawn: 'true' });

describe('double-random draws', () => {
  let kit: EnforcementKit;
  let officers: TenantContext[];
  let chief: TenantContext;
  beforeAll(async () => {
    kit = await enforcementKit();
    chief = kit.pingshan.as('section-officer');
    officers = [1, 2, 3].map(() => kit.pingshan.as('enforcement-officer'));
  });
  afterAll(() => kit.close());

  const premises = async (tenant: TestTenant, count: number, divisionCode: string, more: object = {}): Promise<string[]> => {
    const admin = tenant.as('district-admin');
    const made: string[] = [];
    for (let i = 0; i < count; i += 1) {
      const body = registerSubjectBody.parse({ kind: 'small_premises', name: `抽查小店 ${i}`, address: '坪山大道', divisionCode, ...more });
      made.push((await kit.subjects.register(admin, body)).id);
    }
    return made;
  };
  const wanted = (more: object = {}): PrepareDrawBody =>
    prepareDrawBody.parse({
      name: '2026 年第二季度双随机抽查', divisionCode: '440310', from: '2026-04-01', to: '2026-06-30', items: ['主要负责人履职', '特种作业持证'],
      officers: officers.map((o, i) => ({ memberId: o.actor.memberId, certificateNumber: `19030${i}0001` })), rule: { percent: { A: 0, B: 0, C: 0, D: 0, none: 50 } }, ...more,
    });
  const toFrozen = async (body: PrepareDrawBody, ctx = chief): Promise<Draw> => kit.draws.freeze(ctx, (await kit.draws.prepare(ctx, body)).id, 1);

  it('given pools that are fixed, when the seed is told, then anybody draws the same from what is published', async () => {
    await premises(kit.pingshan, 9, '440310001001', { tags: ['confined_space'] });
    const suspended = (await premises(kit.pingshan, 1, '440310001001', { tags: ['confined_space'] }))[0] as string;
    await kit.subjects.move(kit.pingshan.as('district-admin'), suspended, 1, 'suspend', { reason: '停业' });
    const frozen = await toFrozen(wanted({ pool: { tag: 'confined_space' } }));
    expect(frozen).toMatchObject({ status: 'frozen', poolSize: 9, seed: null, drawn: null, allowedActions: ['draw', 'void'] });
    const text = await kit.drawRecords.pool(chief, frozen.id);
    expect(createHash('sha256').update(text).digest('hex')).toBe(frozen.poolDigest);
    // What comes after the pools were fixed is not in them.
    await premises(kit.pingshan, 2, '440310001001', { tags: ['confined_space'] });
    const drawn = await kit.draws.draw(chief, frozen.id, 2, runDrawBody.parse({ seed: { text: '福彩3D 2026088 期 5 0 8', source: '福彩3D 2026088 期' } }));
    expect(drawn).toMatchObject({ status: 'drawn', drawn: 5, seed: '福彩3D 2026088 期 5 0 8', poolDigest: frozen.poolDigest });
    expect(await kit.drawRecords.verify(chief, frozen.id)).toEqual({ same: true, poolDigest: frozen.poolDigest, poolDigestNow: frozen.poolDigest, drawn: 5, differing: [] });

    // By hand, from the text alone.
    const hash = (subject: string): string => createHash('sha256').update(`福彩3D 2026088 期 5 0 8\nsubject\n${subject}`).digest('hex');
    const pool = [...text.matchAll(/^subject (\S+)/gm)].map((m) => m[1] as string);
    const byHand = pool.sort((a, b) => (hash(a) < hash(b) ? -1 : 1)).slice(0, 5);
    const { items } = await kit.drawRecords.subjects(chief, frozen.id, drawnOnly);
    expect(items.map((s) => s.subjectId)).toEqual(byHand);
    for (const { officers: team } of items) expect(new Set(team.map((o) => o.certificateNumber)).size).toBe(2);

    const everybody = kit.pingshan.everybody;
    expect((await kit.drawRecords.published(everybody, all)).items).toEqual([]);
    expect(await codeOf(kit.drawRecords.publishedPool(everybody, drawn.number))).toBe('request.not_found');
    await kit.draws.publish(chief, frozen.id, 3);
    expect((await kit.drawRecords.published(everybody, all)).items).toEqual([expect.objectContaining({ number: drawn.number, seed: drawn.seed, poolDigest: frozen.poolDigest, poolSize: 9, drawn: 5 })]);
    expect((await kit.drawRecords.publishedSubjects(everybody, drawn.number, all)).items.map((s) => s.place)).toEqual([1, 2, 3, 4, 5]);
    expect(await kit.drawRecords.publishedPool(everybody, drawn.number)).toBe(text);
    expect((await kit.drawRecords.published(kit.binjiang.everybody, all)).items).toEqual([]);
    const { rows } = await kit.db.admin.query<{ type: string }>('select type from enforcement.outbox where subject = $1 order by seq', [`draws/${frozen.id}`]);
    expect(rows.map((r) => r.type.split('.')[3])).toEqual(['prepared', 'frozen', 'drawn', 'published']);
  });

  it('given somebody who changes what was written behind the draw, then the verification says so', async () => {
    await premises(kit.pingshan, 6, '440310001001', { tags: ['combustible_dust'] });
    const frozen = await toFrozen(wanted({ pool: { tag: 'combustible_dust' } }));
    await kit.draws.draw(chief, frozen.id, 2, {});
    const [first] = (await kit.drawRecords.subjects(chief, frozen.id, drawnOnly)).items;
    await kit.db.admin.query('update enforcement.draw_subject set place = null, officers = null where draw_id = $1 and subject_id = $2', [frozen.id, first?.subjectId]);
    expect(await kit.drawRecords.verify(chief, frozen.id)).toMatchObject({ same: false, differing: [first?.subjectId] });
    await kit.db.admin.query("update enforcement.draw_subject set grade = 'A' where draw_id = $1 and subject_id = $2", [frozen.id, first?.subjectId]);
    const { poolDigest, poolDigestNow } = await kit.drawRecords.verify(chief, frozen.id);
    expect(poolDigestNow).not.toBe(poolDigest);
  });

  it('given a step out of order, a second draw, or a stale version, then nothing is written', async () => {
    await premises(kit.pingshan, 4, '440310001001', { isKey: true });
    const draft = await kit.draws.prepare(chief, wanted({ pool: { isKey: true } }));
    expect(await codeOf(kit.draws.draw(chief, draft.id, 1, {}))).toBe('draw.action_not_allowed');
    expect(await codeOf(kit.draws.freeze(chief, draft.id, 7))).toBe('request.stale');
    expect(await codeOf(kit.drawRecords.pool(chief, draft.id))).toBe('draw.action_not_allowed');
    const changed = await kit.draws.change(chief, draft.id, 1, changeDrawBody.parse({ name: '改名', rule: { percent: { A: 0, B: 0, C: 0, D: 0, none: 25 } } }));
    expect(changed).toMatchObject({ name: '改名', items: ['主要负责人履职', '特种作业持证'], version: 2 });
    await kit.draws.freeze(chief, draft.id, 2);
    expect(await codeOf(kit.draws.change(chief, draft.id, 3, { name: '再改' }))).toBe('draw.not_draft');
    expect(await codeOf(kit.drawRecords.verify(chief, draft.id))).toBe('draw.action_not_allowed');
    expect(await kit.draws.draw(chief, draft.id, 3, {})).toMatchObject({ drawn: 1, seed: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(await codeOf(kit.draws.draw(chief, draft.id, 4, {}))).toBe('draw.action_not_allowed');
    expect(await kit.draws.void(chief, draft.id, 4, '名录有误')).toMatchObject({ status: 'voided', voidReason: '名录有误', drawn: 1, allowedActions: [] });
    expect(await codeOf(kit.draws.publish(chief, draft.id, 5))).toBe('draw.action_not_allowed');
  });

  it.each<[string, (mine: string[]) => object, string]>([
    ['a grid member among the officers', () => ({ officers: [...wanted().officers, { memberId: kit.pingshan.as('grid-member', '440310001001').actor.memberId, certificateNumber: '1903099999' }] }), 'draw.unknown_officer'],
    ['an officer of another district', () => ({ officers: [...wanted().officers, { memberId: kit.binjiang.as('enforcement-officer').actor.memberId, certificateNumber: '1903099999' }] }), 'draw.unknown_officer'],
    ['one certificate twice', () => ({ officers: wanted().officers.map((o) => ({ ...o, certificateNumber: '1903000001' })) }), 'draw.twice'],
    ['one certificate twice, in small letters once', () => ({ officers: wanted().officers.map((o, i) => ({ ...o, certificateNumber: i ? '粤b190300001' : '粤B190300001' })) }), 'draw.twice'],
    ['one officer twice', () => ({ officers: [wanted().officers[0], wanted().officers[0]] }), 'draw.twice'],
    ['a tag nobody set', () => ({ pool: { tag: 'nothing_such' } }), 'draw.unknown_tag'],
    ['a community as organizer', () => ({ divisionCode: '440310001001' }), 'draw.unknown_division'],
    ['another district as organizer', () => ({ divisionCode: '330108' }), 'draw.unknown_division'],
    ['nobody in the pool', () => ({ pool: { tag: 'ammonia_refrigeration' } }), 'draw.empty_pool'],
    ['percentages of nothing', () => ({ rule: { percent: { A: 100, B: 100, C: 100, D: 100, none: 0 } } }), 'draw.nothing_drawn'],
    ['recusals that leave one officer', (mine) => ({ officers: wanted().officers.map((o, i) => ({ ...o, recuses: i ? mine : [] })) }), 'draw.officers_recused'],
  ])('given %s, then it is refused', async (_what, more, code) => {
    const mine = await premises(kit.pingshan, 1, '440310003001');
    expect(await codeOf(toFrozen(wanted(more(mine))))).toBe(code);
    const { rows } = await kit.db.admin.query('select 1 from enforcement.draw d join enforcement.draw_subject s on s.draw_id = d.id where d.status = $1', ['draft']);
    expect(rows).toEqual([]);
  });

  it('given a street and another district, then each draws among its own and sees its own', async () => {
    const [here, there] = [kit.pingshan.as('street-officer', '440310003000'), kit.pingshan.as('street-officer', '440310001000')];
    const mine = await premises(kit.pingshan, 3, '440310003001');
    await premises(kit.pingshan, 3, '440310001001');
    const body = wanted({ divisionCode: '440310003000', rule: { percent: { A: 100, B: 100, C: 100, D: 100, none: 100 } } });
    expect(await codeOf(kit.draws.prepare(there, body))).toBe('draw.out_of_scope');
    const frozen = await toFrozen(body, here);
    const { items } = await kit.drawRecords.subjects(here, frozen.id, drawSubjectsQuery.parse({ limit: '200' }));
    expect(items.map((s) => s.divisionCode)).toEqual(items.map(() => '440310003001'));
    expect(items.map((s) => s.subjectId)).toEqual(expect.arrayContaining(mine));
    // Nor does an officer of the whole district draw another street's for it.
    expect(await codeOf(toFrozen({ ...body, pool: { divisionCode: '440310001000' } }))).toBe('draw.empty_pool');
    for (const stranger of [there, kit.binjiang.as('district-admin')]) {
      expect(await codeOf(kit.drawRecords.get(stranger, frozen.id))).toBe('request.not_found');
      expect(await codeOf(kit.drawRecords.subjects(stranger, frozen.id, drawSubjectsQuery.parse({})))).toBe('request.not_found');
      expect(await codeOf(kit.drawRecords.pool(stranger, frozen.id))).toBe('request.not_found');
      expect(await codeOf(kit.draws.draw(stranger, frozen.id, 2, {}))).toBe('request.not_found');
      expect((await kit.drawRecords.page(stranger, drawQuery.parse({ limit: '200' }))).items.map((d) => d.id)).not.toContain(frozen.id);
    }
    expect(await codeOf(kit.drawRecords.get(chief, newId()))).toBe('request.not_found');
  });
});
