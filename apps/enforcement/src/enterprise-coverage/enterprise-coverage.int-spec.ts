import { enterpriseCoverageAnswer, registerSubjectBody, type EnterpriseCoverageAnswer } from '@anlan/contracts/enforcement';
import type { TenantContext } from '@anlan/platform/context';
import type { Callers } from '@anlan/platform/http';
import { enforcementKit, type EnforcementKit } from '../../test/enforcement-kit';
import { EnterpriseCoverageController } from './enterprise-coverage.controller';

const CODE = '91440300708461136T';

describe('which enterprises the ledgers of other services name', () => {
  let kit: EnforcementKit;
  let controller: EnterpriseCoverageController;
  const holders = new Map<string, TenantContext>();
  beforeAll(async () => {
    kit = await enforcementKit();
    const officer = kit.pingshan.as('section-officer');
    holders.set('Bearer officer', officer).set('Bearer street', kit.pingshan.as('street-officer', '440310001')).set('Bearer other', kit.binjiang.as('section-officer'));
    const callers = { now: async (authorization: string | undefined) => { const ctx = holders.get(authorization ?? ''); return ctx && { ctx, tokenUntil: 0 }; } } as unknown as Callers;
    controller = new EnterpriseCoverageController(callers, kit.enterpriseCoverage);
    const register = (name: string, more: object) => kit.subjects.register(officer, registerSubjectBody.parse({ kind: 'enterprise', name, address: '坪山大道 1 号', noCreditCodeReason: '筹建中', divisionCode: '440310001001', ...more }));
    await register('甲厂', { creditCode: CODE, noCreditCodeReason: undefined, isKey: true });
    await register('乙五金厂', { industryCode: 'C3311' });
    await register('丙五金厂', { industryCode: 'C3311', divisionCode: '440310003001' });
    await register('丁污水站', { tags: ['confined_space'], isKey: true });
    await register('戊小店', { kind: 'small_premises', noCreditCodeReason: undefined });
    const gone = await register('己已注销', {});
    await kit.subjects.move(officer, gone.id, gone.version, 'close', { reason: '注销' });
  }, 60_000);
  afterAll(() => kit.close());
  const ask = async (more: object = {}, authorization = 'Bearer officer'): Promise<EnterpriseCoverageAnswer> => enterpriseCoverageAnswer.parse(await controller.of({ authorization, keyOnly: false, limit: 20, creditCodes: [], classes: [], ...more }));
  const names = (a: EnterpriseCoverageAnswer): string[] => a.uncovered.map((r) => r.name).sort();

  it('given codes, industries and tags, then what they name is covered, a class in its division alone, and the rest is listed page by page', async () => {
    expect(await ask()).toMatchObject({ missing: [], enterprises: 4, covered: 0, nextCursor: null });
    const named = { creditCodes: [CODE], classes: [{ by: 'industry', code: 'C33', divisionCode: '440310001' }, { by: 'tag', code: 'confined_space', divisionCode: '440310' }] };
    const some = await ask(named);
    expect([some.enterprises, some.covered, names(some)]).toEqual([4, 3, ['丙五金厂']]);
    expect(some.uncovered[0]).toMatchObject({ divisionCode: '440310003001', industryCode: 'C3311', creditCode: null, isKey: false });
    expect(names(await ask({ classes: [{ by: 'industry', code: 'C', divisionCode: '440310' }] }))).toEqual(['丁污水站', '甲厂']);
    expect(await ask({ keyOnly: true, creditCodes: [CODE] })).toMatchObject({ enterprises: 2, covered: 1, uncovered: [{ name: '丁污水站' }] });
    expect(await ask({ divisionCode: '440310003', ...named })).toMatchObject({ enterprises: 1, covered: 0 });
    const first = await ask({ limit: 3 });
    const second = await ask({ limit: 3, cursor: first.nextCursor });
    expect([names(first).length, names(second).length, second.nextCursor]).toEqual([3, 1, null]);
    expect(new Set([...names(first), ...names(second)]).size).toBe(4);
  });

  it('given who sees a part, or nobody, then nothing is counted; given another district, then its own', async () => {
    const nothing = { missing: ['subject.read'], enterprises: 0, covered: 0, uncovered: [] };
    expect(await ask({}, 'Bearer street')).toMatchObject(nothing);
    expect(await ask({}, 'Bearer stranger')).toMatchObject(nothing);
    expect(await ask({}, 'Bearer other')).toMatchObject({ missing: [], enterprises: 0 });
    await expect(controller.of({ authorization: 'Bearer officer' })).rejects.toThrow(/^enforcement\.enterprise-coverage: keyOnly .*; limit .*; creditCodes .*; classes /);
  });
});
