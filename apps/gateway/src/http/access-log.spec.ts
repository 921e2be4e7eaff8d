import { createLogger } from '@anlan/platform/telemetry';
import Fastify from 'fastify';
import { addAccessLog } from './access-log';

/** The lines that requests for these addresses leave. */
async function linesOf(...urls: string[]): Promise<string[]> {
  const lines: string[] = [];
  const app = Fastify();
  addAccessLog(app as never, createLogger('gateway', 'info', { write: (line: string) => void lines.push(line) }));
  app.get('/*', async () => 'ok');
  for (const url of urls) await app.inject({ url, headers: { authorization: 'Bearer eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ4In0.c2ln', cookie: 'session=geheim' } });
  await app.close();
  return lines;
}

describe('the access log', () => {
  it('given what people search for and tokens in addresses, then neither is in the line, nor what headers hold', async () => {
    const lines = await linesOf('/api/tenancy/v1/members?q=13812345678', `/api/tenancy/v1/members?q=${encodeURIComponent('张三')}`, '/callback?code=geheim&access_token=geheim');
    expect(lines.map((l) => (JSON.parse(l) as { path: string }).path)).toEqual(['/api/tenancy/v1/members', '/api/tenancy/v1/members', '/callback']);
    for (const secret of ['13812345678', '张三', encodeURIComponent('张三'), 'geheim', 'eyJ']) expect(lines.join('')).not.toContain(secret);
  });

  it('given the address of a public page or of what it calls, then the line does not say who asked', async () => {
    const lines = await linesOf('/p/440310', '/p/440310/report', '/api/enforcement/v1/public/440310/reports', '/api/tenancy/v1/public/tenants', '/api/tenancy/v1/publications', '/pages');
    expect(lines.map((l) => 'client' in (JSON.parse(l) as object))).toEqual([false, false, false, false, true, true]);
  });

  it('given the address of a calendar, which is its secret, then the line keeps it not', async () => {
    const [line = ''] = await linesOf('/api/responsibility/v1/public/440310/calendars/geheim.ics');
    expect(JSON.parse(line)).toMatchObject({ path: '/api/responsibility/v1/public/440310/calendars/*' });
  });

  it('given somebody\'s number in the path, then it is masked', async () => {
    const [line = ''] = await linesOf('/api/tenancy/v1/members/13812345678/actions/disable');
    expect(JSON.parse(line)).toMatchObject({ path: '/api/tenancy/v1/members/138****5678/actions/disable', status: 200, msg: 'request' });
  });
});
