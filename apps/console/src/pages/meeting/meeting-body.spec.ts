import { changesOf, inviteeOf } from './meeting-body';

const asked = { unitId: null, memberId: null, name: '供电局', present: null, reason: null };

describe('what the form of a meeting sends', () => {
  it('given who was asked, then a name that was written stays, and the names the server put are not written twice', () => {
    expect(inviteeOf(asked, undefined)).toEqual({ name: '供电局' });
    expect(inviteeOf({ ...asked, unitId: 'u', name: '龙田街道办' }, '龙田街道办')).toEqual({ unitId: 'u' });
    expect(inviteeOf({ ...asked, unitId: 'u', name: '龙田街道办 分管负责人' }, '龙田街道办')).toEqual({ unitId: 'u', name: '分管负责人' });
    expect(inviteeOf({ ...asked, memberId: 'm', name: '欧阳无双' }, undefined)).toEqual({ memberId: 'm' });
  });

  it('given a plan, then what is as it was is not sent, and what was emptied is null', () => {
    const was = { title: '例会', place: '401', topics: [{ title: '甲' }] };
    expect(changesOf(was, { ...was, topics: [{ title: '甲', reporterUnitId: undefined }] })).toEqual({});
    expect(changesOf(was, { title: '例会', place: '', topics: [] })).toEqual({ place: null, topics: [] });
  });
});
