import { checkApi, checklistApi, checkKindNames, checkStyleNames, hazardApi, hazardLifecycle, inspectionCauseNames, type CheckDetail, type CheckHistory } from '@anlan/contracts/enforcement';
import { Alert, Card, Flex } from 'antd';
import { Link, useParams } from 'react-router';
import { send } from '../../api/client';
import { Problem } from '../../api/problem';
import { useRead } from '../../api/queries';
import { foreseen } from '../../offline/outbox.rules';
import { useOutbox } from '../../offline/use-outbox';
import { Attachments } from '../../patterns/detail/attachments';
import { FactList } from '../../patterns/detail/fact-list';
import { History } from '../../patterns/detail/history';
import { LifecycleSteps } from '../../patterns/detail/lifecycle-steps';
import { EmptyState } from '../../patterns/empty-state';
import { LinkButton } from '../../patterns/link-button';
import { PageHeader } from '../../patterns/page-header';
import { ProblemView } from '../../patterns/problem-view';
import { PageSkeleton } from '../../patterns/skeletons';
import { Statement } from '../../patterns/statement';
import { useRights, useTenantPath } from '../../session/rights';
import { instantText } from '../../text/format';
import { useWords, type Words } from '../../text/text';
import { IssueSlip } from '../assignment-slip/issue-slip';
import { CheckActions } from './check-actions';
import { actionName, lifecycleOf } from './check.names';
import { StateTag } from './list-page';

const heading = (text: string) => <h2 style={{ fontSize: 16, margin: 0 }}>{text}</h2>;

/** One check of any kind: who, where, what was answered, found and signed. */
export function CheckPage() {
  const { id = '' } = useParams();
  const { t } = useWords();
  const check = useRead(checkApi.get, { params: { id } }, { keep: true, offline: true });
  const { entries } = useOutbox();
  useRead(checklistApi.get, { params: { id: check.data?.checklistId ?? '' } }, { enabled: !!check.data?.checklistId && check.data.allowedActions.length > 0, offline: true });
  if (check.error instanceof Problem && check.error.status === 404) {
    return (
      <Statement title={t('没有这次检查', 'There is no such check')} detail={t('它可能不在您的职责范围内，或者地址有误。', 'It may lie outside your scope, or the address is mistyped.')}>
        <LinkButton to="checks" type="primary">{t('回到检查台账', 'To the checks')}</LinkButton>
      </Statement>
    );
  }
  if (check.error && !check.data) return <ProblemView error={check.error} onRetry={() => void check.refetch()} />;
  return check.data ? <Loaded check={foreseen(check.data, entries)} waits={entries.some((e) => e.about === id)} /> : <PageSkeleton />;
}

function reachedOf({ kind, openedAt, openedBy, approvedAt, approvedBy, signedInAt, finishedAt, closedAt }: CheckDetail) {
  return {
    [kind === 'inspection' ? 'requested' : 'on_site']: { at: openedAt, by: openedBy.name }, ...(approvedAt && { approved: { at: approvedAt, by: approvedBy?.name } }),
    ...(kind === 'inspection' && signedInAt && { on_site: { at: signedInAt } }), ...(finishedAt && { recorded: { at: finishedAt } }), ...(closedAt && { closed: { at: closedAt } }),
  };
}

function Loaded({ check, waits }: { check: CheckDetail; waits: boolean }) {
  const { t, label } = useWords();
  const to = useTenantPath();
  return (
    <>
      <PageHeader back={<Link to={to('checks')}>← {t('检查台账', 'Checks')}</Link>} title={`${check.number} ${check.subject.name}`} note={<Flex gap={8} wrap><span>{label(checkKindNames[check.kind])}</span><StateTag check={check} /></Flex>} actions={<><CheckActions check={check} /><IssueSlip check={check} /></>} />
      <Flex vertical gap={16}>
        {waits && <Alert type="info" showIcon title={t('本机有这次检查的内容待发送', 'Something of this check waits on this phone to be sent')} action={<LinkButton to="waiting" size="small">{t('查看', 'See it')}</LinkButton>} />}
        {check.sourceRecord && <Alert type="info" showIcon title={t('历史导入：原记录编号 {n}。此前完成的检查，按原日期计入统计；没有在本系统审批、入企和签字。', 'Brought in: old record {n}. It was finished before, and counts by its own day; it was not approved, entered or signed here.', { n: check.sourceRecord })} />}
        {!check.sourceRecord && <Card><LifecycleSteps lifecycle={lifecycleOf(check.kind)} state={check.status} reached={reachedOf(check)} /></Card>}
        <Card title={heading(t('基本情况', 'Facts'))}><Facts check={check} /></Card>
        <Found check={check} />
        <Record check={check} />
        <Card title={heading(t('办理历史', 'History'))}><Steps check={check} /></Card>
      </Flex>
    </>
  );
}

function Facts({ check }: { check: CheckDetail }) {
  const { t, label } = useWords();
  const to = useTenantPath();
  const rights = useRights();
  const looks = rights.may('subject.read');
  const looksAtServices = rights.may('service-contract.read');
  const people = check.participants.map((p) => (p.certificateNumber ? `${p.name}（${p.certificateNumber}）` : p.name)).join('、');
  return (
    <FactList
      facts={[
        { label: t('监管对象', 'Subject'), value: looks ? <Link to={to(`subjects/${check.subject.id}`)}>{check.subject.name}</Link> : check.subject.name },
        { label: t('区划', 'Division'), value: check.divisionName },
        { label: t('方式', 'Way'), value: label(checkStyleNames[check.style]) },
        { label: t('检查单位', 'Unit'), value: check.unit?.name ?? check.organization },
        { label: t('检查人员', 'By'), value: people || check.openedBy.name },
        ...(check.contractId ? [{ label: t('服务合同', 'Service contract'), value: looksAtServices ? <Link to={to(`service-contracts/${check.contractId}`)}>{check.contractNumber}</Link> : check.contractNumber }] : []),
        ...(check.expertIds.length ? [{ label: t('参加的专家', 'Experts'), value: check.expertIds.map((id, i) => <span key={id}>{i > 0 && '、'}<Link to={to(`experts/${id}`)}>{t('专家 {n}', 'Expert {n}', { n: i + 1 })}</Link></span>) }] : []),
        ...(check.cause ? [{ label: t('事由', 'Cause'), value: [label(inspectionCauseNames[check.cause]), check.causeNote].filter(Boolean).join('：') }] : []),
        ...(check.plannedOn ? [{ label: t('拟检查日期', 'Planned on'), value: check.plannedOn }] : []),
        ...(check.matters ? [{ label: t('检查事项', 'Matters'), value: check.matters, wide: true as const }] : []),
        ...(check.approvedBy ? [{ label: t('批准人', 'Approved by'), value: check.approvedBy.name }] : []),
        ...(check.sourceRecord ? [{ label: t('原记录编号', 'Old record'), value: check.sourceRecord }] : []),
        { label: t('扫码入企', 'Signed in on site'), value: check.signedInAt && instantText(check.signedInAt) },
        { label: t('完成时间', 'Finished'), value: check.finishedAt && instantText(check.finishedAt) },
        { label: t('得分', 'Score'), value: check.score && `${check.score.points} / ${check.score.of}（${check.score.rate}）` },
        ...(check.decisionNote ? [{ label: t('审批、确认意见', 'Word on it'), value: check.decisionNote, wide: true as const }] : []),
        ...(check.handling ? [{ label: t('处理意见', 'Handling'), value: check.handling, wide: true as const }] : []),
      ]}
    />
  );
}

/** What it found, as the ledger of hazards has it now. */
function Found({ check }: { check: CheckDetail }) {
  const { t, label } = useWords();
  const to = useTenantPath();
  const rights = useRights();
  const found = useRead(hazardApi.list, { query: { checkId: check.id, limit: 100 } }, { enabled: check.hazards > 0 && rights.may('hazard.read') });
  return (
    <Card title={heading(t('发现的隐患（{n}）', 'Hazards found ({n})', { n: check.hazards }))}>
      {found.error && <ProblemView error={found.error} onRetry={() => void found.refetch()} />}
      {check.hazards === 0 && <EmptyState text={check.finishedAt ? t('没有发现隐患', 'No hazards were found') : t('完成检查后，发现的隐患列在这里', 'What is found is listed here when the check is finished')} />}
      {found.data && (
        <ul style={{ margin: 0, paddingInlineStart: 20 }}>
          {found.data.items.map((h) => <li key={h.id} style={{ overflowWrap: 'anywhere' }}><Link to={to(`hazards/${h.id}`)}>{h.number} {h.title}</Link> {label(hazardLifecycle.states[h.status])}</li>)}
        </ul>
      )}
    </Card>
  );
}

function Record({ check }: { check: CheckDetail }) {
  const { t } = useWords();
  const roles = { officer: t('执法人员', 'Officer'), subject: t('当事人', 'Subject'), witness: t('见证人', 'Witness'), expert: t('专家', 'Expert') } as const;
  const files = check.evidence.flatMap((x, i) => (x.fileId ? [{ fileId: x.fileId, name: x.description ?? t('照片 {n}', 'Picture {n}', { n: i + 1 }) }] : []));
  const signed = check.signatures.flatMap((s) => (s.fileId ? [{ fileId: s.fileId, name: `${roles[s.role]} ${s.name}`, caption: `${roles[s.role]} ${s.name}` }] : []));
  const refused = check.signatures.filter((s) => s.refusal);
  if (!check.finishedAt) return null;
  return (
    <Card title={heading(t('检查记录', 'Record'))}>
      <Flex vertical gap={12}>
        {check.summary && <p style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', margin: 0 }}>{check.summary}</p>}
        {files.length > 0 && <Attachments files={files} load={(fileId) => load(check.id, fileId)} />}
        {signed.length > 0 && <section><h3 style={{ fontSize: 14 }}>{t('签名', 'Signatures')}</h3><Attachments files={signed} load={(fileId) => load(check.id, fileId)} /></section>}
        {refused.map((s) => <p key={s.name} style={{ margin: 0 }}>{roles[s.role]} {s.name}：{s.refusal}</p>)}
        {!check.summary && files.length + signed.length + refused.length === 0 && <EmptyState text={t('没有文字、照片和签名', 'No words, pictures or signatures')} />}
      </Flex>
    </Card>
  );
}

const load = async (id: string, fileId: string): Promise<Blob> => (await send(checkApi.file, { params: { id, fileId }, accept: '*/*' })).blob();

function stepName(check: CheckDetail, { action }: CheckHistory['items'][number], { t, label }: Words): string {
  if (action === 'open') return t('开始检查', 'Begun');
  if (action === 'request') return t('申请行政检查', 'Asked for');
  return label(actionName(check.kind, action as never) ?? { zh: action, en: action });
}

function Steps({ check }: { check: CheckDetail }) {
  const words = useWords();
  const history = useRead(checkApi.history, { params: { id: check.id } }, { keep: true });
  if (history.error && !history.data) return <ProblemView error={history.error} onRetry={() => void history.refetch()} />;
  if (!history.data) return <PageSkeleton />;
  return <History items={[...history.data.items].reverse().map((s) => ({ id: s.id, at: s.at, who: s.actor.name, what: stepName(check, s, words), note: s.note }))} />;
}
