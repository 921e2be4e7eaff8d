import { listItemApi, type ListCoverage } from '@anlan/contracts/responsibility';
import { Card, Flex, Select } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { useRead } from '../../api/queries';
import { EmptyState } from '../../patterns/empty-state';
import { FigureRow } from '../../patterns/figures/figure-row';
import { rateText } from '../../patterns/figures/rate-text';
import { PageHeader } from '../../patterns/page-header';
import { DivisionPicker } from '../../patterns/pickers/division-picker';
import { ProblemView } from '../../patterns/problem-view';
import { PageSkeleton } from '../../patterns/skeletons';
import { ToneTag } from '../../patterns/tone-tag';
import { useTenantPath } from '../../session/rights';
import { instantText, numberText } from '../../text/format';
import { useWords } from '../../text/text';
import { useKinds } from '../list-kind/use-kinds';
import { CoverageGroups } from './coverage-groups';
import { CoverageMatrix } from './coverage-matrix';
import { EnterpriseCoverageCard } from './enterprise-coverage';

/** 责任覆盖: what has an owner in the lists in force, what has none, and what has two. */
export function CoveragePage() {
  const { t } = useWords();
  const [params, setParams] = useSearchParams();
  const kinds = useKinds();
  const query = { kindKey: params.get('kindKey') ?? undefined, divisionCode: params.get('divisionCode') ?? undefined };
  const read = useRead(listItemApi.coverage, { query }, { keep: true });
  const set = (changes: Partial<typeof query>): void => setParams(Object.fromEntries(Object.entries({ ...query, keyOnly: params.get('keyOnly') ?? undefined, ...changes }).filter((e): e is [string, string] => !!e[1])), { replace: true });
  return (
    <>
      <PageHeader title={t('责任覆盖', 'Coverage of responsibility')} note={read.data && t('截至 {at}，只计您能看到的在用事项', 'As of {at}, of the items in force that you see', { at: instantText(read.data.asOf) })} />
      <Flex gap={8} wrap style={{ marginBottom: 16 }} role="search">
        <Select aria-label={t('清单种类', 'Kind of list')} placeholder={t('全部种类', 'All kinds')} style={{ width: 240 }} allowClear value={query.kindKey} onChange={(kindKey?: string) => set({ kindKey })} options={(kinds.data ?? []).map((k) => ({ value: k.key, label: k.name }))} />
        <DivisionPicker aria-label={t('区划', 'Division')} placeholder={t('全区', 'Whole district')} style={{ width: 200 }} allowClear deepest="community" value={query.divisionCode} onChange={(divisionCode) => set({ divisionCode })} />
      </Flex>
      {read.error && !read.data ? <ProblemView error={read.error} onRetry={() => void read.refetch()} /> : read.data ? <Loaded coverage={read.data} query={query} /> : <PageSkeleton />}
    </>
  );
}

const shareText = ({ numerator, denominator, rate }: ListCoverage['posts']['share']): { text: string; note: string } => ({ text: rateText(rate), note: `${numberText(numerator)} / ${numberText(denominator)}` });

function Loaded({ coverage: c, query }: { coverage: ListCoverage; query: { kindKey?: string; divisionCode?: string } }) {
  const { t } = useWords();
  return (
    <Flex vertical gap={16}>
      <Card>
        <FigureRow
          rows="list-items"
          figures={[
            { name: t('无主事项', 'Items without an owner'), ...c.ownerless, bad: true }, { name: t('交叉事项', 'Items with two owners'), ...c.overlapping, bad: true },
            { name: t('行业有主', 'Industries with an owner'), ...shareText(c.industries.share) }, { name: t('属地有主', 'Places with an owner'), ...shareText(c.places.share) }, { name: t('岗位有主', 'Posts with an item'), ...shareText(c.posts.share) },
          ]}
        />
      </Card>
      {c.groups.length > 0 && <CoverageGroups groups={c.groups} />}
      <Overlaps overlaps={c.overlaps} />
      <CoverageMatrix title={t('行业门类', 'Industries')} share={c.industries.share} rows={c.industries.rows.map((r) => ({ ...r, key: r.code, name: `${r.code} ${r.name}` }))} />
      <CoverageMatrix title={t('属地', 'Places')} share={c.places.share} rows={c.places.rows.map((r) => ({ ...r, key: r.code }))} />
      <EnterpriseCoverageCard query={query} />
      <CoverageMatrix title={t('岗位', 'Posts')} share={c.posts.share} rows={c.posts.rows.map((r) => ({ ...r, key: r.id, name: `${r.unitName} ${r.name}` }))} />
    </Flex>
  );
}

function Overlaps({ overlaps }: Pick<ListCoverage, 'overlaps'>) {
  const { t } = useWords();
  const to = useTenantPath();
  return (
    <Card title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('交叉：一事两主', 'Two owners for one thing')}</h2>}>
      {overlaps.length === 0 ? <EmptyState text={t('没有交叉事项', 'Nothing has two owners')} /> : (
        <ul style={{ margin: 0, padding: 0, listStyle: 'none' }}>
          {overlaps.map((o) => (
            <li key={`${o.by} ${o.text}`} style={{ padding: '4px 0', overflowWrap: 'anywhere' }}>
              <ToneTag tone="warn">{o.by === 'content' ? t('同一内容', 'Same content') : t('同一行业同一属地', 'Same industry and place')}</ToneTag>{' '}
              <Link className="in-text" to={to(`list-items?${new URLSearchParams(o.filter)}`)}>{o.text}</Link>{' '}
              {t('{units} 个责任单位，{items} 项', '{units} owner units, {items} items', { units: o.units, items: o.items })}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
