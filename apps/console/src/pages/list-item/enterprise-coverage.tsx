import { enterpriseCoverageGapNames, listItemApi, type EnterpriseCoverage } from '@anlan/contracts/responsibility';
import { Alert, Button, Card, Flex, Switch } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { usePages, type Page } from '../../api/queries';
import { EmptyState } from '../../patterns/empty-state';
import { FigureRow } from '../../patterns/figures/figure-row';
import { rateText } from '../../patterns/figures/rate-text';
import { ProblemView } from '../../patterns/problem-view';
import { RowsSkeleton } from '../../patterns/skeletons';
import { ToneTag } from '../../patterns/tone-tag';
import { useRights, useTenantPath } from '../../session/rights';
import { instantText, NONE, numberText } from '../../text/format';
import { useWords } from '../../text/text';

type Row = EnterpriseCoverage['items'][number];

/** 企业主体责任: how many enterprises the items in force name, and those that none does. Enforcement counts them. */
export function EnterpriseCoverageCard({ query }: { query: { kindKey?: string; divisionCode?: string } }) {
  const { t, label } = useWords();
  const [params, setParams] = useSearchParams();
  const keyOnly = params.get('keyOnly') === 'true';
  const pages = usePages<Row>(listItemApi.enterprises, { ...query, ...(keyOnly && { keyOnly: 'true' }), limit: 20 });
  const first = pages.data?.pages[0] as (Page<Row> & EnterpriseCoverage) | undefined;
  const set = (on: boolean): void => setParams((old) => {
    const next = new URLSearchParams(old);
    if (on) next.set('keyOnly', 'true');
    else next.delete('keyOnly');
    return next;
  }, { replace: true });
  return (
    <Card
      title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('企业主体责任', 'Duties of enterprises')}</h2>}
      extra={<label>{t('只看重点监管', 'Key enterprises alone')} <Switch size="small" checked={keyOnly} onChange={set} /></label>}
    >
      {pages.error && !first ? <ProblemView error={pages.error} onRetry={() => void pages.refetch()} /> : !first ? <RowsSkeleton rows={3} /> : (
        <Flex vertical gap={12}>
          <FigureRow
            rows="list-items"
            figures={[
              ...(first.naming ? [{ name: t('写明企业主体的事项', 'Items that name enterprises'), ...first.naming }] : []),
              { name: t('企业主体责任覆盖率', 'Enterprises that are named'), text: rateText(first.share?.rate ?? null), note: first.share ? `${numberText(first.share.numerator)} / ${numberText(first.share.denominator)}` : undefined },
              { name: t('未覆盖的企业', 'Enterprises that none names'), text: first.uncovered === null ? NONE : numberText(first.uncovered), note: t('截至 {at}', 'As of {at}', { at: instantText(first.asOf) }) },
            ]}
          />
          {first.unknown ? <Alert type="warning" showIcon title={label(enterpriseCoverageGapNames[first.unknown])} /> : <Uncovered rows={pages.data?.pages.flatMap((p) => p.items) ?? []} />}
          {pages.hasNextPage && <Button loading={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>{t('加载更多', 'Load more')}</Button>}
        </Flex>
      )}
    </Card>
  );
}

function Uncovered({ rows }: { rows: readonly Row[] }) {
  const { t } = useWords();
  const to = useTenantPath();
  const opens = useRights().may('subject.read');
  if (rows.length === 0) return <EmptyState text={t('没有未覆盖的企业', 'No enterprise is without an item')} />;
  return (
    <ul aria-label={t('未覆盖的企业', 'Enterprises that none names')} style={{ margin: 0, padding: 0, listStyle: 'none' }}>
      {rows.map((r) => (
        <li key={r.id} style={{ padding: '4px 0', overflowWrap: 'anywhere' }}>
          {opens ? <Link className="in-text" to={to(`subjects/${r.id}`)}>{r.name}</Link> : r.name} {r.isKey && <ToneTag tone="warn">{t('重点监管', 'Key')}</ToneTag>} <small>{[r.creditCode, r.divisionName, r.industryCode].filter(Boolean).join(' · ')}</small>
        </li>
      ))}
    </ul>
  );
}
