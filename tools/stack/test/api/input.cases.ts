import { Client } from 'pg';
import { call, type World } from './api.kit';
import type { OpenApi } from './openapi.kit';
import { expectProblem, labelled } from './problem.kit';
import { rowCounts } from './rows.kit';
import { hazards, inDays, type Seed } from './seed.kit';

const json = { 'content-type': 'application/json' };
const deep = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`;

/** Bad requests: each gets an answer that says what is wrong, and leaves nothing behind. */
export function inputCases(world: () => World, api: () => OpenApi, seed: () => Seed): void {
  describe('bad input', () => {
    let db: Client;
    let before: Record<string, number>;
    beforeAll(async () => {
      db = new Client({ connectionString: world().stack.adminDatabaseUrl });
      await db.connect();
    });
    afterAll(() => db?.end());
    beforeEach(async () => void (before = await rowCounts(db)));
    // Not one row more, in no table, whatever was sent.
    afterEach(async () => expect(await rowCounts(db)).toEqual(before));

    const send = (body: string | Buffer, headers: Record<string, string> = json) => world().pingshan.admin.post(hazards, body, { headers });
    const with_ = (more: object) => send(JSON.stringify(seed().report(seed().communities[0], more)));

    it.each(labelled([
      '{', '{"title":}', 'nul', '{"title":"a"}}', "{'title':'a'}", '{"title":NaN}', '{"title":"a\n"}', '\u0000', '{"a":1,}', '[', '"',
      '{"__proto__":{"title":"x"}}', '{"title":"x","position":{"__proto__":{"lng":1}}}', '{"constructor":{"prototype":{"title":"x"}}}',
    ]))('given %s, then it is not valid JSON', async (_, body) => {
      expectProblem(await send(body), 400, 'request.malformed_json');
    });

    it.each(labelled(['null', '[]', '"x"', '42', 'true', '{}', '', '   ', deep(50_000), `{"title":${deep(50_000)}}`]))('given %s, then it is no report', async (_, body) => {
      const plain = await send(body);
      const code = body === '   ' ? 'request.malformed_json' : 'request.invalid';
      const problem = expectProblem(plain, 400, code);
      if (code === 'request.invalid') expect(problem.errors.every((e) => /^body\b/.test(e.path))).toBe(true);
      expectProblem(await send(body, { ...json, 'idempotency-key': 'deep-or-empty' }), 400, code);
    });

    it('given no body at all, then every missing field is named', async () => {
      const problem = expectProblem(await world().pingshan.admin.post(hazards), 400, 'request.invalid');
      expect(problem.errors.map((e) => e.path).sort()).toEqual(['body.divisionCode', 'body.source', 'body.title']);
    });

    it.each([
      ['body.title', { title: 5 }], ['body.title', { title: null }], ['body.title', { title: '' }], ['body.title', { title: '   ' }], ['body.title', { title: ['a'] }], ['body.title', { title: {} }],
      ['body.title', { title: 'x'.repeat(201) }], ['body.title', { title: 'x'.repeat(900_000) }], ['body.title', { title: 'a\u0000b' }], ['body.title', { title: 'a\u001bb' }], ['body.title', { title: 'a\ud800b' }],
      ['body.description', { description: '\udfff' }], ['body.description', { description: 'x'.repeat(4_001) }], ['body.category', { category: '\u0000' }], ['body.subjectName', { subjectName: 'a\ud83d' }],
      ['body.level', { level: '较大' }], ['body.level', { level: 'MAJOR' }], ['body.source', { source: undefined }], ['body.rectification', { rectification: 1 }],
      ['body.divisionCode', { divisionCode: '44' + '0'.repeat(30) }], ['body.divisionCode', { divisionCode: 440310 }], ['body.divisionCode', { divisionCode: '440310\u0000' }], ['body.divisionCode', { divisionCode: "4403' or 1=1" }],
      ['body.dueAt', { dueAt: 'tomorrow' }], ['body.dueAt', { dueAt: '2031-02-30T00:00:00Z' }], ['body.dueAt', { dueAt: '2031-03-02T09:30:00' }], ['body.dueAt', { dueAt: 1_900_000_000_000 }],
      ['body.position.lng', { position: { lng: 181, lat: 0 } }], ['body.position.lat', { position: { lng: 114, lat: '22' } }], ['body.position.crs', { position: { lng: 114, lat: 22, crs: 'EPSG:4326' } }], ['body.position', { position: [114, 22] }],
      ['body.evidence', { evidence: Array.from({ length: 21 }, () => 'x') }], ['body.evidence[1]', { evidence: ['x', 7] }], ['body.evidence[0]', { evidence: [{}] }],
      ['body.status', { status: 'closed' }], ['body.tenantId', { tenantId: 'x' }], ['body.position.alt', { position: { lng: 114, lat: 22, alt: 5 } }],
    ])('given a report with a wrong field, then %s is named', async (path, more) => {
      expectProblem(await with_(more), 400, 'request.invalid', path);
    });

    it('given several faults in query and body, then all are named at once', async () => {
      const problem = expectProblem(await with_({ title: '', level: 'x', unknown: 1 }), 400, 'request.invalid');
      expect(problem.errors.map((e) => e.path).sort()).toEqual(['body.level', 'body.title', 'body.unknown']);
      const list = expectProblem(await world().pingshan.admin.get(`${hazards}?limit=0&level=x&overdue=maybe`), 400, 'request.invalid');
      expect(list.errors.map((e) => e.path).sort()).toEqual(['query.level', 'query.limit', 'query.overdue']);
    });

    it.each([
      ['hazard.unknown_division', 'body.divisionCode', { divisionCode: '440399001001' }], ['hazard.unknown_division', 'body.divisionCode', { divisionCode: '110101001001' }],
      ['hazard.credit_code', 'body.subjectCreditCode', { subjectCreditCode: '91440300MA5XXXXXX0' }], ['hazard.credit_code', 'body.subjectCreditCode', { subjectCreditCode: '9144\u0000' }],
      ['hazard.position', 'body.position', { position: { lng: -74, lat: 40.7 } }], ['hazard.position', 'body.position', { position: { lng: 22.7, lat: 80 } }],
      ['hazard.due_in_past', 'body.dueAt', { dueAt: '2020-01-01T00:00:00+08:00' }],
      ['hazard.unknown_file', 'body.evidence', { evidence: [{ fileId: '01980000-0000-7000-8000-00000000dead' }] }],
    ])('given a report the rules refuse, then %s at %s', async (code, path, more) => {
      expectProblem(await with_(more), 400, code, path);
    });

    it.each(['text/plain', 'application/xml', 'application/x-www-form-urlencoded', 'text/csv', 'image/png', 'multipart/form-data; boundary=x', 'application/merge-patch+json', 'nonsense'])(
      'given a body of type %s, then 415', async (type) => {
        expectProblem(await send(JSON.stringify(seed().report(seed().communities[0])), { 'content-type': type }), 415, 'request.media_type');
      });

    it('given two megabytes of JSON, then 413', async () => {
      expectProblem(await with_({ description: 'x'.repeat(2 * 1024 * 1024) }), 413, 'request.too_large');
    });

    it.each([
      ['status', 'open'], ['status', 'closed,open'], ['status', ''], ['level', 'x'], ['source', 'x'], ['divisionCode', 'abc'], ['divisionCode', '99'], ['reportedFrom', 'yesterday'], ['reportedTo', '2026-13-01T00:00:00Z'],
      ['reportedFrom', '0000-01-01T00:00:00Z'], ['reportedFrom', '2026-01-01T00:00:00+23:59'], ['q', ''], ['q', 'x'.repeat(101)], ['q', 'a\u0000'],
      ['order', 'title'], ['age', '5'], ['month', '2026-13'], ['category', ''], ['category', 'a\u0000'], ['level', 'major,x'], ['source', ','], ['assigneeUnitId', 'x'], ['dueFrom', '2026'], ['placed', 'maybe'],
    ].map(([name = '', value = '']) => [name, JSON.stringify(value).slice(0, 50), value] as const))('given the hazard filter %s = %s, then 400 names it', async (name, _, value) => {
      expectProblem(await world().pingshan.admin.get(`${hazards}?${name}=${encodeURIComponent(value)}`), 400, 'request.invalid', `query.${name}`);
      expectProblem(await world().pingshan.admin.get(`${hazards}?${name}=${encodeURIComponent(value)}`, { accept: 'text/csv' }), 400, 'request.invalid', `query.${name}`);
    });

    it.each([['by', 'colour'], ['by', 'status,level,source,month'], ['by', ''], ['month', '2026'], ['month', '2026-99'], ['divisionCode', '1'], ['divisionLevel', 'county'], ['category', ''], ['status', 'x']])('given statistics with %s=%p, then 400', async (name, value) => {
      const res = await world().pingshan.admin.get(`${hazards}/statistics?${name}=${encodeURIComponent(value)}`);
      const problem = expectProblem(res, 400, 'request.invalid');
      expect(problem.errors[0]?.path).toMatch(new RegExp(`^query\\.${name}`));
    });

    it.each([['map', 'bbox', '1,2,3'], ['map', 'bbox', '200,0,0,0'], ['map', 'zoom', '25'], ['map', 'zoom', 'x'], ['map', 'age', 'old'], ['changes', 'cursor', 'x'], ['changes', 'limit', '0']])('given %s of hazards with %s=%p, then 400 names it', async (view, name, value) => {
      expectProblem(await world().pingshan.admin.get(`${hazards}/${view}?${name}=${encodeURIComponent(value)}`), 400, 'request.invalid', `query.${name}`);
    });

    it.each([['kind', 'close'], ['urgency', 'never'], ['cursor', 'x'], ['divisionCode', '1'], ['limit', '201']])('given to-dos with %s=%p, then 400 names it', async (name, value) => {
      expectProblem(await world().pingshan.admin.get(`/api/enforcement/v1/todos?${name}=${encodeURIComponent(value)}`), 400, 'request.invalid', `query.${name}`);
    });

    it('given a parameter twice, or a name that an object has of itself, then 400 or nothing comes of it', async () => {
      const { admin } = world().pingshan;
      for (const name of ['limit', 'level', 'q', 'status', 'overdue', 'cursor']) expectProblem(await admin.get(`${hazards}?${name}=1&${name}=2`), 400, 'request.invalid', `query.${name}`);
      for (const query of ['__proto__=x', '__proto__[limit]=0', 'constructor=x', 'toString=1', 'q[]=x', 'unknown=1', '%00=1', '&&&', '=']) expect((await admin.get(`${hazards}?${query}`)).status).toBe(200);
    });

    it('given addresses and methods that are not there, then 404 or 405, and an id that is none is 404', async () => {
      const { admin } = world().pingshan;
      for (const path of ['/api', '/api/', '/api/nothing/v1/x', '/api/enforcement', '/api/enforcement/v2/hazards', '/api/enforcement/v1/nothing', '/api/enforcement/v1/hazards/x/y/z', '/api/relay/v1/x']) {
        expectProblem(await admin.get(path), 404, 'request.route_not_found');
      }
      for (const id of ['x', '%00', "'", '01980000-0000-7000-8000', '..%2f..']) expect((await admin.get(`${hazards}/${id}`)).status).toBe(404);
      for (const [method, path] of [['delete', hazards], ['put', hazards], ['patch', `${hazards}/${seed().hazards[0]?.id}`], ['post', `${hazards}/statistics`], ['delete', '/api/tenancy/v1/audit'], ['put', '/api/tenancy/v1/audit']] as const) {
        const res = await admin.call(method, path, { body: {} });
        expect([404, 405]).toContain(res.status);
        expectProblem(res, res.status, res.status === 404 ? 'request.route_not_found' : 'request.method_not_allowed');
      }
    });

    it('given Accept-Language, then the answer is in that language, fields included; Chinese where nothing is said', async () => {
      const { origin, pingshan } = world();
      const ask = async (language: string | undefined, body: object) =>
        pingshan.admin.post(hazards, body, language === undefined ? {} : { headers: { 'accept-language': language } });
      const han = /\p{Script=Han}/u;
      for (const [language, chinese] of [[undefined, true], ['zh-CN', true], ['zh', true], ['fr', true], ['en', false], ['en-GB,zh;q=0.5', false]] as const) {
        for (const body of [{}, seed().report('440399001001'), seed().report(seed().communities[0], { title: 'a\u0000', evidence: [{}] }), seed().report('x')]) {
          const res = await ask(language, body);
          const text = [res.body.title, res.body.detail, ...res.body.errors.map((e: { message: string }) => e.message)];
          expect({ language, text, wrong: text.filter((t: string) => han.test(t) !== chinese) }).toEqual({ language, text, wrong: [] });
          expect(res.headers['content-language']).toBe(chinese ? 'zh-CN' : 'en');
        }
      }
      expect((await call(origin, 'get', '/api/nothing', { headers: { 'accept-language': 'en' } })).body.title).toBe('There is nothing at this address');
    });

    it('given the fields of the organization, then what no database can hold is refused where it is entered', async () => {
      const t = '/api/tenancy/v1';
      const { admin } = world().pingshan;
      for (const bad of ['a\u0000b', 'a\ud800b', '\ud800']) {
        expectProblem(await admin.post(`${t}/units`, { kind: 'other', name: bad }), 400, 'request.invalid', 'body.name');
        expectProblem(await admin.post(`${t}/members`, { username: 'someone', displayName: bad }), 400, 'request.invalid', 'body.displayName');
        expectProblem(await admin.post(`${t}/clients`, { name: bad, roles: ['leader'] }), 400, 'request.invalid', 'body.name');
        expectProblem(await admin.post(`${t}/integrations`, { name: bad, events: ['enforcement.hazard.*'] }), 400, 'request.invalid', 'body.name');
        expectProblem(await admin.call('put', `${t}/settings/terms`, { body: { value: { hazard: bad } }, version: 1 }), 400, 'request.invalid');
        expectProblem(await admin.call('put', `${t}/settings/hazardCategories`, { body: { value: [bad] }, version: 0 }), 400, 'request.invalid');
        for (const list of ['units', 'members', 'divisions/mine']) expectProblem(await admin.get(`${t}/${list}?q=${encodeURIComponent('a\u0000')}`), 400, 'request.invalid', 'query.q');
      }
      for (const day of ['0000-01-01', '2026-02-30', '12026-01-01', '20260101']) {
        expectProblem(await admin.get(`${t}/divisions/mine?on=${day}`), 400, 'request.invalid', 'query.on');
        expectProblem(await admin.post(`${t}/divisions/mine`, { code: `${seed().communities[0]}009`, name: '网格', validFrom: day }), 400, 'request.invalid', 'body.validFrom');
      }
      expectProblem(await admin.post(`${t}/assignments`, { memberId: seed().memberId, role: 'leader', validTo: '2020-01-01' }), 400, 'assignment.period');
      expectProblem(await admin.post(`${t}/assignments`, { memberId: seed().memberId, role: 'city-admin' }), 400, 'assignment.unknown_role');
      expectProblem(await admin.post(`${t}/integrations`, { name: 'x', events: ['nothing.at.all'] }), 400, 'integration.unknown_events');
      expectProblem(await admin.post(`${t}/integrations`, { name: 'x', events: ['enforcement.hazard.*'], expiresAt: inDays(-1) }), 400, 'integration.expires_in_past', 'body.expiresAt');
      expectProblem(await admin.post(`${t}/integrations`, { name: 'x', events: ['enforcement.hazard.*'], expiresAt: inDays(731) }), 400, 'integration.expires_too_late', 'body.expiresAt');
      expectProblem(await admin.post(`${t}/integrations/${seed().integration.id}/actions/renew-credentials`, { expiresAt: inDays(-1) }), 400, 'integration.expires_in_past', 'body.expiresAt');
      expect(api().operations.length).toBeGreaterThan(0);
    });
  });
}
