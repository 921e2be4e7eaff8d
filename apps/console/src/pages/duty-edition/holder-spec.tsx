import { dutyHolderApi, dutyHolderLifecycle, dutyHolderStates, dutyRoleNames, dutyRoles, type DutyHolder } from '@anlan/contracts/responsibility';
import type { ListSpec } from '../../patterns/list/list.types';
import { yearChoices } from '../../patterns/list/year-choices';
import { NONE } from '../../text/format';
import { long, RoleName } from '../duty-object/tags';
import { HolderTag } from './tags';

/** Who holds what, in whichever table. */
export const holderSpec: ListSpec<DutyHolder> = {
  name: 'responsibility.duty-holder', op: dutyHolderApi.list, rowKey: (h) => h.id, rowName: (h) => `${h.objectName} ${h.personName}`, href: (h) => `duty-holders/${h.id}`, exports: true, counts: true, saved: true,
  columns: [
    { key: 'person', title: { zh: '责任人', en: 'Holder' }, main: true, render: (h) => long(h.personName) },
    { key: 'status', title: { zh: '状态', en: 'State' }, render: (h) => <HolderTag holder={h} />, phone: 'mark' },
    { key: 'object', title: { zh: '对象', en: 'Object' }, render: (h) => long(h.objectName), phone: 'line' },
    { key: 'role', title: { zh: '角色', en: 'Role' }, render: (h) => <RoleName role={h.role} />, phone: 'line' },
    { key: 'year', title: { zh: '年度', en: 'Year' }, render: (h) => h.year },
    { key: 'post', title: { zh: '职务', en: 'Post' }, render: (h) => long(h.post ?? NONE) },
    { key: 'phone', title: { zh: '电话', en: 'Phone' }, render: (h) => h.phone ?? NONE, phone: 'line' },
    { key: 'from', title: { zh: '任职起', en: 'From' }, render: (h) => h.from ?? NONE },
    { key: 'until', title: { zh: '任职止', en: 'Until' }, render: (h) => h.until ?? NONE },
    { key: 'division', title: { zh: '区划', en: 'Division' }, render: (h) => h.divisionName },
    { key: 'kind', title: { zh: '种类', en: 'Kind' }, render: (h) => h.kindName, extra: true },
    { key: 'unit', title: { zh: '管理单位', en: 'Unit in charge' }, render: (h) => h.unitName, extra: true },
  ],
  filters: [
    { kind: 'choice', key: 'year', label: { zh: '年度', en: 'Year' }, choices: yearChoices() },
    { kind: 'choice', key: 'status', label: { zh: '状态', en: 'State' }, choices: dutyHolderStates.map((value) => ({ value, label: dutyHolderLifecycle.states[value] })) },
    { kind: 'choice', key: 'role', label: { zh: '角色', en: 'Role' }, choices: dutyRoles.map((value) => ({ value, label: dutyRoleNames[value] })) },
    { kind: 'division', key: 'divisionCode', label: { zh: '区划', en: 'Division' } },
    { kind: 'member', key: 'memberId', label: { zh: '人员', en: 'Person' }, extra: true },
    { kind: 'given', key: 'editionId', label: { zh: '一份名录', en: 'Of one table' } },
  ],
  search: { key: 'q', hint: { zh: '对象、责任人', en: 'Object, holder' } },
  empty: { text: { zh: '还没有责任人。在年度名录中拟定，公布后生效。', en: 'There is no holder yet: draft the table of the year, and publish it.' } },
};
