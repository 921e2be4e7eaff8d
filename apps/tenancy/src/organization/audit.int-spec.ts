import type { AuditEntryDto } from '@anlan/contracts/kit';
import { AuditSealer, AuditService } from '@anlan/platform/audit';
import { twoTenants, type TwoTenants } from './organization.fixtures';
import { SettingService } from '../setting/setting.service';

const page = { limit: 50 };

describe('the audit log of two tenants', () => {
  let t: TwoTenants;
  let audit: AuditService;
  let settings: SettingService;
  let sealer: AuditSealer;

  beforeAll(async () => {
    t = await twoTenants();
    const tx = t.db.tenantTx();
    audit = new AuditService('tenancy', tx);
    settings = new SettingService(tx);
    sealer = new AuditSealer('tenancy', tx, () => undefined);
    for (const [i, word] of ['甲', '乙', '丙'].entries()) await settings.put(t.pingshan.admin, 'terms', i, { hazard: word });
    await settings.put(t.pingshan.as('district-admin'), 'hazardCategories', 0, ['消防']);
    await settings.put(t.binjiang.admin, 'terms', 0, { hazard: '对方' });
  }, 60_000);
  afterAll(() => t.db.drop());

  const sealAll = async (tenantId: string): Promise<void> => {
    // Other databases of the cluster may have older transactions still running, which the sealer waits for.
    for (const deadline = Date.now() + 20_000; await sealer.seal(tenantId); ) {
      if (Date.now() > deadline) throw new Error('the entries were not sealed');
      await new Promise((resolve) => setImmediate(resolve));
    }
  };

  it('given changes, then they are listed newest first, page by page, of this tenant alone', async () => {
    const first = await audit.page(t.pingshan.admin, { limit: 3, total: true });
    expect(first).toMatchObject({ total: 4, items: [{ target: 'settings/hazardCategories' }, { target: 'settings/terms' }, { target: 'settings/terms' }] });
    const rest = await audit.page(t.pingshan.admin, { limit: 3, cursor: first.nextCursor ?? '' });
    expect(rest).toMatchObject({ nextCursor: null, items: [{ detail: { from: null, to: { hazard: '甲' } } }] });
    expect((await audit.page(t.binjiang.admin, page)).items).toMatchObject([{ detail: { to: { hazard: '对方' } } }]);
  });

  it('given filters, then actor, action, target and time narrow the list', async () => {
    const targets = async (query: object) => (await audit.page(t.pingshan.admin, { ...page, ...query })).items.map((e) => e.target);
    expect(await targets({ actor: t.pingshan.admin.actor.id })).toHaveLength(3);
    expect(await targets({ actor: t.binjiang.admin.actor.id })).toEqual([]);
    expect(await targets({ target: 'settings/terms' })).toHaveLength(3);
    expect(await targets({ action: 'setting.' })).toHaveLength(4);
    expect(await targets({ action: 'member' })).toEqual([]);
    expect(await targets({ from: '2100-01-01T00:00:00+08:00' })).toEqual([]);
    expect(await targets({ from: '2020-01-01T00:00:00+08:00', to: '2100-01-01T00:00:00+08:00' })).toHaveLength(4);
  });

  it('given sealing, then each entry has its number in the chain, and the chain has no fault', async () => {
    expect((await audit.page(t.pingshan.admin, page)).items.every((e) => e.sealed === null)).toBe(true);
    expect(await audit.chain(t.pingshan.admin)).toEqual({ sealed: 0, unsealed: 4, headHash: null, faults: [] });
    await sealAll(t.pingshan.tenantId);
    expect((await audit.page(t.pingshan.admin, page)).items.map((e) => e.sealed)).toEqual([4, 3, 2, 1]);
    expect(await audit.chain(t.pingshan.admin)).toMatchObject({ sealed: 4, unsealed: 0, headHash: expect.stringMatching(/^[0-9a-f]{64}$/), faults: [] });
    expect(await audit.chain(t.binjiang.admin)).toMatchObject({ sealed: 0, unsealed: 1 });
  });

  it('given an entry that somebody changed in the database, then the chain names it', async () => {
    await t.db.admin.query(`update tenancy.audit_entry set detail = '{}' where tenant_id = $1 and id = (select entry_id from tenancy.audit_seal where tenant_id = $1 and number = 2)`, [t.pingshan.tenantId]);
    expect((await audit.chain(t.pingshan.admin)).faults).toMatchObject([{ number: 2, fault: 'changed' }]);
  });

  it('given an export, then it has every row of the filters, and is an entry itself', async () => {
    const rows: AuditEntryDto[] = [];
    for await (const some of await audit.export(t.pingshan.admin, { limit: 1, target: 'settings/' })) rows.push(...some);
    expect(rows).toHaveLength(4);
    expect((await audit.page(t.pingshan.admin, { limit: 1 })).items).toMatchObject([{ action: 'audit.exported', detail: { filters: { target: 'settings/' } } }]);
  });

  it('given an auditor of one street, then the log of the whole tenant is not his', async () => {
    const local = t.pingshan.as({ role: 'auditor', unitId: null, divisionPrefix: '440310001' });
    await expect(audit.page(local, page)).rejects.toMatchObject({ code: 'request.forbidden' });
    await expect(audit.export(local, page)).rejects.toMatchObject({ code: 'request.forbidden' });
    await expect(audit.chain(local)).rejects.toMatchObject({ code: 'request.forbidden' });
  });
});
