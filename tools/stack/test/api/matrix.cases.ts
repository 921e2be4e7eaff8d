import { permissionsOf, roleNames } from '@anlan/contracts/access';
import { operations } from '@anlan/contracts/kit';
import '@anlan/contracts/enforcement';
import '@anlan/contracts/responsibility';
import '@anlan/contracts/tenancy';
import type { Response } from 'supertest';
import type { Caller, World } from './api.kit';
import { nobodys, pathWith, type ApiOperation, type OpenApi } from './openapi.kit';
import { problemFaults } from './problem.kit';
import { roleClient } from './cast.kit';
import { listOf, type Seed } from './seed.kit';

/** An address of the operation that holds no record. */
export function addressOf(api: OpenApi, o: ApiOperation): string {
  const values = o.parameters.filter((p) => p.in === 'path').map((p) => [p.name, p.schema.enum ? String(api.sample(p.schema)) : nobodys(p.name)]);
  return pathWith(o.path, Object.fromEntries(values) as Record<string, string>);
}

/** Every operation of the published document × who asks; what is expected follows from its permission and the roles. */
export function matrixCases(world: () => World, api: () => OpenApi, seed: () => Seed): void {
  const all = async (right: (o: ApiOperation) => Promise<string | undefined>): Promise<string[]> => {
    const faults: string[] = [];
    for (const o of api().operations) {
      const fault = await right(o);
      if (fault) faults.push(`${o.id}: ${fault}`);
    }
    return faults;
  };
  const unless = (res: Response, status: number, code: string): string | undefined => {
    const faults = problemFaults(res);
    return res.status === status && res.body.code === code && faults.length === 0 ? undefined : `${res.status} ${res.text} ${faults.join()}`;
  };

  describe('every operation', () => {
    it('given the document, then it has every operation of the contracts, each with a permission', () => {
      expect(api().operations.map((o) => o.id).sort()).toEqual(operations().map((o) => `${o.service}.${o.id}`).sort());
      expect(api().operations.filter((o) => !o.permission || o.permission === 'undefined')).toEqual([]);
      expect(api().operations.length).toBeGreaterThan(50);
    });

    it('given a client of each role, then 403 exactly where the role lacks the permission', async () => {
      const w = world();
      const callers: [string, Caller][] = [['platform-operator', w.operator]];
      for (const role of roleNames('district')) callers.push([role, seed().as[role] as Caller]);
      for (const role of roleNames('city')) callers.push([role, await roleClient(w.shenzhen, role)]);
      let refused = 0;
      const faults = await all(async (o) => {
        const wrong: string[] = [];
        for (const [role, caller] of callers) {
          const allowed = ['signed-in', 'public'].includes(o.permission) || permissionsOf(role).includes(o.permission as never);
          const res = await caller.call(o.method, addressOf(api(), o));
          const forbidden = unless(res, 403, 'request.forbidden') === undefined;
          refused += Number(forbidden);
          if (forbidden === allowed || res.status === 401 || !o.statuses.includes(res.status)) wrong.push(`${role}: ${res.status} ${res.text}`);
        }
        return wrong.join('\n') || undefined;
      });
      expect(faults).toEqual([]);
      expect(refused).toBeGreaterThan(300);
    });

    it('given a change that wants If-Match, then none is 428 and one that is no ETag of ours is 400', async () => {
      const wanted = (o: ApiOperation): boolean => o.parameters.some((p) => p.name === 'If-Match');
      const malformed = ['*', '1', 'W/"1"', '""', '"a"', '"1", "2"', '"99999999999"'];
      const faults = await all(async (o) => {
        if (!wanted(o)) return undefined;
        const who = o.path.includes('/tenants') ? world().shenzhen.admin : (seed().cast.holders(o.permission)[0] as Caller);
        const body = o.jsonBody && api().sample(o.jsonBody);
        const wrong = [unless(await who.call(o.method, addressOf(api(), o), { body }), 428, 'request.if_match_required')];
        for (const value of malformed) {
          const res = await who.call(o.method, addressOf(api(), o), { body, headers: { 'if-match': value } });
          wrong.push(unless(res, 400, 'request.invalid') ?? (res.body.errors[0].path === 'headers.if-match' ? undefined : `${value}: ${res.text}`));
        }
        return wrong.filter(Boolean).join('\n') || undefined;
      });
      expect(faults).toEqual([]);
      expect(api().operations.filter(wanted).length).toBeGreaterThan(12);
    });

    it('given a cursor, limit or flag that is none, then every list answers 400 and names the parameter', async () => {
      const cursors = ['abc', '!!', '[]', '[1]', '["x"]', '[null]', '["\\u0000"]', '["\\ud800"]', '{"a":1}', '[1,2,3]', '["01980000-0000-7000-8000-00000000dead","x"]', '"'];
      const values: Record<string, string[]> = {
        cursor: [...cursors.slice(0, 2), ...cursors.slice(2).map((c) => Buffer.from(c).toString('base64url')), 'x'.repeat(513)],
        limit: ['0', '201', '-1', '1.5', 'abc', '', '1e9', 'NaN'],
        total: ['yes', '1', ''],
      };
      const lists = api().operations.filter((o) => o.method === 'get' && o.parameters.some((p) => p.in === 'query' && p.name === 'cursor'));
      expect(lists.length).toBeGreaterThan(8);
      const faults: string[] = [];
      for (const o of lists) {
        const who = o.path.includes('/tenants') ? world().shenzhen.admin : (seed().cast.holders(o.permission)[0] as Caller);
        const address = listOf(seed(), o);
        for (const p of o.parameters.filter((x) => values[x.name])) {
          for (const value of values[p.name] ?? []) {
            const res = await who.get(`${address}${address.includes('?') ? '&' : '?'}${p.name}=${encodeURIComponent(value)}`);
            // Where rows are ordered by a text, any text is a place in it; where by a number, any number.
            const place = p.name === 'cursor' && res.status === 200 && [cursors[4], cursors[7], ...(o.id === 'enforcement.draw.published-subjects' ? [cursors[3]] : [])].includes(Buffer.from(value, 'base64url').toString());
            const wrong = place ? undefined : unless(res, 400, 'request.invalid') ?? (res.body.errors.some((e: { path: string }) => e.path === `query.${p.name}`) ? undefined : res.text);
            if (wrong) faults.push(`${o.id}?${p.name}=${value}: ${wrong}`);
          }
        }
      }
      expect(faults).toEqual([]);
    });
  });
}
