import { accidentApi, accidentLifecycle, type AccidentDetail } from '@anlan/contracts/responsibility';
import { Alert, Card, Flex } from 'antd';
import { Link, useParams } from 'react-router';
import { useRead } from '../../api/queries';
import { LifecycleSteps } from '../../patterns/detail/lifecycle-steps';
import { RecordView } from '../../patterns/detail/record-view';
import { StepActions } from '../../patterns/detail/step-actions';
import { PageHeader } from '../../patterns/page-header';
import { useTenantPath } from '../../session/rights';
import { useWords } from '../../text/text';
import { AccidentFacts } from './accident-facts';
import { AccidentTag, GradeTag, gradeText } from './accident.names';
import { AccountabilityCard } from './accountability-card';
import { ClocksCard } from './clocks-card';
import { InvestigationCard } from './investigation-card';
import { MeasuresCard } from './measures-card';
import { NoLetGoCard } from './no-let-go-card';
import { CHANGED_WITH, useful, useStepForms } from './step-forms';
import { SupplementsCard } from './supplements-card';

/** One accident: what is due, what is known, what was found, and who has to do what. */
export function AccidentPage() {
  const { id = '' } = useParams();
  const { t } = useWords();
  const read = useRead(accidentApi.get, { params: { id } }, { keep: true });
  return <RecordView read={read} missing={t('没有这起事故', 'There is no such accident')} list={{ path: 'accidents', name: t('事故台账', 'the accidents') }}>{(a) => <Loaded accident={a} onReadAgain={() => void read.refetch()} />}</RecordView>;
}

function Loaded({ accident: a, onReadAgain }: { accident: AccidentDetail; onReadAgain: () => void }) {
  const { t, label } = useWords();
  const to = useTenantPath();
  const forms = useStepForms(a);
  const again = a.grade !== null && a.proposedGrade !== null && a.grade !== a.proposedGrade && a.status !== 'closed' && a.status !== 'withdrawn';
  const investigated = a.investigation ?? a.report;
  return (
    <>
      <PageHeader
        back={<Link to={to('accidents')}>← {t('生产安全事故', 'Accidents')}</Link>} title={a.name}
        note={<Flex gap={8} wrap align="center"><AccidentTag status={a.status} /><GradeTag {...a} /><span>{a.number}</span></Flex>}
        actions={<StepActions record={{ ...a, allowedActions: useful(a) }} actions={accidentLifecycle.actions} forms={forms} also={CHANGED_WITH} onReadAgain={onReadAgain} />}
      />
      <Flex vertical gap={16}>
        {again && <Alert type="warning" showIcon title={t('伤亡或损失已变化：依法应定为“{grade}”，请重新定级', 'The figures have changed: by law it is {grade}; confirm the grade anew', { grade: label(gradeText(a.proposedGrade)) })} />}
        {a.reason && a.status === 'withdrawn' && <Alert type="info" showIcon title={t('已注销：{reason}', 'Withdrawn: {reason}', { reason: a.reason })} />}
        {a.reason && a.status === 'investigating' && <Alert type="warning" showIcon title={t('调查报告已退回：{reason}', 'The report came back: {reason}', { reason: a.reason })} />}
        <ClocksCard accident={a} />
        <SupplementsCard accident={a} />
        <AccidentFacts accident={a} />
        <Card><LifecycleSteps lifecycle={accidentLifecycle} state={a.status} /></Card>
        {investigated && <InvestigationCard accident={a} />}
        {investigated && <NoLetGoCard accident={a} onReadAgain={onReadAgain} />}
        {investigated && <MeasuresCard accident={a} />}
        {a.status !== 'withdrawn' && <AccountabilityCard source={{ kind: 'accident', id: a.id }} />}
      </Flex>
    </>
  );
}
