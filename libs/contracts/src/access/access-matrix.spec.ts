import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isOwnOnly, permissions, permissionsOf, roleNames, roleTable, type Permission } from '.';
import { defineOperation, operations, type Operation } from '../kit';
import { sortedOperations } from '../openapi';

const FILE = join(__dirname, 'access-matrix.snap.txt');
const ACCEPT = 'ACCEPT_ACCESS=1 npx jest --selectProjects unit --testPathPatterns access-';

/** Every contract there is, so that a new service is in the table without a line here. */
beforeAll(async () => {
  const areas = readdirSync(join(__dirname, '..'), { withFileTypes: true }).filter((d) => d.isDirectory());
  for (const { name } of areas) await import(`../${name}/index`);
});

const holdersOf = (permission: Operation['permission']): string => {
  if (permission === 'public') return '(nobody has to sign in)';
  if (permission === 'signed-in') return '(every member)';
  return roleNames().filter((r) => permissionsOf(r).includes(permission)).map((r) => (isOwnOnly(r) ? `${r}*` : r)).join(' ') || '(nobody)';
};

/** One line for the operation, and one more where a file of it wants another permission. */
const linesOf = (o: Operation): string[] => {
  const line = (name: string, permission: Operation['permission']): string => `${name}  ${o.method} ${o.path}  ${permission}  ${holdersOf(permission)}`;
  const name = `${o.service}.${o.id}`;
  return [line(name, o.permission), ...(typeof o.export === 'string' ? [line(`${name} (export)`, o.export)] : [])];
};

const table = (): string =>
  [
    '# Who may call what: operation, address, permission, roles (* own records only). Made by access-matrix.spec.ts; accept a change with',
    `# ${ACCEPT}`,
    ...sortedOperations(operations()).flatMap(linesOf),
    '',
  ].join('\n');

it('given every operation, then its permission and the roles that hold it are those that were agreed', () => {
  const now = table();
  if (process.env['ACCEPT_ACCESS']) writeFileSync(FILE, now);
  const agreed = readFileSync(FILE, 'utf8').split('\n');
  const lines = now.split('\n');
  const changes = [...agreed.filter((l) => !lines.includes(l)).map((l) => `- ${l}`), ...lines.filter((l) => !agreed.includes(l)).map((l) => `+ ${l}`)];
  if (changes.length > 0) throw new Error(`Who may call what has changed:\n${changes.join('\n')}\nIf that is meant, accept it and let it be reviewed: ${ACCEPT}`);
  expect(lines).toEqual(agreed);
});

it('given every permission, then some role holds it and some operation asks for it, or a rule of a service', () => {
  const byRule: Permission[] = ['admin-account.manage', 'personal.reveal-identity'];
  const asked = new Set<string>([...operations().flatMap((o) => (typeof o.export === 'string' ? [o.permission, o.export] : [o.permission])), ...byRule]);
  expect(Object.keys(permissions).filter((p) => !asked.has(p))).toEqual([]);
  expect(Object.keys(permissions).filter((p) => !roleNames().some((r) => permissionsOf(r).includes(p as never)))).toEqual([]);
  for (const role of roleTable()) expect([role.name, new Set(role.permissions).size]).toEqual([role.name, role.permissions.length]);
});

describe('the roles of the house', () => {
  const holds = (role: string, permission: string): boolean => (permissionsOf(role) as readonly string[]).includes(permission);

  it('are those of the architecture', () => {
    expect(roleNames('platform')).toEqual(['platform-operator']);
    expect(roleNames('city')).toEqual(['city-admin', 'city-supervisor', 'city-analyst']);
    expect(roleNames('district')).toEqual([
      'district-admin', 'security-admin', 'auditor', 'leader', 'section-officer', 'enforcement-officer', 'duty-officer', 'street-officer', 'community-officer', 'grid-member',
      'enterprise-owner', 'enterprise-safety-officer', 'integrator',
    ]);
  });
  it('keep the three administrators apart: none keeps its own account, and only one reads the log or the ledger without changing roles', () => {
    expect(roleTable().filter((r) => r.separate).map((r) => r.name)).toEqual(['district-admin', 'security-admin', 'auditor']);
    expect(holds('security-admin', 'member.manage') || holds('security-admin', 'audit.read')).toBe(false);
    expect(holds('district-admin', 'admin-account.manage')).toBe(false);
    expect(permissionsOf('auditor').filter((p) => !p.endsWith('.read'))).toEqual([]);
  });
  it('give a role of a lower place nothing that its superior lacks, and readers nothing but reading', () => {
    const inside = (lower: string, upper: string): string[] => permissionsOf(lower).filter((p) => !holds(upper, p));
    expect([inside('grid-member', 'community-officer'), inside('community-officer', 'street-officer'), inside('street-officer', 'section-officer')]).toEqual([[], [], []]);
    for (const reader of ['city-supervisor', 'city-analyst', 'integrator']) expect(permissionsOf(reader).filter((p) => !p.endsWith('.read'))).toEqual([]);
    // A leader reads, says yes or no to what others ask, signs what names him, urges what lags, and records what he did of his own duties.
    expect(permissionsOf('leader').filter((p) => !/\.(read|approve|sign|urge)$/.test(p))).toEqual(['duty-act.record']);
  });
  it('know no role that is not declared, not even by the names every object has', () => {
    for (const name of ['', 'admin', 'constructor', '__proto__', 'toString']) expect(permissionsOf(name)).toEqual([]);
  });
});

describe('an operation without a permission', () => {
  const spec = { service: 'oversight', method: 'GET', path: '/nothing', summary: { zh: '无', en: 'none' }, status: 200 } as const;
  it('does not compile, and is not declared', () => {
    // @ts-expect-error -- a permission is wanted
    expect(() => defineOperation({ ...spec, id: 'nothing.without' })).toThrow('oversight:nothing.without has no permission');
    // @ts-expect-error -- and one that is declared
    expect(() => defineOperation({ ...spec, id: 'nothing.unknown', permission: 'nothing.read' })).toThrow('nothing.read');
    expect(operations().some((o) => o.id.startsWith('nothing.'))).toBe(false);
  });
});
