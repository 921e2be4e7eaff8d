import { enterpriseCoverageRequest, MOST_COVERING } from './enterprise-coverage.rpc';

const NATS_MOST = 1_048_576;

describe('the question which enterprises are named', () => {
  it('given as many classes as may be asked for, each as long as it gets, and a long token, then a message of NATS holds it', () => {
    const classes = Array.from({ length: MOST_COVERING }, () => ({ by: 'industry', code: 'x'.repeat(40), divisionCode: '440310001001' }));
    const question = enterpriseCoverageRequest.parse({ authorization: `Bearer ${'x'.repeat(8_000)}`, keyOnly: true, divisionCode: '440310001001', limit: 200, creditCodes: [], classes });
    expect(Buffer.byteLength(JSON.stringify({ pattern: 'enforcement.enterprise-coverage', data: question, id: 'x'.repeat(40) }))).toBeLessThan(NATS_MOST);
    expect(enterpriseCoverageRequest.safeParse({ ...question, classes: [...classes, classes[0]] }).success).toBe(false);
  });
});
