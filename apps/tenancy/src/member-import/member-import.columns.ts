import type { MemberImportField } from '@anlan/contracts/tenancy';
import type { ImportColumns } from '@anlan/platform/ledger';

/** Columns of a list of people, as personnel offices head them. */
export const memberImportColumns: ImportColumns<MemberImportField> = {
  username: { zh: '登录名', en: 'Username', aliases: ['账号', '用户名', '帐号'], example: 'zhangwei', hint: { zh: '不填则由姓名拼音生成', en: 'left empty, it is made of the name' } },
  displayName: { zh: '姓名', en: 'Name', aliases: ['名字', '人员姓名'], required: true, example: '张伟' },
  phone: { zh: '电话', en: 'Phone', aliases: ['手机', '手机号', '手机号码', '联系电话', '电话号码'], example: '13800000000' },
  identityNumber: {
    zh: '身份号码', en: 'Identity number', aliases: ['身份证', '身份证号', '身份证号码', '公民身份号码'], example: '',
    hint: { zh: '若 Excel 显示为 4.40E+17，请先将该列设为文本再重新填写', en: 'where Excel shows 4.40E+17, make the column text and enter it again' },
  },
  unit: { zh: '机构', en: 'Unit', aliases: ['部门', '科室', '单位', '所属机构', '所在部门'], example: '应急管理局/办公室' },
  post: { zh: '岗位', en: 'Post', aliases: ['职务', '职位'], example: '' },
  roles: { zh: '角色', en: 'Roles', aliases: ['role', '授权', '权限角色'], example: '科室人员' },
  division: { zh: '管辖区划', en: 'Division', aliases: ['区划', '街道', '管辖范围', '所属街道', 'divisioncode'], example: '' },
};
