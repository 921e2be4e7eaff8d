import type { VerifiedToken } from '../auth';
import { AccessDirectory, type Access } from './access-directory';

const token = { tenantId: 't1', slug: '440310', subject: 's' } as VerifiedToken;
const access = (role: string): Access => ({ actor: { id: 's', memberId: 'm', name: '张伟', kind: 'user' }, grants: [{ role, unitId: null, divisionPrefix: null }] });

describe('what is kept of a subject\'s bindings', () => {
  let asked: number;
  let now: number;
  let role: string;
  let directory: AccessDirectory;
  const at = (time: string): void => void (now = Date.parse(`2026-03-02T${time}+08:00`));
  const held = async () => (await directory.find(token))?.grants[0]?.role;
  beforeEach(() => {
    asked = 0;
    role = 'leader';
    at('09:00:00');
    directory = new AccessDirectory({ find: async () => ((asked += 1), access(role)) }, () => now);
  });

  it('given ten seconds, then the source is asked once; after them again', async () => {
    expect([await held(), await held(), asked]).toEqual(['leader', 'leader', 1]);
    role = 'auditor';
    now += 9_999;
    expect(await held()).toBe('leader');
    now += 1;
    expect([await held(), asked]).toEqual(['auditor', 2]);
  });

  it('given midnight in Shanghai, then nothing of yesterday is taken for today', async () => {
    at('23:59:58');
    expect(await held()).toBe('leader');
    role = 'nobody';
    at('23:59:59.999');
    expect(await held()).toBe('leader');
    now += 1;
    expect([await held(), asked]).toEqual(['nobody', 2]);
  });

  it('given an answer that was asked for before midnight and came after, then it is not kept', async () => {
    at('23:59:59.900');
    const slow = new AccessDirectory({ find: async () => ((asked += 1), (now += 200), access(role)) }, () => now);
    await slow.find(token);
    await slow.find(token);
    expect(asked).toBe(2);
  });

  it('given an event of the tenant, then it is forgotten; of another, then not', async () => {
    await held();
    directory.forgetTenant('t2');
    await held();
    expect(asked).toBe(1);
    directory.forgetTenant('t1');
    await held();
    expect(asked).toBe(2);
  });
});
