import type { Rights } from '../../session/rights';
import { checkRows } from './check-rows';

const rights = (...given: string[]): Rights => ({ may: (permission: string) => given.includes(permission) }) as unknown as Rights;

describe('where the rows of a figure of checks stand', () => {
  it('given what was counted, then its checks, its subjects and its hazards are asked for by the same', () => {
    expect(checkRows({ done: 'true', kind: 'patrol', month: '2026-03', divisionCode: undefined }, rights('subject.read', 'hazard.read'))).toEqual({
      checks: 'checks?done=true&kind=patrol&month=2026-03', subjects: 'subjects?checked=true&checkKind=patrol&checkMonth=2026-03', hazards: 'hazards?checked=true&checkKind=patrol&checkMonth=2026-03',
    });
  });

  it('given what subjects cannot be asked by, or what is not carried out, then there is nowhere to lead; nor who may not read them', () => {
    expect(checkRows({ done: 'true', unitId: 'x' }, rights('subject.read', 'hazard.read'))).toMatchObject({ subjects: null, hazards: null });
    expect(checkRows({ kind: 'patrol' }, rights('subject.read', 'hazard.read'))).toMatchObject({ subjects: null, hazards: null });
    expect(checkRows({ done: 'true' }, rights('hazard.read'))).toMatchObject({ subjects: null, hazards: 'hazards?checked=true' });
  });
});
