import { parseDivisionCode } from '@anlan/domain';
import { assertParent, assertRetirable, newDivision, type DivisionState } from './division.rules';

const street: DivisionState = { code: '440310001000', level: 'street', valid_from: '2020-01-01', valid_to: null };
const body = { validTo: '2026-07-01', successorCodes: [] as string[], withChildren: false };
const known = { isRoot: false, below: 0, successors: [] as DivisionState[] };

describe('adding a division', () => {
  it.each([
    ['440310001001001', { level: 'grid', parentCode: '440310001001' }],
    ['4403100010010012', { level: 'grid', parentCode: '440310001001' }],
    ['440310001099', { level: 'community', parentCode: '440310001000' }],
    ['440310099', { level: 'street', parentCode: '440310000000' }],
  ])('given %s, then its level and parent come from the code', (code, expected) => {
    expect(newDivision(parseDivisionCode(code))).toMatchObject(expected);
  });

  it.each(['44', '4403', '440310'])('given %s, a level of the national catalogue, then it is refused', (code) => {
    expect(() => newDivision(parseDivisionCode(code))).toThrow(expect.objectContaining({ code: 'division.level' }));
  });

  it.each([
    ['no parent', undefined],
    ['a retired parent', { ...street, valid_to: '2026-01-01' }],
    ['a parent that will be retired', { ...street, valid_to: '2030-01-01' }],
    ['a parent that begins later', { ...street, valid_from: '2027-01-01' }],
  ])('given %s, then the division lies outside', (_, parent) => {
    expect(() => assertParent('440310001001', '440310001000', parent, '2026-03-02')).toThrow(expect.objectContaining({ code: 'division.outside' }));
  });

  it('given a parent in force, then it is accepted from its first day', () => {
    expect(() => assertParent('440310001001', '440310001000', street, '2020-01-01')).not.toThrow();
  });
});

describe('retiring a division', () => {
  const successor: DivisionState = { ...street, code: '440310007000', valid_from: '2026-07-01' };

  it('given a street that split, with a successor that begins that day, then it may be retired', () => {
    expect(() => assertRetirable(street, { ...body, successorCodes: ['440310007000'] }, { ...known, successors: [successor] })).not.toThrow();
  });

  it.each([
    ['it is retired already', { ...street, valid_to: '2025-01-01' }, body, known, 'division.retired'],
    ['it is the tenant itself', street, body, { ...known, isRoot: true }, 'division.is_root'],
    ['it would end before it began', street, { ...body, validTo: '2019-12-31' }, known, 'division.ends_before_start'],
    ['the successor is unknown', street, { ...body, successorCodes: ['440310007000'] }, known, 'division.unknown_successor'],
    ['the successor begins later', street, { ...body, validTo: '2026-06-30', successorCodes: ['440310007000'] }, { ...known, successors: [successor] }, 'division.unknown_successor'],
    ['it succeeds itself', street, { ...body, successorCodes: [street.code] }, { ...known, successors: [street] }, 'division.unknown_successor'],
    ['it has children', street, body, { ...known, below: 3 }, 'division.has_children'],
  ])('given that %s, then it is refused', (_, division, request, facts, code) => {
    expect(() => assertRetirable(division, request, facts)).toThrow(expect.objectContaining({ code }));
  });

  it('given children and the explicit flag, then they go with it', () => {
    expect(() => assertRetirable(street, { ...body, withChildren: true }, { ...known, below: 3 })).not.toThrow();
  });
});
