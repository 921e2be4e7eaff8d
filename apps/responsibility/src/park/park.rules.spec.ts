import { ProblemError } from '@anlan/platform/http';
import { agreementOf, assertBuildings, assertKeepsBuildings, assertPast, assertSigns } from './park.rules';

const today = '2026-06-30';
const party = (more: object = {}) => ({ role: 'tenant' as const, signed_on: null, ends_on: null, ...more });
const refused = (work: () => void): string | undefined => {
  try {
    work();
  } catch (x) {
    if (!(x instanceof ProblemError)) throw x;
    return x.errors[0]?.code ?? x.code;
  }
  return undefined;
};

describe('parties of a park', () => {
  it('given an agreement, then it is in force to its last day; who lets the place has none of its own', () => {
    const of = (signed_on: string | null, ends_on: string | null) => agreementOf(party({ signed_on, ends_on }), today);
    expect([of(null, null), of('2026-01-01', null), of('2026-01-01', today), of('2025-01-01', '2026-06-29'), agreementOf({ ...party(), role: 'landlord' }, today)]).toEqual(['unsigned', 'in_force', 'in_force', 'ended', 'not_asked']);
  });

  it('given what is signed, then it is neither to come, nor ends before it begins, nor older than what is on record; nor a landlord\'s', () => {
    const sign = (signedOn: string, endsOn: string | null, more: object = {}) => refused(() => assertSigns(party(more), { signedOn, endsOn }, today));
    expect([sign(today, today), sign('2026-07-01', null), sign(today, '2026-06-29'), sign('2026-01-01', null, { signed_on: '2026-01-02' }), sign(today, null, { role: 'landlord' })]).toEqual([undefined, 'park-party.day', 'park-party.ends_on', 'park-party.older', 'park-party.not_asked']);
    expect(refused(() => assertPast('2026-07-01', today, 'body.on'))).toBe('park-party.day');
  });

  it('given buildings, then a party is in those of its park, and one that is let stays the park\'s', () => {
    expect([refused(() => assertBuildings(['A'], ['A', 'B'])), refused(() => assertBuildings(['A', 'C'], ['A', 'B'])), refused(() => assertKeepsBuildings(['A'], ['A'])), refused(() => assertKeepsBuildings(['A'], ['A', 'B']))]).toEqual([undefined, 'park-party.unknown_building', undefined, 'park.building_in_use']);
  });
});
