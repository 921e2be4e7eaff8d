import { linkHash, type AuditRow } from './sealer';

const previous = Buffer.alloc(32, 7);
const row: AuditRow = {
  id: '01980000-0000-7000-8000-00000000000a', at: new Date('2026-03-02T01:30:00Z'), actor: 'zhang', actor_name: '张伟', action: 'hazard.closed', target: 'hazards/1',
  detail: { from: 'rectified', who: { names: ['甲', '乙'] } }, trace_id: 'a'.repeat(32),
};
const hash = (more: Partial<AuditRow> = {}, number = 5, before: Buffer | null = previous): string => linkHash(before, number, { ...row, ...more }).toString('hex');

describe('a link of the audit chain', () => {
  it.each<[string, () => string]>([
    ['the link before', () => hash({}, 5, Buffer.alloc(32, 8))],
    ['that there is a link before', () => hash({}, 5, null)],
    ['its number', () => hash({}, 6)],
    ['the id', () => hash({ id: '01980000-0000-7000-8000-00000000000b' })],
    ['the instant, by a millisecond', () => hash({ at: new Date('2026-03-02T01:30:00.001Z') })],
    ['the actor', () => hash({ actor: 'li' })],
    ['his name', () => hash({ actor_name: '李强' })],
    ['the action', () => hash({ action: 'hazard.rejected' })],
    ['the target', () => hash({ target: 'hazards/2' })],
    ['the trace', () => hash({ trace_id: null })],
    ['a word deep in the detail', () => hash({ detail: { from: 'rectified', who: { names: ['甲', '丙'] } } })],
    ['the name of a detail', () => hash({ detail: { von: 'rectified', who: { names: ['甲', '乙'] } } })],
    ['where one field ends and the next begins', () => hash({ actor: 'zhang","张', actor_name: '伟' })],
  ])('given another value of %s, then it is another', (_, other) => {
    expect(other()).not.toBe(hash());
  });

  it('given the same detail as Postgres may order it, then it is the same', () => {
    expect(hash({ detail: { who: { names: ['甲', '乙'] }, from: 'rectified' } })).toBe(hash());
  });
});
