import type { ItemWant } from '@anlan/contracts/responsibility';
import { wanting } from './wanting';

const nothing = { legalBasis: null, ownerUnit: null, ownerMember: null, dueDay: null, evidenceWanted: null, level: null, source: null };
const rules = { wants: ['basis', 'owner', 'deadline', 'evidence', 'level', 'source'] as ItemWant[] };

describe('what an item does not say yet', () => {
  it('given an item that says nothing, then all that its kind wants, and no more than that', () => {
    expect(wanting(rules, nothing)).toEqual(rules.wants);
    expect(wanting({ wants: ['deadline'] }, nothing)).toEqual(['deadline']);
    expect(wanting({ wants: [] }, nothing)).toEqual([]);
  });

  it('given a person or a unit, then it has an owner', () => {
    const named = { id: 'x', name: '周敏' };
    expect(wanting({ wants: ['owner'] }, { ...nothing, ownerMember: named })).toEqual([]);
    expect(wanting({ wants: ['owner'] }, { ...nothing, ownerUnit: named })).toEqual([]);
  });
});
