import { defineErrors } from '../kit';

export const checklistErrors = defineErrors('checklist', {
  action_not_allowed: { status: 409, zh: '当前状态“{state}”不能执行“{action}”，可执行：{allowed}', en: 'State {state} does not allow {action}; allowed: {allowed}' },
  not_draft: { status: 409, zh: '“{state}”的版本不能修改，请建立新版本', en: 'A version in the state {state} cannot be changed: start a new one' },
  frozen: { status: 409, zh: '该版本已被检查使用，不能撤回；请建立新版本', en: 'A check has used this version: it cannot be taken back. Start a new one' },
  draft_exists: { status: 409, zh: '该检查表已有草稿（第 {number} 版），请先发布或作废', en: 'This checklist has a draft already (version {number}): publish or withdraw it first' },
  not_published: { status: 409, zh: '检查只能使用已发布的检查表版本', en: 'A check uses a published version of a checklist' },
  no_items: { status: 409, zh: '没有检查项，不能发布', en: 'A list without items cannot be published' },
  duplicate_item: { status: 400, zh: '检查项编号 {code} 重复', en: 'The item code {code} stands twice' },
  condition: { status: 400, zh: '条件所指的检查项 {code} 不在此项之前', en: 'The condition names the item {code}, which does not stand before this one' },
  unknown_tag: { status: 400, zh: '风险标签 {tag} 不在本区设置中', en: 'The risk tag {tag} is not one of the tenant\'s setting' },
});
