import type { Hazard, ReportHazardBody } from '@anlan/contracts/enforcement';
import { permissionsOfGrants, type TenantContext } from '@anlan/platform/context';
import { ProblemError } from '@anlan/platform/http';
import { Readable } from 'node:stream';
import { enforcementKit, type EnforcementKit } from '../../test/enforcement-kit';

const codeOf = async (p: Promise<unknown>): Promise<string> => {
  const e = await p.then(() => undefined, (x: unknown) => x);
  if (!(e instanceof ProblemError)) throw e ?? new Error('nothing was refused');
  return e.code;
};
const hidden = 'request.not_found';

/** What is out of sight is out of sight by every road, and answers like what is not there. */
describe('a hazard of 坪山街道 and an officer of 龙田街道', () => {
  let kit: EnforcementKit;
  let admin: TenantContext;
  let street: TenantContext;
  let there: Hazard;
  let here: Hazard;
  let fileId: string;
  beforeAll(async () => {
    kit = await enforcementKit();
    admin = kit.pingshan.as('district-admin');
    street = kit.pingshan.as('street-officer', '440310003000');
    fileId = (await kit.files.store(admin, { stream: Readable.from(['照片']), name: 'a.jpg', mediaType: 'image/jpeg' }, 100)).id;
    const report = (more: Partial<ReportHazardBody>) =>
      kit.hazards.report(admin, { title: '疏散通道堆放杂物', level: 'general', divisionCode: '440310001001', source: 'patrol', rectification: 'time_limited', ...more });
    there = await report({ evidence: [{ fileId }] });
    here = await report({ divisionCode: '440310003001' });
  }, 60_000);
  afterAll(() => kit.close());

  it('then the history, every action and the export do not show it', async () => {
    expect(await codeOf(kit.list.history(street, there.id))).toBe(hidden);
    expect(await codeOf(kit.hazards.act(street, there.id, 1, 'assign', {}))).toBe(hidden);
    const exported: string[] = [];
    for await (const page of kit.list.pages(street, { limit: 1 })) exported.push(...page.map((h) => h.id));
    expect(exported).toEqual([here.id]);
    expect(await kit.hazards.get(admin, there.id)).toMatchObject({ version: 1, status: 'reported' });
  });

  it('then its file is not given, neither by its own hazard nor by one that he may see, and to no other tenant', async () => {
    expect(await kit.list.evidenceFile(admin, there.id, fileId)).toBe(fileId);
    expect(await codeOf(kit.list.evidenceFile(street, there.id, fileId))).toBe(hidden);
    expect(await codeOf(kit.list.evidenceFile(street, here.id, fileId))).toBe(hidden);
    expect(await codeOf(kit.list.evidenceFile(kit.binjiang.as('district-admin'), there.id, fileId))).toBe(hidden);
    expect(await codeOf(kit.files.download(kit.binjiang.as('district-admin'), fileId))).toBe(hidden);
  });

  it('given that he is also a leader, who reads everywhere and assigns nowhere, then he sees it and cannot work on it', async () => {
    const grants = [...street.grants, { role: 'leader', unitId: null, divisionPrefix: null }];
    const both: TenantContext = { ...street, grants, permissions: permissionsOfGrants(grants) };
    expect(await kit.hazards.get(both, there.id)).toMatchObject({ id: there.id });
    expect(await codeOf(kit.hazards.act(both, there.id, 1, 'assign', {}))).toBe('hazard.out_of_scope');
    expect(await kit.hazards.act(both, here.id, 1, 'assign', {})).toMatchObject({ status: 'assigned' });
  });
});
