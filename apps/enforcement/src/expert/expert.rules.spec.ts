import { assertSendable, isOwnUnit } from './expert.rules';
import type { ExpertRow } from './expert.entity';

const expert = (more: Partial<ExpertRow> = {}): ExpertRow => ({ number: 'ZJK440310-0001', unit: '深圳某某安全（技术）有限公司', unit_credit_code: null, status: 'active', valid_until: '2026-12-31', ...more }) as ExpertRow;
const subject = { name: '别的公司', credit_code: '91440300708461136T' };

describe('who may be sent', () => {
  it.each<[string, Partial<ExpertRow>, { name: string; credit_code: string | null }, boolean]>([
    ['the same code', { unit_credit_code: '91440300708461136T' }, subject, true],
    ['another code, though the name is the same', { unit: '别的公司', unit_credit_code: '91440300MA5T00001X' }, subject, false],
    ['the same name, no code of the expert', { unit: '别的公司' }, subject, true],
    ['the same name, written with other brackets and a blank', {}, { name: '深圳某某安全(技术) 有限公司', credit_code: null }, true],
    ['another name and no code', {}, { name: '别的公司', credit_code: null }, false],
  ])('given %s, then it is his own unit or is not', (_, more, of, own) => {
    expect(isOwnUnit(expert(more), of)).toBe(own);
  });

  it('given the last valid day, then he goes; a day later, or off the roster, he does not', () => {
    expect(() => assertSendable(expert(), subject, '2026-12-31')).not.toThrow();
    expect(() => assertSendable(expert(), subject, '2027-01-01')).toThrow(expect.objectContaining({ code: 'expert.not_in_force' }) as Error);
    expect(() => assertSendable(expert({ status: 'removed' }), subject, '2026-01-01')).toThrow(expect.objectContaining({ code: 'expert.not_in_force' }) as Error);
  });
});
