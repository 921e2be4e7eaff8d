import type { Operation } from '@anlan/contracts/kit';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Card, Flex, Grid } from 'antd';
import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { createPortal } from 'react-dom';
import { makeStale, usePages } from '../../api/queries';
import { dayText, numberText } from '../../text/format';
import { useWords } from '../../text/text';
import { EmptyState } from '../empty-state';
import { ProblemView } from '../problem-view';
import { RowsSkeleton } from '../skeletons';
import { BulkBar } from './bulk-bar';
import { ColumnChoice, useColumns } from './column-choice';
import { ExportButton } from './export-button';
import { FilterBar } from './filter-bar';
import type { ListSpec } from './list.types';
import { Sums } from './sums';
import { RowCards } from './row-cards';
import { RowTable } from './row-table';
import { SavedViews } from './saved-views';
import { useEndReached } from './use-end-reached';
import { useListQuery } from './use-list-query';

interface Props<R> {
  readonly spec: ListSpec<R>;
  /** what the rows are, for those who hear the page */
  readonly label: string;
  /** where columns and export stand; absent: above the rows */
  readonly tools?: HTMLElement | null;
}

const PAGE = 50;

/** Rows of a declared list: filters in the address, keyset scrolling, chosen columns, saved views, bulk actions, export of what is shown. */
export function List<R>({ spec, label, tools }: Props<R>) {
  const wide = Grid.useBreakpoint().md;
  const { t, label: words } = useWords();
  const list = useListQuery(spec as ListSpec<never>);
  const columns = useColumns(spec);
  const [chosen, setChosen] = useState<ReadonlyMap<string, R>>(new Map());
  const pages = usePages<R>(spec.op, { ...list.query, limit: PAGE, ...(spec.counts && { total: 'true' }) }, { params: spec.params, refresh: spec.refresh });
  const rows = useMemo(() => pages.data?.pages.flatMap((p) => p.items) ?? [], [pages.data]);
  const end = useEndReached(() => pages.hasNextPage && !pages.isFetchingNextPage && void pages.fetchNextPage());
  // A search may look through a part of the rows at a time and find nothing in it: it goes on by itself.
  const last = pages.data?.pages.at(-1);
  const { hasNextPage, isFetching, isError, fetchNextPage } = pages;
  const searching = hasNextPage && !isError && last?.items.length === 0;
  useEffect(() => {
    if (searching && !isFetching) void fetchNextPage();
  }, [searching, isFetching, fetchNextPage]);
  const total = pages.data?.pages[0]?.total;
  const client = useQueryClient();
  const nameOf = (row: R): ReactNode => spec.columns.find((c) => c.main)?.render(row) ?? spec.rowKey(row);
  const done = (changed: boolean): void => {
    setChosen(new Map());
    const { service, id } = spec.op as unknown as Operation;
    if (changed) makeStale(client, service, id.split('.')[0]!);
  };
  const toolbar = (
    <>
      {spec.saved && <SavedViews name={spec.name} list={list} columns={columns} />}
      {wide && <ColumnChoice columns={columns} />}
      {spec.exports && <ExportButton op={spec.op} params={spec.params} query={list.query} name={label} />}
    </>
  );
  return (
    <Card styles={{ body: { padding: wide ? 16 : 8 } }}>
      {tools ? createPortal(toolbar, tools) : <Flex gap={8} justify="end" wrap className="no-print" style={{ marginBottom: 8 }}>{toolbar}</Flex>}
      <FilterBar spec={spec as ListSpec<never>} list={list} />
      <Flex justify="space-between" align="center" style={{ margin: '8px 0', minHeight: spec.counts ? 22 : 0 }} role="status">
        <span>{total !== undefined && t('共 {n} 条', '{n} in all', { n: numberText(total) })}{!spec.refresh && pages.isRefetching && !pages.isFetchingNextPage && t(' · 正在更新', ' · updating')}</span>
      </Flex>
      {chosen.size > 0 && <BulkBar rows={[...chosen.values()]} actions={spec.bulk ?? []} links={spec.bulkLinks} nameOf={nameOf} onDone={done} />}
      {searching && <div role="status" style={{ padding: 12 }}>{last?.searchedTo ? t('正在查找更早的记录…已查到 {day}', 'Searching older entries… since {day} so far', { day: dayText(last.searchedTo) }) : t('正在查找更早的记录…', 'Searching older entries…')}</div>}
      {pages.error ? <ProblemView error={pages.error} onRetry={() => void pages.refetch()} /> : !pages.data ? <RowsSkeleton /> : rows.length === 0 ? !searching && (
        <EmptyState text={list.active ? t('没有符合条件的记录', 'Nothing fits the filters') : words(spec.empty.text)}>
          {list.active ? <Button onClick={() => list.replace({})}>{t('清除筛选', 'Clear filters')}</Button> : spec.empty.action}
        </EmptyState>
      ) : wide ? (
        <RowTable spec={spec} rows={rows} columns={columns.shown} list={list} label={label} chosen={chosen} onChoose={setChosen} />
      ) : (
        <RowCards spec={spec} rows={rows} columns={columns.shown} label={label} />
      )}
      <Sums columns={spec.columns} rows={rows} more={pages.hasNextPage} />
      <div ref={end} />
      {pages.hasNextPage && !searching && (
        <Flex justify="center" style={{ padding: 12 }}>
          <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>{t('加载更多', 'Load more')}</Button>
        </Flex>
      )}
    </Card>
  );
}
