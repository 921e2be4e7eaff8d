import { Reference } from '@anlan/platform/reference';
import { assertSheet } from './accountability.rules';

const member = (id: string, more: object = {}) => ({ id, subject: `s-${id}`, name: id, kind: 'user' as const, unitId: 'u', postId: null as string | null, enabled: true, ...more });
const known = new Reference({
  divisions: [], units: [], grants: [], settings: {}, posts: [{ id: 'desk', unitId: 'u', name: '监管岗' }, { id: 'other', unitId: 'u', name: '综合岗' }],
  members: [member('officer', { postId: 'desk' }), member('colleague'), member('left', { enabled: false }), member('machine', { kind: 'client' })],
});
const rest = (subject: 'member' | 'post', id: string, memberId: string | null = 'officer') => () => assertSheet({ subject, id, from: '2026-01-01', to: '2026-06-30' }, known, { memberId });

describe('the sheet on which an exemption rests', () => {
  it('given none, then the reason alone holds', () => expect(() => assertSheet(null, known, { memberId: 'officer' })).not.toThrow());
  it.each([['member', 'colleague'], ['member', 'left'], ['post', 'other']] as const)('given that of %s %s of the tenant, then it holds', (subject, id) => expect(rest(subject, id)).not.toThrow());
  it.each([['member', 'nobody'], ['member', 'machine'], ['member', 'desk'], ['post', 'colleague']] as const)('given that of %s %s, of whom there can be none, then it is refused at the field', (subject, id) => {
    expect(rest(subject, id)).toThrow(expect.objectContaining({ code: 'accountability.unknown_performance', errors: [expect.objectContaining({ path: 'body.performance.id' })] }));
  });
  it.each([['member', 'officer'], ['post', 'desk']] as const)('given that of %s %s, who is the officer himself, then it is refused to him and not to others', (subject, id) => {
    expect(rest(subject, id)).toThrow(expect.objectContaining({ code: 'accountability.own_performance' }));
    for (const other of ['colleague', null]) expect(rest(subject, id, other)).not.toThrow();
  });
});
