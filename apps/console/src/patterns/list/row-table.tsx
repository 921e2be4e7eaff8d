import { Table, type TableColumnType } from 'antd';
import type { SortOrder } from 'antd/es/table/interface';
import { Link, useNavigate } from 'react-router';
import { useTenantPath } from '../../session/rights';
import { useWords } from '../../text/text';
import type { Column, ListSpec } from './list.types';
import './row-table.css';
import type { ListQuery } from './use-list-query';
import './row-table.css';

interface Props<R> {
  readonly spec: ListSpec<R>;
  readonly rows: readonly R[];
  readonly columns: readonly Column<R>[];
  readonly list: ListQuery;
  readonly label: string;
  readonly chosen: ReadonlyMap<string, R>;
  readonly onChoose: (chosen: ReadonlyMap<string, R>) => void;
}

/** Rows as a table. Its frame scrolls when it is too wide, never the page; the library's own scrolling doubles the head, with everything in it that can be focused. */
export function RowTable<R>({ spec, rows, columns, list, label, chosen, onChoose }: Props<R>) {
  const { t, label: words } = useWords();
  const to = useTenantPath();
  const navigate = useNavigate();
  const order = list.query['order'];
  const shown = columns.map((c): TableColumnType<R> => ({
    key: c.key,
    title: words(c.title),
    width: c.width,
    align: c.align,
    sorter: c.order ? true : undefined,
    sortDirections: [...(c.order?.ascend ? ['ascend' as const] : []), ...(c.order?.descend ? ['descend' as const] : [])],
    sortOrder: sortOrderOf(c, order),
    render: (_, row) => (c.main && spec.href ? <Link to={to(spec.href(row))}>{c.render(row)}</Link> : c.render(row)),
  }));
  return (
    <div className="row-table" role="region" aria-label={label} tabIndex={0}>
      <Table<R>
        size="middle" dataSource={rows as R[]} columns={shown} rowKey={spec.rowKey} pagination={false} aria-label={label}
        rowSelection={
          (spec.bulk ?? spec.bulkLinks) && {
            selectedRowKeys: [...chosen.keys()], preserveSelectedRowKeys: true,
            onChange: (keys, picked) => onChoose(new Map(keys.map((k, i) => [String(k), picked[i] ?? chosen.get(String(k))!]))),
            getCheckboxProps: (row) => ({ 'aria-label': `${t('选择', 'Choose')} ${(spec.rowName ?? spec.rowKey)(row)}` }) as never,
          }
        }
        onRow={(row) => ({ onDoubleClick: () => spec.href && void navigate(to(spec.href(row))) })}
        onChange={(_p, _f, sorter) => {
          const one = Array.isArray(sorter) ? sorter[0] : sorter;
          const column = columns.find((c) => c.key === one?.columnKey);
          list.set({ order: one?.order ? column?.order?.[one.order] : undefined });
        }}
      />
    </div>
  );
}

function sortOrderOf<R>(column: Column<R>, order: string | undefined): SortOrder {
  if (!order || !column.order) return null;
  if (column.order.ascend === order) return 'ascend';
  return column.order.descend === order ? 'descend' : null;
}
