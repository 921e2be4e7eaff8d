import { spawn } from 'node:child_process';

// Jest swallows unhandled rejections, so survival is proven in a process of its own.
const PRELUDE = `
  const { transformFileSync } = require('@swc/core');
  require.extensions['.ts'] = (module, file) =>
    module._compile(transformFileSync(file, { swcrc: false, jsc: { target: 'es2022', parser: { syntax: 'typescript' } },
      module: { type: 'commonjs' } }).code, file);
  const auth = process.argv[1];
  const f = require(auth + '/auth.fixtures.ts');
  const { TokenVerifier } = require(auth + '/token-verifier.ts');
  const key = f.makeKey('k1');
`;
const OURS = `
  (async () => {
    const bad = [f.html(), f.html(500), f.silent, f.stalled, f.huge(100, { bytes: 0 }), f.json({ keys: [null] }), f.json(null), f.dripping, f.bomb, f.mislabelled('text/html', {}),
      (_, response) => response.writeHead(302, { location: '/' }).end(),
      (request) => request.socket.destroy()];
    let refused = 0;
    for (const answer of bad) {
      const server = await f.startKeyServer(f.json({ keys: [f.jwkOf(key)] }));
      const clock = new f.FakeClock();
      const registry = new f.FakeRegistry();
      registry.entries.set(server.issuer, { tenantId: 't', slug: '440310', kind: 'district', state: 'active' });
      const verifier = new TokenVerifier({ registry, audience: f.AUDIENCE, now: clock.now, keyTimeoutMs: 300 });
      const good = () => f.mint(key, f.claimsFor(server.issuer, clock.ms, { jti: Math.random() }));
      await verifier.verify(good());
      server.answer = answer;
      clock.advance(700);
      await verifier.verify(good()); // its refresh fails in the background, with nobody waiting for it
      clock.advance(90000);
      for (const raw of [good(), 'a.b.c', '']) await verifier.verify(raw).catch(() => (refused += 1));
      verifier.invalidate(server.issuer);
      await verifier.verify(good()).catch(() => (refused += 1));
      await server.close();
    }
    await new Promise((resolve) => setTimeout(resolve, 500));
    process.stdout.write('refused ' + refused);
    process.exit(0);
  })();
`;
const FLOOD = `
  (async () => {
    let refused = 0;
    const server = await f.startKeyServer(f.json({ keys: [f.jwkOf(key)] }));
    const { IssuerDirectory } = require(auth + '/issuer-directory.ts');
    const registry = new IssuerDirectory({ load: async () => undefined });
    registry.put({ issuer: server.issuer, tenantId: 't', slug: '440310', kind: 'district', state: 'active' });
    const verifier = new TokenVerifier({ registry, audience: f.AUDIENCE, positiveCacheEntries: 200 });
    const fat = 'x'.repeat(8000);
    const claims = (more) => f.b64(f.claimsFor(server.issuer, Date.now(), { fat, ...more }));
    const head = f.b64({ alg: 'RS256', kid: 'k1' });
    for (let n = 0; n < 20000; n += 1) {
      const made = [head + '.' + claims({ iss: 'https://r' + n }) + '.AAAA', f.b64({ alg: 'RS256', kid: 'x' + n }) + '.' + claims({ n }) + '.AAAA', head + '.' + claims({ n }) + '.AAAA'];
      await Promise.all(made.map((raw) => verifier.verify(raw).catch(() => (refused += 1))));
    }
    for (let n = 0; n < 1500; n += 1) await verifier.verify(f.mint(key, f.claimsFor(server.issuer, Date.now(), { fat, n })));
    await server.close();
    process.stdout.write('refused ' + refused + ', fetches ' + server.fetches);
    process.exit(0);
  })();
`;
const THEIRS = `
  (async () => {
    const Rotation = require('keycloak-connect/middleware/auth-utils/rotation');
    const server = await f.startKeyServer(f.html());
    await new Rotation({ realmUrl: server.issuer, minTimeBetweenJwksRequests: 0 }).getJWK('k1').catch(() => undefined);
    process.exit(0);
  })();
`;

function run(script: string, ...flags: string[]): Promise<{ code: number | null; out: string; err: string }> {
  const args = ['--unhandled-rejections=strict', ...flags, '-e', PRELUDE + script, __dirname];
  const child = spawn(process.execPath, args, { cwd: __dirname });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk) => (out += String(chunk)));
  child.stderr.on('data', (chunk) => (err += String(chunk)));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, out, err })));
}

test('the process survives every bad key endpoint, with and without somebody waiting', async () => {
  expect(await run(OURS)).toEqual({ code: 0, out: 'refused 48', err: '' });
}, 60_000);

// 60,000 refused tokens and 1,500 good ones of 12 kB are some 750 MB of text: kept, they would end the process.
test('a flood of invented issuers, kids, signatures and of good tokens fits into 64 MB', async () => {
  expect(await run(FLOOD, '--max-old-space-size=64')).toEqual({ code: 0, out: expect.stringMatching(/^refused 60000, fetches [1-9]$/) as string, err: '' });
}, 120_000);

test("keycloak-connect's own Rotation does not, which is why it is replaced", async () => {
  const { code, err } = await run(THEIRS);
  expect(code).not.toBe(0);
  expect(err).toContain('SyntaxError');
}, 60_000);
