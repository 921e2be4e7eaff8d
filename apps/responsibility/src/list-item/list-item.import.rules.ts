import { draftItem, itemSourceNames, itemSources, type DraftItem, type ListItemImportField as Field, type ResponsibilityList } from '@anlan/contracts/responsibility';
import { isDivisionCode } from '@anlan/domain';
import { schemaWords } from '@anlan/platform/http';
import { fault, schemaFaults, type Cells, type Fault, type ImportColumns } from '@anlan/platform/ledger';
import type { Reference } from '@anlan/platform/reference';

const levels = { 街道: 'street', 区: 'district', 区级: 'district', 市: 'city', 市级: 'city', 省: 'province', 省级: 'province', 国家: 'national' } as const;

/** Columns of a list of items, as bureaus head them. */
export const listItemImportColumns: ImportColumns<Field> = {
  list: { zh: '清单编号', en: 'List', required: true, hint: { zh: '填写拟定中的清单编号', en: 'the number of a draft' } },
  content: { zh: '事项内容', en: 'Content', aliases: ['事项', '内容', '工作任务', '职责'], required: true, example: '开展高层建筑消防安全检查' },
  group: { zh: '分类', en: 'Group', hint: { zh: '填写清单种类的分类名称或代码', en: 'a group of the kind, by name or key' } },
  legalBasis: { zh: '依据', en: 'Basis', aliases: ['法律依据'], example: '《安全生产法》第十条' },
  requirement: { zh: '工作要求', en: 'Requirement', aliases: ['要求'] },
  measure: { zh: '措施', en: 'Measure', aliases: ['工作措施'] },
  evidenceWanted: { zh: '佐证要求', en: 'Evidence', aliases: ['佐证'] },
  industryCode: { zh: '行业', en: 'Industry', aliases: ['行业代码'], hint: { zh: '国民经济行业代码，如 C26', en: 'a code of GB/T 4754, e.g. C26' } },
  divisionCode: { zh: '属地', en: 'Place', aliases: ['所在区划', '街道'], hint: { zh: '清单区划之内的代码或名称；不填为清单的区划', en: 'code or name of a division of the list; left empty: the list\'s own' } },
  ownerUnit: { zh: '责任单位', en: 'Owner unit', aliases: ['牵头单位', '责任部门'] },
  ownerPost: { zh: '责任岗位', en: 'Owner post', hint: { zh: '须同时填写责任单位', en: 'goes with the owner unit' } },
  ownerMember: { zh: '责任人', en: 'Owner' },
  supportUnits: { zh: '配合单位', en: 'Supporting units', hint: { zh: '用顿号分开', en: 'apart by commas' } },
  dueDay: { zh: '完成时限', en: 'Due', aliases: ['完成时间', '时限'], example: '2026-12-31' },
  level: { zh: '层级', en: 'Level', words: levels, hint: { zh: '可用：街道、区、市、省、国家', en: 'use street, district, city, province or national' } },
  source: { zh: '问题来源', en: 'Source', aliases: ['来源'], words: Object.fromEntries(itemSources.map((s) => [itemSourceNames[s].zh, s])), hint: { zh: `可用：${itemSources.map((s) => itemSourceNames[s].zh).join('、')}`, en: `use ${itemSources.join(', ')}` } },
};

interface Named {
  readonly id: string;
  readonly name: string;
}

/** One row as the item it stands for, or everything that is wrong with it. The ids it names are the tenant's. */
export function readItemRow(cells: Cells<Field>, rules: Pick<ResponsibilityList['rules'], 'groups'>, reference: Reference): { readonly item: DraftItem } | { readonly faults: Fault<Field>[] } {
  const faults: Fault<Field>[] = [];
  const only = (field: Field, given: string | undefined, among: Iterable<Named>): string | undefined => {
    if (given === undefined) return undefined;
    const found = [...among].filter((x) => x.name === given);
    if (found.length !== 1) faults.push(found.length ? fault(field, 'ambiguous', `“${given}”不止一个`, `There is more than one ${given}`) : fault(field, 'unknown', `没有“${given}”`, `There is no ${given}`));
    return found[0]?.id;
  };
  const units = [...reference.units.values()];
  const ownerUnitId = only('ownerUnit', cells.ownerUnit, units);
  const item = draftItem.safeParse({
    content: cells.content ?? '', legalBasis: cells.legalBasis, requirement: cells.requirement, measure: cells.measure, evidenceWanted: cells.evidenceWanted, industryCode: cells.industryCode, dueDay: cells.dueDay, level: cells.level, source: cells.source,
    groupKey: only('group', cells.group, rules.groups.flatMap((g) => [{ id: g.key, name: g.name }, ...(g.key === g.name ? [] : [{ id: g.key, name: g.key }])])),
    divisionCode: cells.divisionCode === undefined || isDivisionCode(cells.divisionCode) ? cells.divisionCode : only('divisionCode', cells.divisionCode, [...reference.divisions.values()].filter((d) => d.validTo === null).map((d) => ({ id: d.code, name: d.name }))),
    ownerUnitId, ownerPostId: only('ownerPost', cells.ownerPost, [...reference.posts.values()].filter((p) => p.unitId === ownerUnitId)), ownerMemberId: only('ownerMember', cells.ownerMember, [...reference.members.values()].filter((m) => m.enabled && m.kind === 'user')),
    supportUnitIds: cells.supportUnits?.split(/[、,，;；]/).flatMap((name) => (name.trim() ? only('supportUnits', name.trim(), units) ?? [] : [])),
  }, schemaWords);
  faults.push(...schemaFaults(listItemImportColumns, item.error, cells));
  return faults.length || !item.success ? { faults } : { item: item.data };
}

/** Where a refusal of the whole item belongs, by the last part of its path. */
export const columnOfPath = (path: string | undefined): Field => (path?.endsWith('divisionCode') ? 'divisionCode' : path?.endsWith('groupKey') ? 'group' : 'list');
