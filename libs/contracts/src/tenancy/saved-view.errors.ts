import { defineErrors } from '../kit';

export const savedViewErrors = defineErrors('saved-view', {
  name_taken: { status: 409, zh: '该列表已有常用筛选“{name}”', en: 'You already have a saved view “{name}” of this list' },
  too_many: { status: 409, zh: '每个列表最多保存 {limit} 个常用筛选，请先删除不用的', en: 'At most {limit} saved views of a list: delete one that you do not need first' },
});
