import { changedOnly } from './changed-values';

describe('what a form changes', () => {
  const was = { name: '某厂', staffCount: 3, tags: ['dust'], creditCode: undefined, isKey: false };
  it('given values that are as they were, then nothing', () => {
    expect(changedOnly(was, { ...was, creditCode: '', name: ' 某厂 ' })).toEqual({});
  });
  it('given others, then those alone, and an emptied field as null', () => {
    expect(changedOnly(was, { name: '新厂', staffCount: undefined, tags: [], isKey: true, other: 1 })).toEqual({ name: '新厂', staffCount: null, tags: [], isKey: true });
  });
});
