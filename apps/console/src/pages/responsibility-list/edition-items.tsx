import { itemWantNames, listItemApi, type ListItem, type ResponsibilityList } from '@anlan/contracts/responsibility';
import type { UseQueryResult } from '@tanstack/react-query';
import { PlusOutlined } from '@ant-design/icons';
import { Button, Card, Flex, Grid, Table } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { EmptyState } from '../../patterns/empty-state';
import { FormDrawer } from '../../patterns/form/form-drawer';
import { OperationForm } from '../../patterns/form/operation-form';
import { LinkButton } from '../../patterns/link-button';
import { ExportButton } from '../../patterns/list/export-button';
import type { ListSpec } from '../../patterns/list/list.types';
import { RowCards } from '../../patterns/list/row-cards';
import '../../patterns/list/row-table.css';
import { ProblemView } from '../../patterns/problem-view';
import { RowsSkeleton } from '../../patterns/skeletons';
import { ToneTag } from '../../patterns/tone-tag';
import { useTenantPath } from '../../session/rights';
import { useWords } from '../../text/text';
import { columnsOf } from '../list-item/columns';
import { ItemForm } from '../list-item/item-form';
import { Missing } from './edition-steps';
import { wanting } from './wanting';

interface Props {
  readonly list: ResponsibilityList;
  readonly read: UseQueryResult<ListItem[], Error>;
  /** it is a draft of the caller's, whose items may be added, changed and taken out */
  readonly drafting: boolean;
  /** in force, and items may be drafted into it */
  readonly rolling: boolean;
}

/** The items of an edition under the groups of its kind, in their order. */
export function EditionItems({ list, read, drafting, rolling }: Props) {
  const { t } = useWords();
  const [open, setOpen] = useState<{ item?: ListItem; remove?: true }>();
  const close = (): void => setOpen(undefined);
  const items = read.data;
  const groups = [...list.rules.groups, { key: null, name: list.rules.groups.length ? t('未分类', 'In no group') : '' }].map((g) => ({ ...g, items: (items ?? []).filter((i) => i.groupKey === g.key) })).filter((g) => g.items.length > 0);
  const add = (drafting || rolling) && <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen({})}>{t('增加事项', 'Add an item')}</Button>;
  const tools = <Flex gap={8} wrap>{add}{drafting && <LinkButton to="list-items/import">{t('导入事项', 'Import items')}</LinkButton>}{!!items?.length && <ExportButton op={listItemApi.list} query={{ listId: list.id }} name={list.title} />}</Flex>;
  return (
    <Card>
      <Flex justify="space-between" align="center" gap={8} wrap style={{ marginBottom: 12 }}>
        <h2 style={{ fontSize: 16, margin: 0 }}>{list.rules.itemName}{items && t('（{n} 项）', ' ({n})', { n: items.length })}</h2>
        {tools}
      </Flex>
      {drafting && items && items.length > 0 && <Missing list={list} items={items} />}
      {read.error && !items ? <ProblemView error={read.error} onRetry={() => void read.refetch()} /> : !items ? <RowsSkeleton /> : items.length === 0 ? (
        <EmptyState text={drafting ? t('还没有事项。逐项增加，或从表格导入。', 'There are no items yet: add them one by one, or from a file.') : t('没有事项', 'There are no items')} />
      ) : groups.map((g) => (
        <section key={g.key ?? ''}>
          {g.name && <h3 style={{ fontSize: 15 }}>{g.name}</h3>}
          <Rows list={list} items={g.items} label={g.name || list.rules.itemName} drafting={drafting} onOpen={setOpen} />
        </section>
      ))}
      <FormDrawer title={open?.remove ? t('删除事项', 'Remove the item') : open?.item ? t('修改事项', 'Change the item') : t('增加事项', 'Add an item')} open={!!open} onClose={close} width={640}>
        {open?.item && open.remove ? (
          <OperationForm op={listItemApi.remove} params={{ id: open.item.id }} version={open.item.version} danger submit={t('删除', 'Remove')} onDone={close} onCancel={close}><p style={{ overflowWrap: 'anywhere' }}>{open.item.content}</p></OperationForm>
        ) : open && <ItemForm list={list} item={open.item} onDone={close} onCancel={close} />}
      </FormDrawer>
    </Card>
  );
}

type RowsProps = Pick<Props, 'list' | 'drafting'> & { items: readonly ListItem[]; label: string; onOpen: (open: { item: ListItem; remove?: true }) => void };

function Rows({ list, items, label, drafting, onOpen }: RowsProps) {
  const wide = Grid.useBreakpoint().md;
  const { t, label: words } = useWords();
  const to = useTenantPath();
  const wants = (i: ListItem) => drafting && wanting(list.rules, i).map((w) => <ToneTag key={w} tone="warn">{t('缺{what}', '{what} wanted', { what: words(itemWantNames[w]) })}</ToneTag>);
  const edit = (i: ListItem) => (
    <Flex gap={4} wrap>
      <Button size="small" aria-label={t('修改 {number}', 'Change {number}', { number: i.number })} onClick={() => onOpen({ item: i })}>{t('修改', 'Change')}</Button>
      <Button size="small" danger aria-label={t('删除 {number}', 'Remove {number}', { number: i.number })} onClick={() => onOpen({ item: i, remove: true })}>{t('删除', 'Remove')}</Button>
    </Flex>
  );
  const columns: ListSpec<ListItem>['columns'] = [
    ...columnsOf({ list: true }).filter((c) => !c.extra && (list.rules.performed || c.key !== 'due') && (!drafting || c.key !== 'status')),
    ...(drafting ? [{ key: 'wants', title: { zh: '缺项', en: 'Wanted' }, render: (i: ListItem) => <Flex gap={4} wrap>{wants(i)}</Flex>, phone: 'mark' as const }, { key: 'edit', title: { zh: '操作', en: 'Change' }, render: edit, phone: 'line' as const }] : []),
  ];
  if (!wide) return <RowCards spec={{ rowKey: (i: ListItem) => i.id, href: (i: ListItem) => `list-items/${i.id}` } as ListSpec<ListItem>} rows={items} columns={columns} label={label} />;
  return (
    <div className="row-table" role="region" aria-label={label} tabIndex={0}>
      <Table<ListItem> size="middle" pagination={false} rowKey="id" aria-label={label} dataSource={[...items]} columns={columns.map((c) => ({ key: c.key, title: words(c.title), width: c.width, render: (_: unknown, i: ListItem) => (c.main ? <Link to={to(`list-items/${i.id}`)}>{c.render(i)}</Link> : c.render(i)) }))} />
    </div>
  );
}
