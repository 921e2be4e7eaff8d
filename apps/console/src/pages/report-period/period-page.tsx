import { reportPeriodApi, reportPeriodLifecycle, type ReportPeriod, type ReportPeriodDetail } from '@anlan/contracts/responsibility';
import { Alert, Card, Flex, Input } from 'antd';
import { Link, useNavigate, useParams } from 'react-router';
import { useRead } from '../../api/queries';
import { FactList } from '../../patterns/detail/fact-list';
import { LifecycleSteps } from '../../patterns/detail/lifecycle-steps';
import { RecordView } from '../../patterns/detail/record-view';
import { StepActions, type StepForm } from '../../patterns/detail/step-actions';
import { Field } from '../../patterns/form/field';
import { LinkButton } from '../../patterns/link-button';
import { PageHeader } from '../../patterns/page-header';
import { useRights, useTenantPath } from '../../session/rights';
import { instantText } from '../../text/format';
import { useWords } from '../../text/text';
import { EditionsCard, ParagraphsCard, TargetsCard } from './content-cards';
import { DifferencesCard } from './differences-card';
import { FiguresCard } from './figures-card';
import { SheetButton } from './sheet-button';
import { periodTitle, ReportPeriodTag } from './tags';

/** One edition of a report: its steps, its figures, and what has changed since. */
export function ReportPeriodPage() {
  const { id = '' } = useParams();
  const { t } = useWords();
  const read = useRead(reportPeriodApi.get, { params: { id } }, { keep: true });
  return <RecordView read={read} missing={t('没有这个统计期', 'There is no such report')} list={{ path: 'report-periods', name: t('统计与通报', 'the reports') }}>{(p) => <Loaded key={p.id} period={p} onReadAgain={() => void read.refetch()} />}</RecordView>;
}

function useStepForms(p: ReportPeriod): Record<ReportPeriod['allowedActions'][number], StepForm> {
  const { t } = useWords();
  const words = (name: string, label: string, maxLength: number) => <Field name={name} label={label}><Input.TextArea rows={3} maxLength={maxLength} showCount /></Field>;
  return {
    compile: {
      op: reportPeriodApi.compile, initial: { note: p.note ?? undefined }, minor: p.status === 'collecting' ? undefined : true, intro: { zh: '按各台账现在的记录计数；审核之前可以反复汇总。', en: 'Counted from the ledgers as they are now; it can be done again until it is reviewed.' },
      fields: <Field name="note" label={t('按语（数字没有说的）', 'Note: what the numbers do not say')} required={false}><Input.TextArea rows={4} maxLength={2000} showCount /></Field>,
    },
    review: { op: reportPeriodApi.review, intro: { zh: '汇总人不得自己审核。', en: 'Who compiled it does not review it.' }, fields: words('note', t('审核意见', 'Opinion'), 1000) },
    return: { op: reportPeriodApi.return, danger: true, intro: { zh: '退回后重新汇总，现在的数字不保留。', en: 'It is compiled anew; the figures of now are not kept.' }, fields: words('reason', t('退回原因', 'Reason'), 1000) },
    lock: { op: reportPeriodApi.lock, intro: { zh: '锁定后数字不再变动；有误的只能更正为新的一版。', en: 'From then on the figures stay; a mistake is corrected by another edition.' } },
    issue: { op: reportPeriodApi.issue, intro: { zh: '由汇总人以外的局领导签发。', en: 'By a leader who did not compile it.' }, fields: <Field name="document" label={t('文号', 'Document number')}><Input maxLength={200} /></Field> },
    correct: { op: reportPeriodApi.correct, minor: true, intro: { zh: '立新的一版，同样经汇总、审核、锁定、签发；签发时本版记为已更正，内容不变。', en: 'A new edition goes through the same steps; when it is issued, this one is corrected, and stays as it is.' }, fields: words('reason', t('更正原因', 'Reason'), 1000) },
    withdraw: { op: reportPeriodApi.withdraw, danger: true, fields: words('reason', t('撤销原因', 'Reason'), 500) },
  };
}

const step = (by: { name: string } | null, at: string | null): { at: string; by?: string } | undefined => (at ? { at, by: by?.name } : undefined);

function Loaded({ period: p, onReadAgain }: { period: ReportPeriodDetail; onReadAgain: () => void }) {
  const words = useWords();
  const { t } = words;
  const to = useTenantPath();
  const navigate = useNavigate();
  const rights = useRights();
  const forms = useStepForms(p);
  const locked = p.lockedAt !== null;
  const reached = Object.fromEntries(Object.entries({ collecting: step(p.openedBy, p.openedAt), compiled: step(p.compiledBy, p.compiledAt), reviewed: step(p.reviewedBy, p.reviewedAt), locked: step(p.lockedBy, p.lockedAt), issued: step(p.issuedBy, p.issuedAt) }).filter(([, v]) => v));
  return (
    <>
      <PageHeader
        back={<Link to={to('report-periods')}>← {t('统计与通报', 'Reports')}</Link>} title={periodTitle(p, words)} note={<Flex gap={8} wrap align="center"><ReportPeriodTag status={p.status} /><span>{p.from} – {p.to}</span></Flex>}
        actions={
          <>
            <StepActions record={p} actions={reportPeriodLifecycle.actions} forms={forms} onReadAgain={onReadAgain} onDone={(action, answer) => action === 'correct' && void navigate(to(`report-periods/${(answer as ReportPeriod).id}`))} />
            {p.content && rights.may('shortcoming.manage') && <LinkButton to={`shortcomings/new?reportPeriodId=${p.id}`}>{t('写存在问题', 'Write a shortcoming')}</LinkButton>}
            {p.content && <SheetButton period={p} />}
          </>
        }
      />
      <Flex vertical gap={16}>
        {p.reason && <Alert type="warning" showIcon title={p.status === 'withdrawn' ? t('已撤销：{reason}', 'Withdrawn: {reason}', { reason: p.reason }) : t('已退回：{reason}', 'Returned: {reason}', { reason: p.reason })} />}
        {p.correctedById && <Alert type="info" showIcon title={<Link className="in-text" to={to(`report-periods/${p.correctedById}`)}>{p.status === 'corrected' ? t('本版已由后一版更正', 'A later edition has corrected this one') : t('更正正在办理', 'A correction is on its way')}</Link>} />}
        <Card><LifecycleSteps lifecycle={reportPeriodLifecycle} state={p.status} reached={reached} /></Card>
        {p.content ? <FiguresCard content={p.content} /> : <Card>{t('还没有汇总。汇总后这里是各项指标和报告段落。', 'It is not compiled yet. Its figures and paragraphs will stand here.')}</Card>}
        {p.content && <ParagraphsCard paragraphs={p.content.paragraphs} />}
        {p.content && <TargetsCard targets={p.content.targets} />}
        {locked && <DifferencesCard period={p} />}
        <EditionsCard period={p} />
        <Card>
          <FactList
            facts={[
              { label: t('文号', 'Document'), value: p.document }, { label: t('立项', 'Opened'), value: `${p.openedBy.name} ${instantText(p.openedAt)}` }, { label: t('最近修改', 'Last change'), value: `${p.updatedBy.name} ${instantText(p.updatedAt)}` },
              ...(p.correctionReason ? [{ label: t('更正原因', 'Why corrected'), value: <>{p.correctionReason} {p.correctsId && <Link className="in-text" to={to(`report-periods/${p.correctsId}`)}>{t('上一版', 'The edition before')}</Link>}</>, wide: true as const }] : []),
              ...(p.note ? [{ label: t('按语', 'Note'), value: p.note, wide: true as const }] : []), ...(p.reviewNote ? [{ label: t('审核意见', 'Opinion'), value: p.reviewNote, wide: true as const }] : []),
            ]}
          />
          <Flex gap={16} wrap style={{ marginTop: 12 }}>{rights.may('shortcoming.read') && <Link to={to(`shortcomings?reportPeriodId=${p.id}`)}>{t('该期的存在问题和不足', 'Shortcomings of this report')}</Link>}</Flex>
        </Card>
      </Flex>
    </>
  );
}
