import { subjectApi, subjectLifecycle, type SubjectDetail } from '@anlan/contracts/enforcement';
import { EditOutlined, QrcodeOutlined } from '@ant-design/icons';
import { Alert, Card, Flex } from 'antd';
import { lazy, Suspense, useMemo } from 'react';
import { Link, useParams } from 'react-router';
import type { AnswerOf } from '../../api/client';
import { Problem } from '../../api/problem';
import { useRead } from '../../api/queries';
import { History } from '../../patterns/detail/history';
import { LinkButton } from '../../patterns/link-button';
import { PageHeader } from '../../patterns/page-header';
import { ProblemView } from '../../patterns/problem-view';
import { PageSkeleton, RowsSkeleton } from '../../patterns/skeletons';
import { Statement } from '../../patterns/statement';
import { useRights, useTenantPath } from '../../session/rights';
import { useWords } from '../../text/text';
import { SubjectGrades } from '../standardisation/subject-grades';
import { PortraitCard } from '../portrait/portrait-card';
import { SubjectActions } from './subject-actions';
import { SubjectFacts } from './subject-facts';
import { historyItems } from './subject-history';
import { SubjectProfile } from './subject-profile';
import { GradeTag, KeyTag, StateTag } from './subject-tags';

/** Fetched for subjects that have a place: drawing maps is a large part of the programme. */
const PointMap = lazy(async () => ({ default: (await import('../../map/point-map')).PointMap }));

/** One subject: what it is, whose it is, its ten elements, and who did what. */
export function SubjectPage() {
  const { id = '' } = useParams();
  const { t } = useWords();
  const subject = useRead(subjectApi.get, { params: { id } }, { keep: true });
  const history = useRead(subjectApi.history, { params: { id } }, { keep: true });
  if (subject.error instanceof Problem && subject.error.status === 404) {
    return (
      <Statement title={t('没有这个监管对象', 'There is no such subject')} detail={t('它可能不在您的职责范围内，或者地址有误。', 'It may lie outside your scope, or the address is mistyped.')}>
        <LinkButton to="subjects" type="primary">{t('回到监管对象', 'To the register')}</LinkButton>
      </Statement>
    );
  }
  if (subject.error && !subject.data) return <ProblemView error={subject.error} onRetry={() => void subject.refetch()} />;
  if (!subject.data) return <PageSkeleton />;
  return <Loaded subject={subject.data} history={history.data} />;
}

function Loaded({ subject: s, history }: { subject: SubjectDetail; history: AnswerOf<typeof subjectApi.history> | undefined }) {
  const words = useWords();
  const { t } = words;
  const to = useTenantPath();
  const rights = useRights();
  const items = useMemo(() => historyItems(history, words), [history, words]);
  const isOpen = s.status === 'active' || s.status === 'suspended';
  return (
    <>
      <PageHeader
        back={<Link to={to('subjects')}>← {t('监管对象', 'Register of subjects')}</Link>} title={s.name}
        note={<Flex gap={8} wrap align="center"><StateTag status={s.status} />{s.isKey && <KeyTag />}<GradeTag grade={s.grade} /></Flex>}
        actions={
          <>
            <SubjectActions subject={s} />
            {isOpen && rights.may('subject.manage') && <LinkButton to={`subjects/${s.id}/edit`} icon={<EditOutlined />}>{t('修改', 'Change')}</LinkButton>}
            {s.code !== null && <LinkButton to={`subjects/${s.id}/sheet`} icon={<QrcodeOutlined />}>{t('场所码', 'Premises code')}</LinkButton>}
          </>
        }
      />
      <Flex vertical gap={16}>
        {s.mergedInto && <Alert type="info" showIcon title={<>{t('已并入', 'Merged into')} <Link to={to(`subjects/${s.mergedInto.id}`)}>{s.mergedInto.name}</Link></>} description={s.statusReason} />}
        {!s.mergedInto && s.statusReason && <Alert type="info" showIcon title={`${words.label(subjectLifecycle.states[s.status])}：${s.statusReason}`} />}
        <Card><SubjectFacts subject={s} /></Card>
        <SubjectGrades subjectId={s.id} />
        {isOpen && <PortraitCard subjectId={s.id} />}
        <SubjectProfile subject={s} />
        {s.position && <Card title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('位置', 'Where it is')}</h2>}><Suspense fallback={<RowsSkeleton rows={6} />}><PointMap position={s.position} label={t('{name}的位置', 'Where {name} is', { name: s.name })} /></Suspense></Card>}
        <Card title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('变更历史', 'What was done')}</h2>}>{history ? <History items={items} /> : <RowsSkeleton rows={4} />}</Card>
      </Flex>
    </>
  );
}
