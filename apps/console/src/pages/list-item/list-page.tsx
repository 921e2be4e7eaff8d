import { disputeStateNames, disputeStates, itemLevelNames, itemSourceNames, itemSources, listItemApi, listItemLifecycle, listItemStates, promotionLevels, promotionStateNames, promotionStates, type ListItem } from '@anlan/contracts/responsibility';
import { INDUSTRY_SECTIONS } from '@anlan/domain';
import { useMemo } from 'react';
import { LinkButton } from '../../patterns/link-button';
import { ListPage } from '../../patterns/list/list-page';
import type { ListSpec } from '../../patterns/list/list.types';
import { useRights } from '../../session/rights';
import { useWords } from '../../text/text';
import { useKinds } from '../list-kind/use-kinds';
import { columnsOf } from './columns';
import { ItemFigures } from './item-figures';

const yes = (zh: string, en: string, notZh: string, notEn: string) => [{ value: 'true', label: { zh, en } }, { value: 'false', label: { zh: notZh, en: notEn } }];

const levels = promotionLevels.map((value) => ({ value, label: itemLevelNames[value] }));

const specOf = (kinds: ReadonlyMap<string, string>, seesPeople: boolean): ListSpec<ListItem> => ({
  name: 'responsibility.list-item', op: listItemApi.list, rowKey: (i) => i.id, rowName: (i) => i.number, href: (i) => `list-items/${i.id}`,
  columns: columnsOf({ kinds }),
  filters: [
    { kind: 'choice', key: 'kindKey', label: { zh: '清单种类', en: 'Kind of list' }, choices: [...kinds].map(([value, label]) => ({ value, label })) },
    { kind: 'choice', key: 'status', label: { zh: '状态', en: 'State' }, many: true, choices: listItemStates.filter((s) => s !== 'removed').map((value) => ({ value, label: listItemLifecycle.states[value] })) },
    { kind: 'unit', key: 'ownerUnitId', label: { zh: '责任单位', en: 'Owner unit' } },
    { kind: 'flag', key: 'overdue', label: { zh: '逾期', en: 'Overdue' } },
    ...(seesPeople ? [{ kind: 'member' as const, key: 'ownerMemberId', label: { zh: '责任人', en: 'Owner' }, extra: true as const }] : []),
    { kind: 'division', key: 'divisionCode', label: { zh: '属地', en: 'Place' }, extra: true },
    { kind: 'choice', key: 'industryCode', label: { zh: '行业门类', en: 'Industry' }, choices: Object.entries(INDUSTRY_SECTIONS).map(([value, { zh, en }]) => ({ value, label: { zh: `${value} ${zh}`, en: `${value} ${en}` } })), extra: true },
    { kind: 'choice', key: 'inForce', label: { zh: '是否在用', en: 'In force or not' }, choices: yes('在用', 'In force', '不在用', 'Not in force'), extra: true },
    { kind: 'choice', key: 'hasOwner', label: { zh: '是否有主', en: 'Owner or none' }, choices: yes('有主', 'With an owner', '无主', 'Without an owner'), extra: true },
    { kind: 'choice', key: 'held', label: { zh: '责任主体', en: 'Unit, person or enterprises' }, choices: yes('已写明', 'Named', '未写明', 'Not named'), extra: true },
    { kind: 'choice', key: 'ofEnterprises', label: { zh: '企业主体', en: 'Enterprises' }, choices: yes('写明企业', 'Named', '未写明企业', 'Not named'), extra: true },
    { kind: 'choice', key: 'source', label: { zh: '问题来源', en: 'Source' }, choices: [...itemSources.map((value) => ({ value, label: itemSourceNames[value] })), { value: 'none', label: { zh: '未注明', en: 'Not said' } }], extra: true },
    { kind: 'choice', key: 'promotionLevel', label: { zh: '上报到', en: 'Promoted to' }, choices: levels, extra: true },
    { kind: 'choice', key: 'promotionState', label: { zh: '该级答复', en: 'Answer of that level' }, choices: promotionStates.map((value) => ({ value, label: promotionStateNames[value] })), extra: true },
    { kind: 'choice', key: 'promoted', label: { zh: '被录入层级', en: 'Accepted by' }, choices: levels, extra: true },
    { kind: 'choice', key: 'promotionAccepted', label: { zh: '市、省录入', en: 'City and province' }, choices: yes('被录入', 'Accepted', '未被录入', 'Not accepted'), extra: true },
    { kind: 'days', key: 'promotedOn', from: 'promotedFrom', to: 'promotedTo', whole: true, label: { zh: '首次上报', en: 'First promoted' }, extra: true },
    { kind: 'days', key: 'dutyDays', from: 'dutyFrom', to: 'dutyTo', whole: true, label: { zh: '期内的常态职责', en: 'Standing duties of the period' }, extra: true },
    { kind: 'choice', key: 'acted', label: { zh: '常态职责有无留痕', en: 'Standing duties, acts' }, choices: yes('有留痕', 'With an act', '未留痕', 'Without any'), extra: true },
    { kind: 'choice', key: 'performed', label: { zh: '是否逐项办结', en: 'Done one by one' }, choices: yes('逐项办结', 'Done one by one', '常态职责', 'Standing'), extra: true },
    { kind: 'choice', key: 'dispute', label: { zh: '边界争议', en: 'Dispute' }, choices: disputeStates.map((value) => ({ value, label: disputeStateNames[value] })), extra: true },
    { kind: 'choice', key: 'instructed', label: { zh: '指令', en: 'Instruction' }, choices: yes('已下达', 'Issued', '未下达', 'Not issued'), extra: true },
    { kind: 'flag', key: 'overlapping', label: { zh: '交叉（两个责任单位）', en: 'Overlapping: two owner units' }, extra: true },
    { kind: 'given', key: 'sameAs', label: { zh: '内容相同的事项', en: 'Of the same content' } },
    { kind: 'given', key: 'enterpriseCode', label: { zh: '同一企业主体', en: 'Of the same enterprises' } },
    { kind: 'given', key: 'ownerPostId', label: { zh: '同一责任岗位', en: 'Of one post' } },
    { kind: 'given', key: 'placeCode', label: { zh: '仅该区划本级', en: 'Of that very division' } },
    { kind: 'given', key: 'industryOnly', label: { zh: '仅该行业代码', en: 'Of that very industry code' } },
    { kind: 'given', key: 'listId', label: { zh: '同一清单', en: 'Of one list' } },
    { kind: 'given', key: 'performed', label: { zh: '逐项办结的', en: 'Done one by one' } },
    { kind: 'given', key: 'tourYear', label: { zh: '该年度安全生产巡查的反馈问题', en: 'Findings of the tours of the year' } },
    { kind: 'given', key: 'ofParks', label: { zh: '园区三个清单的任务', en: 'Tasks of industrial parks' } },
    { kind: 'given', key: 'parkId', label: { zh: '同一园区', en: 'Of one park' } },
    { kind: 'given', key: 'parkDivisionCode', label: { zh: '该区划的园区', en: 'Of the parks of the division' } },
    { kind: 'given', key: 'groupKey', label: { zh: '同一分类', en: 'Of one group' } },
  ],
  search: { key: 'q', hint: { zh: '事项内容、编号', en: 'Words of the item, number' } },
  counts: true, saved: true, exports: true,
  empty: { text: { zh: '还没有清单事项。责任清单印发后，事项在这里逐项办理、核验、销号。', en: 'There are no items yet. Once a list is issued, its items are done, verified and closed here.' } },
});

/** 清单事项 Items of all lists that one sees. */
export function ListItemListPage() {
  const { t } = useWords();
  const rights = useRights();
  const kinds = useKinds();
  const seesPeople = rights.may('member.read');
  const spec = useMemo(() => specOf(new Map((kinds.data ?? []).map((k) => [k.key, k.name])), seesPeople), [kinds.data, seesPeople]);
  const actions = rights.may('responsibility-list.manage') && <LinkButton to="list-items/import">{t('导入事项', 'Import items')}</LinkButton>;
  return <ListPage title={t('清单事项', 'Items of lists')} spec={spec} actions={actions}><ItemFigures /></ListPage>;
}
