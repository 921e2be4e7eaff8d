import { guardianshipApi, type GuardianshipTree } from '@anlan/contracts/responsibility';
import { Alert, Card } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { useRead } from '../../api/queries';
import { EmptyState } from '../../patterns/empty-state';
import { PageHeader } from '../../patterns/page-header';
import { DivisionPicker } from '../../patterns/pickers/division-picker';
import { ProblemView } from '../../patterns/problem-view';
import { RowsSkeleton } from '../../patterns/skeletons';
import { useTenantPath } from '../../session/rights';
import { instantText } from '../../text/format';
import { useWords } from '../../text/text';
import { GapTag } from '../duty-object/tags';

type Line = GuardianshipTree['items'][number];

/** 包保树 From the leaders of the district downwards: who is in whose care. */
export function GuardianshipTreePage() {
  const { t } = useWords();
  const to = useTenantPath();
  const [params, setParams] = useSearchParams();
  const divisionCode = params.get('divisionCode') ?? undefined;
  const read = useRead(guardianshipApi.tree, { query: { divisionCode } as never }, { keep: true });
  return (
    <>
      <PageHeader
        back={<Link to={to('guardianships')}>← {t('包保', 'Guardianships')}</Link>} title={t('包保树', 'Guardianships from above')} note={read.data && t('截至 {at}', 'As of {at}', { at: instantText(read.data.asOf) })}
        actions={<div style={{ width: 240 }}><DivisionPicker aria-label={t('区划', 'Division')} placeholder={t('全部区划', 'All divisions')} style={{ width: '100%' }} allowClear value={divisionCode} onChange={(code) => setParams(code ? { divisionCode: code } : {}, { replace: true })} /></div>}
      />
      {read.error && !read.data ? <ProblemView error={read.error} onRetry={() => void read.refetch()} /> : !read.data ? <RowsSkeleton rows={6} /> : (
        <Card>
          {read.data.cut && <Alert type="info" showIcon style={{ marginBottom: 12 }} title={t('只显示前 2,000 项，请选择区划', 'Only the first 2,000 are shown: choose a division')} />}
          {read.data.items.length === 0 ? <EmptyState text={t('还没有包保', 'There is no guardianship yet')} /> : <Tree items={read.data.items} />}
        </Card>
      )}
    </>
  );
}

/** Each below the one whose care it is in; households are folded away. */
function Tree({ items }: { items: readonly Line[] }) {
  const below = new Map<string | null, Line[]>();
  for (const i of items) below.set(i.parentId, [...(below.get(i.parentId) ?? []), i]);
  return <Branch of={below.get(null) ?? []} below={below} top />;
}

function Branch({ of, below, top }: { of: readonly Line[]; below: ReadonlyMap<string | null, readonly Line[]>; top?: true }) {
  const { t } = useWords();
  return (
    <ul style={{ listStyle: 'none', margin: 0, padding: 0, paddingInlineStart: top ? 0 : 16 }}>
      {of.map((i) => {
        const under = below.get(i.id) ?? [];
        return (
          <li key={i.id} style={{ padding: '4px 0', overflowWrap: 'anywhere' }}>
            <Node line={i} />
            {under.length > 0 && (under.every((u) => u.level === 'household') ? <details><summary style={{ padding: '4px 0', cursor: 'pointer' }}>{t('包户 {n} 项', '{n} of households', { n: under.length })}</summary><Branch of={under} below={below} /></details> : <Branch of={under} below={below} />)}
          </li>
        );
      })}
    </ul>
  );
}

function Node({ line: i }: { line: Line }) {
  const { t } = useWords();
  const to = useTenantPath();
  return (
    <>
      <Link className="in-text" to={to(`guardianships/${i.id}`)}>{i.household ? `${i.divisionName} ${i.household}` : i.divisionName}</Link> <strong>{i.personName}</strong> {i.post} <small>{i.tierName}{i.households !== null && t(' · {n} 户', ' · {n} households', { n: i.households })}</small> {i.gap && <GapTag gap={i.gap} />}
    </>
  );
}
