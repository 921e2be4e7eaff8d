import { subjectApi, type Subject } from '@anlan/contracts/enforcement';
import { PrinterOutlined } from '@ant-design/icons';
import { Alert, Button, Card } from 'antd';
import { useEffect, useMemo } from 'react';
import { Link, useSearchParams } from 'react-router';
import { usePages } from '../../api/queries';
import { EmptyState } from '../../patterns/empty-state';
import { PageHeader } from '../../patterns/page-header';
import { PrintSheet } from '../../patterns/print/print-sheet';
import { QrCode } from '../../patterns/print/qr-code';
import { ProblemView } from '../../patterns/problem-view';
import { PageSkeleton } from '../../patterns/skeletons';
import { useRights, useTenantPath } from '../../session/rights';
import { numberText } from '../../text/format';
import { useWords } from '../../text/text';
import './sheet-page.css';

/** As many are drawn at once: a hundred pages of six. */
const MOST = 600;
const PAGE = 200;

/** 场所码 of many subjects: those chosen in the list, or those its filters leave; six to a page of A4, to be cut apart. */
export function SheetsPage() {
  const { t } = useWords();
  const to = useTenantPath();
  const [params] = useSearchParams();
  const query = useMemo(() => Object.fromEntries([...params].filter(([k]) => k !== 'order')), [params]);
  const { data, error, hasNextPage, isFetching, fetchNextPage, refetch } = usePages<Subject>(subjectApi.list, { ...query, order: 'name', limit: PAGE, total: 'true' });
  const found = useMemo(() => data?.pages.flatMap((p) => p.items) ?? [], [data]);
  useEffect(() => {
    if (hasNextPage && !isFetching && found.length < MOST) void fetchNextPage();
  }, [fetchNextPage, found.length, hasNextPage, isFetching]);
  const total = data?.pages[0]?.total ?? 0;
  const printed = found.slice(0, MOST).filter((s): s is Subject & { code: string } => s.code !== null);
  const loading = !data || (hasNextPage && found.length < MOST);
  const without = Math.min(found.length, MOST) - printed.length;
  return (
    <>
      <PageHeader
        back={<Link to={to(`subjects?${params}`)}>← {t('监管对象', 'Subjects')}</Link>} title={t('批量打印场所码', 'Premises codes to print')}
        note={loading ? t('正在读取…', 'Reading…') : t('{n} 张，每页 A4 六张，打印后裁开张贴。', '{n} codes, six to a page of A4: print, cut apart and hang up.', { n: numberText(printed.length) })}
        actions={!loading && printed.length > 0 && <Button type="primary" icon={<PrinterOutlined />} onClick={() => print()}>{t('打印', 'Print')}</Button>}
      />
      {error && !data ? <ProblemView error={error} onRetry={() => void refetch()} /> : loading ? <PageSkeleton /> : (
        <>
          {total > MOST && <Alert type="warning" showIcon style={{ marginBottom: 16 }} title={t('共 {all} 个对象，一次最多打印 {most} 个：请按社区等条件分批', 'There are {all}; at most {most} are printed at once: narrow the list, by community for example', { all: numberText(total), most: numberText(MOST) })} />}
          {without > 0 && <Alert type="info" showIcon style={{ marginBottom: 16 }} title={t('{n} 个对象不由您维护，没有打印', '{n} are not kept by you, and are not printed', { n: numberText(without) })} />}
          {printed.length === 0 ? <EmptyState text={t('没有可以打印的场所码', 'There is no code to print')} /> : <Card><Sheets subjects={printed} /></Card>}
        </>
      )}
    </>
  );
}

function Sheets({ subjects }: { subjects: readonly (Subject & { code: string })[] }) {
  const { t } = useWords();
  const { me } = useRights();
  return (
    <PrintSheet label={t('场所码', 'Premises codes')}>
      <ul className="code-sheets">
        {subjects.map((s) => (
          <li key={s.id}>
            <p className="code-title">{t('安全生产场所码', 'Premises code')}</p>
            <p className="code-name">{s.name}</p>
            <QrCode text={`${location.origin}/${me.tenant.slug}/subjects/at/${s.code}`} label={t('{name}的场所码', 'Code of {name}', { name: s.name })} size={150} />
            <p className="code-text">{s.code}</p>
            <p>{s.address}</p>
          </li>
        ))}
      </ul>
    </PrintSheet>
  );
}
