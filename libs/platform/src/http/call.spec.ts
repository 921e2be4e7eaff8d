import type { Operation } from '@anlan/contracts/kit';
import { idempotencyOf, type CallRequest } from './call';

const post = { service: 'enforcement', id: 'hazard.report', method: 'POST', path: '/hazards' } as Operation;
const request = (more: object = {}): CallRequest => ({ url: '/api/enforcement/v1/hazards', headers: { 'idempotency-key': 'k-1' }, body: { title: '甲' }, ...more }) as unknown as CallRequest;
const hash = (operation: Operation, req: CallRequest): string | undefined => idempotencyOf(operation, req)?.requestHash;

describe('what an Idempotency-Key is bound to', () => {
  it('given the same request, then it is the same', () => {
    expect(hash(post, request())).toBe(hash(post, request()));
    expect(idempotencyOf(post, request())?.key).toBe('k-1');
  });

  it.each<[string, Operation, CallRequest]>([
    ['body', post, request({ body: { title: '乙' } })],
    ['address', post, request({ url: '/api/enforcement/v1/hazards?x=1' })],
    ['version', post, request({ headers: { 'idempotency-key': 'k-1', 'if-match': '"2"' } })],
    ['operation', { ...post, id: 'hazard.assign' }, request()],
    ['service', { ...post, service: 'tenancy' }, request()],
  ])('given another %s, then it is another request', (_, operation, req) => {
    expect(hash(operation, req)).not.toBe(hash(post, request()));
  });

  it('given no key, or a request that changes nothing, then there is nothing to repeat', () => {
    expect(idempotencyOf(post, request({ headers: {} }))).toBeUndefined();
    expect(idempotencyOf({ ...post, method: 'GET' }, request())).toBeUndefined();
  });

  it.each(['', 'a b', '键', 'x'.repeat(201)])('given the key %j, then it is refused', (key) => {
    expect(() => idempotencyOf(post, request({ headers: { 'idempotency-key': key } }))).toThrow(expect.objectContaining({ code: 'request.invalid' }));
  });
});
