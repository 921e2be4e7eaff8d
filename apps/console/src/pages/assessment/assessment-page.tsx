import { assessedKinds, assessmentApi, assessmentLifecycle, assessmentSheetLifecycle, type Assessment } from '@anlan/contracts/responsibility';
import { Button, Card, Flex, Input } from 'antd';
import { Link, useParams } from 'react-router';
import { send } from '../../api/client';
import { saveFile } from '../../api/files';
import { useRead } from '../../api/queries';
import { FactList } from '../../patterns/detail/fact-list';
import { LifecycleSteps } from '../../patterns/detail/lifecycle-steps';
import { RecordView } from '../../patterns/detail/record-view';
import { StepActions, type StepForm } from '../../patterns/detail/step-actions';
import { FigureLink } from '../../patterns/figures/figure-link';
import { Field } from '../../patterns/form/field';
import { LinkButton } from '../../patterns/link-button';
import { PageHeader } from '../../patterns/page-header';
import { useTenantPath } from '../../session/rights';
import { instantText } from '../../text/format';
import { useWords } from '../../text/text';
import { CorrectFields, correctionBody } from './correct-fields';
import { pointsText } from './points';
import { Ranking } from './ranking';
import { AssessmentTag } from './tags';

/** One assessment: how far each unit is, the ranking, and what was issued. */
export function AssessmentPage() {
  const { id = '' } = useParams();
  const { t } = useWords();
  const read = useRead(assessmentApi.get, { params: { id } }, { keep: true });
  return <RecordView read={read} missing={t('没有这次考核', 'There is no such assessment')} list={{ path: 'assessments', name: t('考核', 'the assessments') }}>{(a) => <Loaded a={a} onReadAgain={() => void read.refetch()} />}</RecordView>;
}

function Loaded({ a, onReadAgain }: { a: Assessment; onReadAgain: () => void }) {
  const { t, label } = useWords();
  const to = useTenantPath();
  const document = <Field name="document" label={t('文号', 'Document number')}><Input maxLength={300} /></Field>;
  const forms: Record<Assessment['allowedActions'][number], StepForm> = {
    finalise: { op: assessmentApi.finalise, intro: { zh: '全部单位无争议或申诉期满后，计分、定等次、排名；生效的一票否决按方案执行。', en: 'Once every unit is settled or its days have passed: sums, grades and ranks, with the vetoes in effect.' } },
    issue: { op: assessmentApi.issue, intro: { zh: '通报后不能撤回；有误的另发更正通报，原通报保留。', en: 'What is issued stays; a mistake is corrected by another issue.' }, fields: <>{document}<Field name="note" label={t('通报说明', 'Note')}><Input.TextArea rows={4} maxLength={4000} /></Field></> },
    correct: { op: assessmentApi.correct, toBody: correctionBody, intro: { zh: '不改分数时，只按现在生效的否决重新定等次、排名。', en: 'Without a change of points, grades and ranks are taken anew by the vetoes in effect now.' }, fields: <>{document}<CorrectFields assessmentId={a.id} /></> },
    cancel: { op: assessmentApi.cancel, danger: true, fields: <Field name="reason" label={t('取消理由', 'Reason')}><Input.TextArea rows={3} maxLength={1000} /></Field> },
  };
  const download = (issue: number): void => void send(assessmentApi.document, { params: { id: a.id }, query: { issue }, accept: '*/*' } as never).then(async (r) => saveFile(await r.blob(), `${a.name}-${issue}.docx`));
  return (
    <>
      <PageHeader
        back={<Link to={to('assessments')}>← {t('考核与排名', 'Assessments')}</Link>} title={a.name} note={<Flex gap={8} wrap align="center"><AssessmentTag status={a.status} /><span>{label(assessedKinds[a.unitKind])} · {a.from} – {a.to}</span></Flex>}
        actions={<StepActions record={a} actions={{ ...assessmentLifecycle.actions, correct: { zh: '更正通报', en: 'Correct' } }} forms={forms} also={[['responsibility', 'assessment_sheet']]} onReadAgain={onReadAgain} />}
      />
      <Flex vertical gap={16}>
        <Card><LifecycleSteps lifecycle={assessmentLifecycle} state={a.status} reached={{ under_way: { at: a.openedAt, by: a.openedBy.name } }} /></Card>
        <Progress a={a} />
        <Ranking assessment={a} />
        {a.issues.length > 0 && (
          <Card title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('通报', 'Issues')}</h2>}>
            <ul style={{ margin: 0, paddingInlineStart: 20 }}>
              {a.issues.map((i) => (
                <li key={i.issue} style={{ marginBottom: 8, overflowWrap: 'anywhere' }}>
                  {i.document} · {i.issuedBy.name} · {instantText(i.issuedAt)}{i.note && <>：{i.note}</>} <Button size="small" onClick={() => download(i.issue)}>{t('下载第 {n} 次通报（Word）', 'Issue {n} as Word', { n: i.issue })}</Button>
                </li>
              ))}
            </ul>
          </Card>
        )}
        <Card>
          <FactList
            facts={[
              { label: t('考核方案', 'Scheme'), value: <Link to={to(`assessment-schemes/${a.schemeId}`)}>{t('{name}（第 {n} 版）', '{name} (version {n})', { name: a.schemeName, n: a.schemeNumber })}</Link> },
              { label: t('总分', 'Total'), value: pointsText(a.totalPoints) },
              { label: t('自评截止', 'Self-scores until'), value: a.selfScoreUntil },
              { label: t('申诉期限', 'Appeals'), value: t('告知后 {n} 日', '{n} days from the notice', { n: a.appealDays }) },
              { label: t('排名', 'Ranking'), value: a.rankingIsPublic ? t('通报后各单位可见', 'seen by all units once issued') : t('各单位只见本单位', 'each unit sees its own') },
              ...(a.cancelReason ? [{ label: t('取消理由', 'Reason of the cancellation'), value: a.cancelReason, wide: true as const }] : []),
            ]}
          />
        </Card>
      </Flex>
    </>
  );
}

function Progress({ a }: { a: Assessment }) {
  const { t, label } = useWords();
  const { data } = useRead(assessmentApi.progress, { params: { id: a.id } }, { keep: true });
  const rows = (filter: Readonly<Record<string, string>>): string => `assessment-sheets?${String(new URLSearchParams(filter))}`;
  return (
    <Card title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('进度', 'Progress')}</h2>} extra={<LinkButton to={`assessment-sheets?assessmentId=${a.id}`}>{t('考核表', 'Sheets')}</LinkButton>}>
      <Flex gap={24} wrap component="ul" style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        {data?.states.map((s) => <li key={s.status}>{label(assessmentSheetLifecycle.states[s.status as 'final'])} <strong><FigureLink n={s.count} rows={rows(s.filter)} name={label(assessmentSheetLifecycle.states[s.status as 'final'])} /></strong></li>)}
        {data && <li>{t('逾期未自评', 'Late')} <strong><FigureLink n={data.late.count} rows={rows(data.late.filter)} name={t('逾期未自评', 'Late')} /></strong></li>}
      </Flex>
    </Card>
  );
}
