import { hazardApi, hazardLifecycle, type HazardDetail } from '@anlan/contracts/enforcement';
import { PrinterOutlined } from '@ant-design/icons';
import { Button, Card, Flex } from 'antd';
import { lazy, Suspense, useMemo } from 'react';
import { Link, useParams } from 'react-router';
import { send } from '../../api/client';
import { Problem } from '../../api/problem';
import { useRead } from '../../api/queries';
import { Attachments } from '../../patterns/detail/attachments';
import { History } from '../../patterns/detail/history';
import { LifecycleSteps } from '../../patterns/detail/lifecycle-steps';
import { EmptyState } from '../../patterns/empty-state';
import { LinkButton } from '../../patterns/link-button';
import { PageHeader } from '../../patterns/page-header';
import { ProblemView } from '../../patterns/problem-view';
import { PageSkeleton, RowsSkeleton } from '../../patterns/skeletons';
import { Statement } from '../../patterns/statement';
import { useTenantPath } from '../../session/rights';
import { useWords } from '../../text/text';
import { HazardActions } from './hazard-actions';
import { HazardBasisCard } from './hazard-basis';
import { HazardFacts } from './hazard-facts';
import { DualCard, ExtensionNotice, SupervisionCard } from './hazard-oversight';
import { filesOf, historyItems, reachedOf, type HazardHistory } from './hazard-history';
import { ListsCard } from './list-fields';
import { HazardSheet } from './hazard-sheet';
import { EscalationTag, LevelTag, StatusTag } from './hazard-tags';

/** Fetched for hazards that have a place: drawing maps is a large part of the programme. */
const PointMap = lazy(async () => ({ default: (await import('../../map/point-map')).PointMap }));

/** One hazard: what it is, where it stands, what may be done, and who did what. */
export function HazardPage() {
  const { id = '' } = useParams();
  const { t } = useWords();
  const hazard = useRead(hazardApi.get, { params: { id } }, { keep: true });
  const history = useRead(hazardApi.history, { params: { id } }, { keep: true });
  if (hazard.error instanceof Problem && hazard.error.status === 404) {
    return (
      <Statement title={t('没有这条隐患', 'There is no such hazard')} detail={t('它可能不在您的职责范围内，或者地址有误。', 'It may lie outside your scope, or the address is mistyped.')}>
        <LinkButton to="hazards" type="primary">{t('回到隐患台账', 'To the ledger')}</LinkButton>
      </Statement>
    );
  }
  if (hazard.error && !hazard.data) return <ProblemView error={hazard.error} onRetry={() => void hazard.refetch()} />;
  if (!hazard.data) return <PageSkeleton />;
  return <Loaded hazard={hazard.data} history={history.data} />;
}

function Loaded({ hazard, history }: { hazard: HazardDetail; history: HazardHistory | undefined }) {
  const words = useWords();
  const { t } = words;
  const to = useTenantPath();
  const files = useMemo(() => filesOf(hazard, words), [hazard, words]);
  const items = useMemo(() => historyItems(history, words), [history, words]);
  const reached = useMemo(() => reachedOf(history), [history]);
  return (
    <>
      <div className="no-print">
        <PageHeader
          back={<Link to={to('hazards')}>← {t('隐患台账', 'Ledger of hazards')}</Link>}
          title={hazard.title} note={<Flex gap={8} wrap align="center"><span>{hazard.number}</span><LevelTag level={hazard.level} /><StatusTag status={hazard.status} /><EscalationTag level={hazard.escalation} /></Flex>}
          actions={<><HazardActions hazard={hazard} /><Button icon={<PrinterOutlined />} onClick={() => print()}>{t('打印', 'Print')}</Button></>}
        />
        <Flex vertical gap={16}>
          <Card><LifecycleSteps lifecycle={hazardLifecycle} state={hazard.status} reached={reached} /></Card>
          <ExtensionNotice hazard={hazard} />
          <Card><HazardFacts hazard={hazard} /></Card>
          <HazardBasisCard hazard={hazard} />
          <DualCard hazard={hazard} />
          <SupervisionCard hazard={hazard} />
          <ListsCard hazard={hazard} />
          {hazard.position && <Card title={<h2>{t('位置', 'Where it is')}</h2>}><Suspense fallback={<RowsSkeleton rows={6} />}><PointMap position={hazard.position} label={t('{title}的位置', 'Where {title} is', { title: hazard.title })} /></Suspense></Card>}
          <Card title={<h2>{t('附件', 'Files')}</h2>}>
            {files.length ? <Attachments files={files} load={(fileId) => load(hazard.id, fileId)} /> : <EmptyState text={t('还没有照片或文件', 'There are no pictures or files yet')} />}
          </Card>
          <Card title={<h2>{t('办理过程', 'What was done')}</h2>}><History items={items} /></Card>
        </Flex>
      </div>
      <HazardSheet hazard={hazard} items={items} files={files} load={(fileId) => load(hazard.id, fileId)} />
    </>
  );
}

async function load(id: string, fileId: string): Promise<Blob> {
  return (await send(hazardApi.file, { params: { id, fileId }, accept: '*/*' })).blob();
}

