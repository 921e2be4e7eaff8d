import type { EdgeRequest } from '../http/problem';
import { requestHeaders } from './headers';

const said = { authorization: 'Bearer x.y.z', cookie: 'a=1', 'user-agent': 'Mozilla/5.0', referer: 'http://x/mail', origin: 'http://x', 'follow-code': 'AAAA', 'accept-language': 'en', host: 'x' };
const passedOn = (url: string) => requestHeaders({ raw: { url }, method: 'POST', ip: '10.9.9.9', protocol: 'http', headers: { host: 'x' }, traceparent: '00-t' } as unknown as EdgeRequest, { ...said }, { part: 'enforcement', origin: 'http://127.0.0.1:1', prefix: '' });

describe('the headers a service gets', () => {
  it.each(['/api/enforcement/v1/public/440310/reports', '/api/tenancy/v1/public/tenants?q=x'])('given %s, then nothing in them leads to a person', (url) => {
    expect(passedOn(url)).toEqual({ 'follow-code': 'AAAA', 'accept-language': 'en', host: 'x', 'x-forwarded-proto': 'http', 'x-forwarded-host': 'x', 'x-forwarded-port': '80', traceparent: '00-t' });
  });

  it('given an address for members, then who asks is passed on', () => {
    expect(passedOn('/api/enforcement/v1/hazards?q=/api/enforcement/v1/public/')).toMatchObject({ ...said, 'x-forwarded-for': '10.9.9.9' });
  });
});
