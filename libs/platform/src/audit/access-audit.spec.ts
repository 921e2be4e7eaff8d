import type { Operation } from '@anlan/contracts/kit';
import type { TenantTx } from '../db';
import type { CallRequest } from '../http/call';
import { AccessAudit } from './access-audit';
import type { RefusalLog } from './refusal-log';

const HOUR = 3_600_000;
const file = { id: 'hazard.file', path: '/hazards/:id/files/:fileId', method: 'GET', audited: 'downloaded' } as unknown as Operation;
const log = { id: 'audit.list', path: '/audit', method: 'GET', audited: 'read' } as unknown as Operation;

describe('what is seen again', () => {
  let now = 0;
  let entries: string[] = [];
  let broken = false;
  const tx = {
    write: async (ctx: { tenantId: string; actor: { id: string } }, work: (tx: { audit: (e: { action: string; target: string }) => void }) => Promise<void>) => {
      if (broken) throw new Error('no database');
      await work({ audit: (e) => void entries.push(`${ctx.tenantId} ${ctx.actor.id} ${e.action} ${e.target}`) });
    },
  };
  let audit: AccessAudit;
  const see = (operation: Operation, who: string, { tenant = 'a', params = {}, query = {} }: { tenant?: string; params?: object; query?: object } = {}) =>
    audit.read({ operation, params, headers: {}, call: { ctx: { tenantId: tenant, actor: { id: who } }, query } } as unknown as CallRequest);
  const picture = { params: { id: '1', fileId: '2' } };

  beforeEach(() => {
    [now, entries, broken] = [0, [], false];
    audit = new AccessAudit(tx as unknown as TenantTx, {} as RefusalLog, () => now);
  });

  it('given one picture shown by a page over and over, then it is one entry an hour', async () => {
    for (const at of [0, 1, HOUR - 1]) {
      now = at;
      await see(file, 'wang', picture);
    }
    expect(entries).toEqual(['a wang hazard.downloaded hazards/1/files/2']);
    now = HOUR;
    await see(file, 'wang', picture);
    expect(entries).toHaveLength(2);
  });

  it('given another person, another picture or another tenant, then each is an entry', async () => {
    await see(file, 'wang', picture);
    await see(file, 'li', picture);
    await see(file, 'wang', { params: { id: '1', fileId: '3' } });
    await see(file, 'wang', { ...picture, tenant: 'b' });
    expect(entries).toEqual(['a wang hazard.downloaded hazards/1/files/2', 'a li hazard.downloaded hazards/1/files/2', 'a wang hazard.downloaded hazards/1/files/3', 'b wang hazard.downloaded hazards/1/files/2']);
  });

  it('given an entry that could not be written, then the file is refused, and the next time is not taken for a repetition', async () => {
    broken = true;
    await expect(see(file, 'wang', picture)).rejects.toThrow('no database');
    broken = false;
    await see(file, 'wang', picture);
    expect(entries).toHaveLength(1);
  });

  it('given the pages of one reading of the log, then they are one entry; a new reading is another, and so is a cursor that came from nowhere', async () => {
    await see(log, 'wang', { query: { q: '甲' } });
    await see(log, 'wang', { query: { q: '甲', cursor: 'x' } });
    await see(log, 'wang', { query: { q: '甲', cursor: 'y' } });
    expect(entries).toHaveLength(1);
    await see(log, 'wang', { query: { q: '甲' } });
    await see(log, 'wang', { query: { q: '乙', cursor: 'x' } });
    expect(entries).toHaveLength(3);
  });
});
