import { defineErrors } from '../kit';

export const postErrors = defineErrors('post', {
  name_taken: { status: 409, zh: '该机构已有岗位“{name}”', en: 'The unit already has a post “{name}”' },
  unit_inactive: { status: 409, zh: '机构已停用，不能新增岗位', en: 'The unit is not active' },
  in_use: { status: 409, zh: '还有 {members} 名人员在该岗位，不能停用', en: '{members} enabled member(s) still hold this post' },
});
