import { commonErrors } from '@anlan/contracts/kit';
import { ProblemError } from '@anlan/platform/http';
import { upstreamProblem } from './upstream-error';

const failed = (code: string): Error => Object.assign(new Error('proxy failed'), { cause: Object.assign(new Error(code), { code }) });
const of = (error: unknown, method = 'POST') => upstreamProblem(error, { part: 'enforcement', method, seconds: 60 });

it.each([
  ['ECONNREFUSED', 'POST', 503, 'request.unavailable'],
  ['UND_ERR_CONNECT_TIMEOUT', 'POST', 503, 'request.unavailable'],
  ['UND_ERR_SOCKET', 'POST', 502, 'gateway.lost'],
  ['ECONNRESET', 'DELETE', 502, 'gateway.lost'],
  ['UND_ERR_SOCKET', 'GET', 503, 'request.unavailable'],
  ['UND_ERR_HEADERS_TIMEOUT', 'GET', 504, 'gateway.timeout'],
  ['UND_ERR_HEADERS_TIMEOUT', 'POST', 504, 'gateway.timeout'],
])('given %s on %s, then the answer is %i %s', (cause, method, status, code) => {
  expect(of(failed(cause), method)).toMatchObject({ status, code });
});

it('given a problem of our own inside, then that is the answer', () => {
  const own = new ProblemError(commonErrors.too_large, { limit: 5 });
  expect(of(Object.assign(new Error('wrapped'), { cause: own }))).toBe(own);
});

it('given a lost write, then the sentence says that the outcome is not known, and how to go on', () => {
  expect(of(failed('UND_ERR_SOCKET')).sentence('en')).toMatch(/enforcement broke.*not known.*Idempotency-Key/);
});
