import type { AuditEntryDto, AuditQuery } from '@anlan/contracts/kit';
import { settingApi } from '@anlan/contracts/tenancy';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AuditAnchors, AuditSealer, AuditService, RefusalLog } from '@anlan/platform/audit';
import { twoTenants, type TwoTenants } from './organization.fixtures';
import { SettingService } from '../setting/setting.service';

const page = { limit: 50 };

describe('the audit log of two tenants', () => {
  let t: TwoTenants;
  let audit: AuditService;
  let settings: SettingService;
  let sealer: AuditSealer;
  let anchors: AuditAnchors;
  let dir: string;

  beforeAll(async () => {
    t = await twoTenants();
    const tx = t.db.tenantTx();
    settings = new SettingService(tx);
    sealer = new AuditSealer('tenancy', tx, () => undefined);
    dir = join(mkdtempSync(join(tmpdir(), 'anlan-anchors-')), 'anchors');
    anchors = new AuditAnchors('tenancy', dir, tx, sealer, async () => [t.pingshan, t.binjiang]);
    audit = new AuditService('tenancy', tx, anchors);
    for (const [i, word] of ['甲', '乙', '丙'].entries()) await settings.put(t.pingshan.admin, 'terms', i, { hazard: word });
    await settings.put(t.pingshan.as('district-admin'), 'hazardCategories', 0, ['消防']);
    await settings.put(t.binjiang.admin, 'terms', 0, { hazard: '对方' });
  }, 60_000);
  afterAll(async () => {
    await t.db.drop();
    rmSync(join(dir, '..'), { recursive: true, force: true });
  });

  const sealAll = (tenantId: string): Promise<void> => sealer.sealAll(tenantId, 20_000);

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
    expect(await targets({ actor: '测试员' })).toHaveLength(4);
    expect(await targets({ actor: '试' })).toHaveLength(4);
    expect(await targets({ actor: '张三' })).toEqual([]);
    expect(await targets({ actor: '%' })).toEqual([]);
    expect(await targets({ action: 'setting.changed', target: 'settings/h' })).toEqual(['settings/hazardCategories']);
    for (const start of ['setting_', '%', 'Setting.']) expect(await targets({ action: start })).toEqual([]);
    expect(await targets({ q: '乙' })).toHaveLength(2);
    expect(await targets({ q: '%' })).toEqual([]);
    expect(await targets({ traceId: 'a'.repeat(32) })).toEqual([]);
    expect(await targets({ from: '2100-01-01T00:00:00+08:00' })).toEqual([]);
    expect(await targets({ from: '2020-01-01T00:00:00+08:00', to: '2100-01-01T00:00:00+08:00' })).toHaveLength(4);
    expect(await targets({ from: '1900-01-01T00:00:00Z', to: '9998-12-31T23:59:59Z' })).toHaveLength(4);
    const { rows } = await t.db.admin.query<{ at: Date }>('select at from tenancy.audit_entry where tenant_id = $1 order by id', [t.pingshan.tenantId]);
    const [first, second] = rows.map((r) => r.at);
    expect(await targets({ from: first?.toISOString(), to: new Date((second?.getTime() ?? 0) + 1).toISOString() })).toHaveLength(2);
  });

  it('given an outcome, then what was refused, or the rest', async () => {
    const auditor = t.pingshan.as('auditor');
    const refused = { caller: auditor, operation: settingApi.put, target: 'settings/terms', reason: 'permission', permission: undefined, status: 403, code: 'request.forbidden' } as const;
    const log = new RefusalLog(t.db.tenantTx(), (e) => { throw e; });
    log.note(refused);
    await log.stop();
    const actions = async (query: object) => (await audit.page(t.pingshan.admin, { ...page, ...query })).items.map((e) => e.action);
    expect(await actions({ outcome: 'refused' })).toEqual(['access.refused']);
    expect(await actions({ outcome: 'refused', action: 'setting.' })).toEqual([]);
    expect(await actions({ outcome: 'done' })).toEqual(Array(4).fill('setting.changed'));
    expect((await audit.page(t.binjiang.admin, { ...page, outcome: 'refused' })).items).toEqual([]);
    await t.db.admin.query("delete from tenancy.audit_entry where action = 'access.refused'");
  });

  it('given a search in details that looks at two entries a page, then pages lead on to all that fit, in order, each once', async () => {
    const short = new AuditService('tenancy', t.db.tenantTx(), anchors, 2);
    const found = async (query: AuditQuery) => {
      const pages: string[][] = [];
      for (let cursor: string | undefined; ; ) {
        const one = await short.page(t.pingshan.admin, { ...query, cursor });
        expect(one.total).toBeUndefined();
        // A page that is not full says how far back it looked.
        expect(Date.parse(one.searchedTo ?? '')).toEqual(one.nextCursor !== null && one.items.length < (query.limit ?? 50) ? expect.any(Number) : Number.NaN);
        pages.push(one.items.map((e) => e.target));
        if (one.nextCursor === null) return pages;
        cursor = one.nextCursor;
      }
    };
    // Four entries, newest first: the categories, then the terms three times.
    expect(await found({ ...page, q: '甲', total: true })).toEqual([[], ['settings/terms', 'settings/terms'], []]);
    expect(await found({ ...page, limit: 1, q: '甲' })).toEqual([[], ['settings/terms'], ['settings/terms']]);
    expect((await found({ ...page, q: '没有' })).flat()).toEqual([]);
    const all: AuditEntryDto[] = [];
    for await (const some of short.pages(t.pingshan.admin, { limit: 1, q: '甲' })) all.push(...some);
    expect(all).toHaveLength(2);
    await expect(short.page(t.pingshan.admin, { ...page, q: '甲', cursor: 'x' })).rejects.toMatchObject({ code: 'request.invalid' });
  });

  it('given sealing, then each entry has its number in the chain, and the chain has no fault', async () => {
    expect((await audit.page(t.pingshan.admin, page)).items.every((e) => e.sealed === null)).toBe(true);
    expect(await audit.chain(t.pingshan.admin)).toMatchObject({ sealed: 0, unsealed: 4, headHash: null, faults: [], anchors: { checked: 0, last: null } });
    await sealAll(t.pingshan.tenantId);
    expect((await audit.page(t.pingshan.admin, page)).items.map((e) => e.sealed)).toEqual([4, 3, 2, 1]);
    expect(await audit.chain(t.pingshan.admin)).toMatchObject({ sealed: 4, unsealed: 0, headHash: expect.stringMatching(/^[0-9a-f]{64}$/), faults: [] });
    expect(await audit.chain(t.binjiang.admin)).toMatchObject({ sealed: 0, unsealed: 1 });
    for (const tenant of [t.pingshan, t.binjiang]) {
      const { verified, ...walked } = await audit.chain(tenant.admin);
      expect([verified, await audit.chain(tenant.admin, false)]).toEqual([true, { ...walked, verified: false }]);
    }
  });

  it('given an export, then it has every row of the filters', async () => {
    const rows: AuditEntryDto[] = [];
    for await (const some of audit.pages(t.pingshan.admin, { limit: 1, target: 'settings/' })) rows.push(...some);
    expect(rows).toHaveLength(4);
  });

  it('given an anchor on demand, then what can be sealed is sealed, the head stands in a file of its owner alone, and the log says so', async () => {
    await settings.put(t.pingshan.admin, 'terms', 3, { hazard: '丁' });
    const anchored = await audit.anchor(t.pingshan.admin);
    expect(anchored).toMatchObject({ number: 5, hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    const file = join(dir, 'tenancy.jsonl');
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ ...anchored, service: 'tenancy', tenant: '440310', tenantId: t.pingshan.tenantId });
    expect([statSync(dir).mode & 0o777, statSync(file).mode & 0o777]).toEqual([0o700, 0o600]);
    expect(await audit.chain(t.pingshan.admin)).toMatchObject({ headHash: anchored.hash, faults: [], anchors: { checked: 1, unreadable: 0, last: anchored } });
    expect((await audit.page(t.pingshan.admin, { limit: 1 })).items).toMatchObject([{ action: 'audit.anchored', detail: { number: 5, hash: anchored.hash } }]);
  });

  it('given the hourly anchoring, then every tenant with a new head gets a line, and one without gets none', async () => {
    const lines = (): { tenant: string; number: number }[] => readFileSync(join(dir, 'tenancy.jsonl'), 'utf8').trim().split('\n').map((l) => JSON.parse(l));
    await anchors.anchorAll();
    expect(lines()).toHaveLength(1);
    await sealAll(t.pingshan.tenantId);
    await sealAll(t.binjiang.tenantId);
    await anchors.anchorAll();
    await anchors.anchorAll();
    expect(lines().map((l) => [l.tenant, l.number])).toEqual([['440310', 5], ['440310', 6], ['330108', 1]]);
    expect(await audit.chain(t.binjiang.admin)).toMatchObject({ anchors: { checked: 1 }, faults: [] });
  });

  it('given an auditor of one street, then the log of the whole tenant is not his', async () => {
    const local = t.pingshan.as({ role: 'auditor', unitId: null, divisionPrefix: '440310001' });
    await expect(audit.page(local, page)).rejects.toMatchObject({ code: 'request.forbidden' });
    expect(() => audit.pages(local, page)).toThrow(expect.objectContaining({ code: 'request.forbidden', refusal: 'scope' }));
    await expect(audit.anchor(local)).rejects.toMatchObject({ code: 'request.forbidden' });
    await expect(audit.chain(local, false)).rejects.toMatchObject({ code: 'request.forbidden' });
    await expect(audit.chain(local)).rejects.toMatchObject({ code: 'request.forbidden' });
  });
});
