import { createLogger, nestLogger } from './logger';
import { redact, redactText } from './redact-value';

const PHONE = '13812345678';
const IDENTITY = '11010519491231002X';
const TOKEN = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ4In0.c2lnbmF0dXJl';
const SEED = `SU${'A2B3C4D5'.repeat(7)}`;
const RAW = [PHONE, IDENTITY, TOKEN, SEED, 'geheim'];

/** The lines that a logger wrote, as text. */
function logged(write: (logger: ReturnType<typeof createLogger>) => void): string {
  const lines: string[] = [];
  write(createLogger('spec', 'trace', { write: (line: string) => void lines.push(line) }));
  for (const line of lines) expect(JSON.parse(line)).toMatchObject({ service: 'spec' });
  return lines.join('');
}
const expectClean = (text: string): void => {
  for (const raw of RAW) expect(text).not.toContain(raw);
};

describe('redacting a text', () => {
  it.each([
    ['a header', `Authorization: Bearer ${TOKEN}`, 'Authorization: [redacted]'],
    ['a token alone', `got ${TOKEN}, refused`, 'got [redacted], refused'],
    ['an address with a token', `GET /cb?access_token=geheim&state=1`, 'GET /cb?access_token=[redacted]&state=1'],
    ['a connection string', 'cannot reach postgres://tenancy_app:geheim@db:5432/anlan', 'cannot reach postgres://tenancy_app:[redacted]@db:5432/anlan'],
    ['cookies', 'Cookie: a=geheim; b=geheim\nHost: x', 'Cookie: [redacted]\nHost: x'],
    ['a code of an authorization', '/cb?state=1&code=geheim error code: 23505', '/cb?state=1&code=[redacted] error code: 23505'],
    ['a password in JSON', '{"password":"geheim","user":"x"}', '{"password":[redacted],"user":"x"}'],
    ['a seed of NATS', `seed ${SEED} leaked`, 'seed [redacted] leaked'],
    ['a credentials file', `-----BEGIN NATS USER JWT-----\n${TOKEN}\n------END NATS USER JWT------\nrest`, '[redacted]\nrest'],
    ['numbers of a person', `联系人${PHONE}，身份证${IDENTITY}`, '联系人138****5678，身份证110***********002X'],
    ['a constraint', `Key (tenant_id, phone)=(0198, ${PHONE}) already exists.`, 'Key (tenant_id, phone)=(0198, 138****5678) already exists.'],
  ])('given %s, then what is secret or personal is gone and the rest stays', (_, text, clean) => expect(redactText(text)).toBe(clean));

  it('given ordinary words, ids, amounts and hashes, then nothing changes', () => {
    const plain = ['hazard 01980000-0000-7000-8000-0000000000a1 closed', '案值13812345678901元', `sha256 ${'0a1b2c3d'.repeat(8)}`, '统一社会信用代码 914403001922038216', 'traceId 4bf92f3577b34da6a3ce929d0e0e4736'];
    for (const text of plain) expect(redactText(text)).toBe(text);
  });
});

describe('redacting a value', () => {
  it('given secrets and numbers at any depth, in any shape, then none is left', () => {
    const value = {
      initialPassword: 'geheim', client_secret: 'geheim', nested: { headers: { authorization: 'geheim', Cookie: 'geheim', 'set-cookie': ['geheim'] } },
      list: [{ phone: PHONE, contactPhone: PHONE, identityNumber: IDENTITY }, [`call ${PHONE}`]], map: new Map([['creds', SEED]]), note: { deep: { er: `${IDENTITY}` } },
      access_token: 'geheim', refreshToken: 'geheim', phoneAsNumber: 1, mobile: Number(PHONE),
    };
    const clean = JSON.stringify(redact(value));
    expectClean(clean);
    expect(clean).toContain('138****5678');
  });

  it('given an error with a cause and fields of its own, then its words stay without their secrets', () => {
    const cause = Object.assign(new Error(`detail ${PHONE}`), { parameters: [IDENTITY, 'x'], code: '23505' });
    const clean = redact(new Error(`failed for ${PHONE}`, { cause }));
    expect(clean).toMatchObject({ type: 'Error', message: 'failed for 138****5678', cause: { code: '23505', parameters: ['110***********002X', 'x'] } });
    expectClean(JSON.stringify(clean));
  });

  it('given what is not text, then it is kept as it can be read: dates, counts, bytes, a circle', () => {
    const circle: Record<string, unknown> = { n: 1, big: 2n, at: new Date(0), bytes: Buffer.from('geheim'), amountFen: 13_900_000_000, ok: false, none: null };
    circle['self'] = circle;
    const clean = redact(circle) as Record<string, unknown>;
    expect(clean).toMatchObject({ n: 1, big: '2', at: new Date(0), bytes: '[6 bytes]', amountFen: 13_900_000_000, ok: false, none: null });
    expectClean(JSON.stringify(clean));
  });
});

describe('the logger', () => {
  it('given fields, sentences and errors with secrets and numbers, then no line holds one', () => {
    const text = logged((log) => {
      log.info({ req: { headers: { authorization: `Bearer ${TOKEN}` } }, phone: PHONE }, `call ${PHONE}`);
      log.error({ err: new Error(`token ${TOKEN} of ${PHONE}`) });
      log.error(new Error(`password=geheim for ${IDENTITY}`));
      log.warn({ err: Object.assign(new Error('x'), { query: 'insert', parameters: [PHONE, IDENTITY] }) }, 'failed');
      log.info('formatted %s and %o', PHONE, { secret: 'geheim', identityNumber: IDENTITY });
      log.info({ creds: SEED, url: '/x?access_token=geheim' }, 'address');
    });
    expectClean(text);
    for (const kept of ['138****5678', '"msg":"failed"', '"parameters":["138****5678"', '"stack":', '"msg":"address"']) expect(text).toContain(kept);
  });

  it('given what Nest says, then the same holds', () => {
    const text = logged((log) => {
      const nest = nestLogger(log);
      nest.error(new Error(`refused ${PHONE}`), 'Ctx');
      nest.warn(`Bearer ${TOKEN}`, { password: 'geheim' }, 'Ctx');
      nest.log(`identity ${IDENTITY}`, 'Ctx');
    });
    expectClean(text);
    expect(text).toContain('refused 138****5678');
  });
});
