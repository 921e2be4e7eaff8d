import { listItemApi, responsibilityListLifecycle, type InspectionTour, type ListItem } from '@anlan/contracts/responsibility';
import { useQuery } from '@tanstack/react-query';
import { Card, Flex } from 'antd';
import { Link } from 'react-router';
import { everyPage } from '../../api/every-page';
import { keyOf } from '../../api/queries';
import { EmptyState } from '../../patterns/empty-state';
import { ProblemView } from '../../patterns/problem-view';
import { RowsSkeleton } from '../../patterns/skeletons';
import { useRights, useTenantPath } from '../../session/rights';
import { useWords } from '../../text/text';
import { ItemTag, Owner } from '../list-item/item-tag';
import { FindingsText } from './words';

/** The list that the tour named, and each of its findings with its state, as far as one sees them. */
export function FindingsCard({ tour: x, list }: { tour: InspectionTour; list: NonNullable<InspectionTour['list']> }) {
  const { t, label } = useWords();
  const to = useTenantPath();
  const sees = useRights().may('responsibility-list.read');
  return (
    <Card title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('反馈问题', 'Findings')}</h2>} extra={<FindingsText of={x} />}>
      <p style={{ marginTop: 0, overflowWrap: 'anywhere' }}>{sees ? <Link to={to(`responsibility-lists/${list.id}`)}>{list.title} {list.number}</Link> : `${list.title} ${list.number}`} {label(responsibilityListLifecycle.states[list.status])}</p>
      {sees && <Findings listId={list.id} />}
    </Card>
  );
}

function Findings({ listId }: { listId: string }) {
  const { t } = useWords();
  const to = useTenantPath();
  const read = useQuery<ListItem[], Error>({ queryKey: keyOf(listItemApi.list, 'of-tour', listId), queryFn: ({ signal }) => everyPage(listItemApi.list, { listId }, signal) });
  if (read.error && !read.data) return <ProblemView error={read.error} onRetry={() => void read.refetch()} />;
  if (!read.data) return <RowsSkeleton rows={3} />;
  if (read.data.length === 0) return <EmptyState text={t('清单里没有您看得到的问题', 'The list has no finding that you see')} />;
  return (
    <ul style={{ margin: 0, paddingInlineStart: 20 }}>
      {read.data.map((i) => <li key={i.id} style={{ marginBottom: 8 }}><Flex gap={8} wrap align="center"><Link to={to(`list-items/${i.id}`)} style={{ overflowWrap: 'anywhere' }}>{i.content}</Link><ItemTag item={i} /><Owner item={i} />{i.dueDay && <span>{i.dueDay}</span>}</Flex></li>)}
    </ul>
  );
}
