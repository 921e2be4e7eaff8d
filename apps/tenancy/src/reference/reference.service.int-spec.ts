import { referenceSnapshot, tenantEntry } from '@anlan/contracts/tenancy';
import { addCalendarDays } from '@anlan/domain';
import { z } from 'zod';
import { AssignmentService } from '../assignment/assignment.service';
import { DivisionSeed } from '../division/division.seed';
import { MemberService } from '../member/member.service';
import { memberKit } from '../member/realm.fixtures';
import { today } from '../organization/changes';
import { binjiangRows, pingshanRows, twoTenants, type TwoTenants } from '../organization/organization.fixtures';
import { SettingService } from '../setting/setting.service';
import { UnitSeed } from '../unit/unit.seed';
import { ReferenceController } from './reference.controller';
import { ReferenceService } from './reference.service';

describe('what other services are told of two tenants', () => {
  let t: TwoTenants;
  let references: ReferenceController;

  beforeAll(async () => {
    t = await twoTenants();
    const kit = memberKit(t);
    references = new ReferenceController(new ReferenceService(kit.tx, kit.registry));
    for (const [tenant, rows] of [[t.pingshan, pingshanRows], [t.binjiang, binjiangRows]] as const) {
      await new DivisionSeed(kit.tx).seedFromCatalogue(tenant.system, rows, '2020-01-01');
      await new UnitSeed(kit.tx).seedDefaults(tenant.system, { bureauName: '应急管理局', streets: [] });
    }
    const assignments = new AssignmentService(kit.tx, kit.realm, kit.access);
    const officer = await new MemberService(kit.tx, kit.realm, kit.operations, kit.access).create(t.pingshan.admin, { username: 'officer', displayName: '街道员', phone: '13812345678' });
    const give = (more: object) => assignments.create(t.pingshan.admin, { memberId: officer.id, role: 'street-officer', ...more } as never);
    await give({ divisionCode: '440310001' });
    await give({ role: 'leader', validFrom: addCalendarDays(today(), 1) });
    const ended = await give({ role: 'duty-officer' });
    await assignments.end(t.pingshan.admin, ended.id, 1);
    await new SettingService(kit.tx).put(t.pingshan.admin, 'numbering', 0, { hazard: 'H{year}{seq}' });
  }, 60_000);
  afterAll(() => t.db.drop());

  it('given a tenant, then its divisions, units, members, settings and the grants that hold or will, and no telephone', async () => {
    const snapshot = referenceSnapshot.parse(await references.snapshot({ tenantId: t.pingshan.tenantId }));
    expect(snapshot.divisions.map((d) => d.code)).toEqual(pingshanRows.map((r) => r.code));
    expect(snapshot.divisions[1]).toEqual({ code: '440310001000', name: '坪山街道', level: 'street', parentCode: '440310000000', validFrom: '2020-01-01', validTo: null });
    expect(snapshot.units).toHaveLength(10);
    expect(snapshot.members).toMatchObject([{ name: '街道员', kind: 'user', enabled: true }]);
    const grant = { memberId: snapshot.members[0]?.id, unitId: null, unitOnly: false, validTo: null, delegatedBy: null };
    expect(snapshot.grants).toEqual([
      { ...grant, role: 'street-officer', divisionPrefix: '440310001', validFrom: today() },
      { ...grant, role: 'leader', divisionPrefix: null, validFrom: addCalendarDays(today(), 1) },
    ]);
    expect(snapshot.settings).toEqual({ numbering: { hazard: 'H{year}{seq}' } });
    expect(JSON.stringify(snapshot)).not.toContain('13812345678');
  });

  it('given the other tenant, then nothing of the first is in its answer', async () => {
    const snapshot = await references.snapshot({ tenantId: t.binjiang.tenantId });
    expect(snapshot).toMatchObject({ members: [], grants: [], settings: {} });
    expect(snapshot.divisions.map((d) => d.code)).toEqual(binjiangRows.map((r) => r.code));
  });

  it('given an unknown tenant, then an empty answer; given no tenant, then a refusal', async () => {
    expect(await references.snapshot({ tenantId: '01980000-0000-7000-8000-000000000099' })).toEqual({ divisions: [], units: [], posts: [], members: [], grants: [], settings: {} });
    for (const data of [{}, { tenantId: '440310' }, null, "' or true --"]) expect(() => references.snapshot(data)).toThrow('wants {tenantId}');
  });

  it('given the registry, then every tenant with its realm; a failed opening counts as one still going on', async () => {
    await t.db.admin.query("update tenancy.tenant set state = 'failed' where slug = '330108'");
    const entries = z.array(tenantEntry).parse(await references.tenants());
    expect(entries).toEqual([
      { tenantId: t.binjiang.tenantId, slug: '330108', kind: 'district', state: 'provisioning', realm: 'district-330108' },
      { tenantId: t.pingshan.tenantId, slug: '440310', kind: 'district', state: 'active', realm: 'district-440310' },
    ]);
  });
});
