import { publicReportApi, publicReportLifecycle, type PublicReport } from '@anlan/contracts/enforcement';
import { Card, Flex } from 'antd';
import { lazy, Suspense } from 'react';
import { Link, useParams } from 'react-router';
import { send } from '../../api/client';
import { Problem } from '../../api/problem';
import { useRead } from '../../api/queries';
import { Attachments } from '../../patterns/detail/attachments';
import { LifecycleSteps } from '../../patterns/detail/lifecycle-steps';
import { EmptyState } from '../../patterns/empty-state';
import { LinkButton } from '../../patterns/link-button';
import { PageHeader } from '../../patterns/page-header';
import { ProblemView } from '../../patterns/problem-view';
import { PageSkeleton } from '../../patterns/skeletons';
import { Statement } from '../../patterns/statement';
import { useTenantPath } from '../../session/rights';
import { useWords } from '../../text/text';
import { ReportRewardCard } from '../report-reward/report-reward-card';
import { MorePictures } from './more-pictures';
import { ReportActions } from './report-actions';
import { ReportFacts } from './report-facts';
import { StateTag } from './state-tag';

// The library that draws maps is large, and most reports have no position.
const PointMap = lazy(async () => ({ default: (await import('../../map/point-map')).PointMap }));

/** One public report: what was said, where it is, what may be done with it, and what it became. */
export function PublicReportPage() {
  const { id = '' } = useParams();
  const { t } = useWords();
  const report = useRead(publicReportApi.get, { params: { id } }, { keep: true });
  if (report.error instanceof Problem && report.error.status === 404) {
    return (
      <Statement title={t('没有这件举报', 'There is no such report')} detail={t('它可能不在您的职责范围内，或者地址有误。', 'It may lie outside your scope, or the address is mistyped.')}>
        <LinkButton to="public-reports" type="primary">{t('回到公众举报', 'To the public reports')}</LinkButton>
      </Statement>
    );
  }
  if (report.error && !report.data) return <ProblemView error={report.error} onRetry={() => void report.refetch()} />;
  return report.data ? <Loaded report={report.data} /> : <PageSkeleton />;
}

function Loaded({ report }: { report: PublicReport }) {
  const { t } = useWords();
  const to = useTenantPath();
  const files = report.pictures.map((p, i) => ({ ...p, name: t('照片 {n}', 'Picture {n}', { n: i + 1 }) }));
  return (
    <>
      <PageHeader
        back={<Link to={to('public-reports')}>← {t('公众举报', 'Public reports')}</Link>} title={report.number} note={<StateTag state={report.state} />}
        actions={<ReportActions report={report} />}
      />
      <Flex vertical gap={16}>
        <Card><LifecycleSteps lifecycle={publicReportLifecycle} state={report.state} reached={reachedOf(report)} /></Card>
        <Card title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('举报内容', 'What was reported')}</h2>}>
          <p style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', marginTop: 0 }}>{report.what}</p>
          <ReportFacts report={report} />
        </Card>
        <ReportRewardCard report={report} />
        <Card title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('照片', 'Pictures')}</h2>}>
          {files.length ? <Attachments files={files} load={(fileId) => load(report.id, fileId)} /> : <EmptyState text={t('举报人没有提供照片', 'The reporter gave no pictures')} />}
          <MorePictures report={report} />
        </Card>
        {report.position && (
          <Card title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('位置', 'Position')}</h2>}>
            <Suspense fallback={<PageSkeleton />}><PointMap position={report.position} label={report.where} /></Suspense>
          </Card>
        )}
      </Flex>
    </>
  );
}

function reachedOf({ state, receivedAt, handledAt, handledBy }: PublicReport) {
  return { received: { at: receivedAt }, ...(state !== 'received' && handledAt && { [state]: { at: handledAt, by: handledBy?.name } }) };
}

async function load(id: string, fileId: string): Promise<Blob> {
  return (await send(publicReportApi.picture, { params: { id, fileId }, accept: '*/*' })).blob();
}
