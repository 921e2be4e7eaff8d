import { owesReply, supervisionApi, supervisionKinds, supervisionLevelNames, supervisionLifecycle, taskApi, type Supervision } from '@anlan/contracts/responsibility';
import type { Operation } from '@anlan/contracts/kit';
import { useQuery } from '@tanstack/react-query';
import { Button, Card, Flex } from 'antd';
import { Link, useParams } from 'react-router';
import { send } from '../../api/client';
import { keyOf, useRead } from '../../api/queries';
import { CommitteeLink } from '../../patterns/detail/committee-link';
import { EvidenceList } from '../../patterns/detail/evidence-list';
import { FactList } from '../../patterns/detail/fact-list';
import { LifecycleSteps } from '../../patterns/detail/lifecycle-steps';
import { RecordView } from '../../patterns/detail/record-view';
import { StepActions } from '../../patterns/detail/step-actions';
import { LinkButton } from '../../patterns/link-button';
import { PageHeader } from '../../patterns/page-header';
import { PrintSheet } from '../../patterns/print/print-sheet';
import { ProblemView } from '../../patterns/problem-view';
import { RowsSkeleton } from '../../patterns/skeletons';
import { useRights, useTenantPath } from '../../session/rights';
import { instantText } from '../../text/format';
import { useWords } from '../../text/text';
import { AccountabilityCard } from '../accident/accountability-card';
import './supervision-page.css';
import { useSupervisionForms } from './supervision-forms';
import { SideTag, SupervisionDue, SupervisionTag } from './supervision-tag';

/** One document: its wording as it is printed, its sides, and what each of them answered. */
export function SupervisionPage() {
  const { id = '' } = useParams();
  const { t } = useWords();
  const read = useRead(supervisionApi.get, { params: { id } }, { keep: true });
  return <RecordView read={read} missing={t('没有这份督办文书', 'There is no such document')} list={{ path: 'supervisions', name: t('督办', 'the documents') }}>{(s) => <Loaded key={s.id} s={s} onReadAgain={() => void read.refetch()} />}</RecordView>;
}

const heading = (text: string) => <h2 style={{ fontSize: 16, margin: 0 }}>{text}</h2>;
const long = (text: string) => <span style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{text}</span>;

function Loaded({ s, onReadAgain }: { s: Supervision; onReadAgain: () => void }) {
  const { t, label } = useWords();
  const to = useTenantPath();
  const rights = useRights();
  const forms = useSupervisionForms(s);
  const reached = { drafted: { at: s.draftedAt, by: s.draftedBy.name }, ...(s.approvedAt && { approved: { at: s.approvedAt, by: s.approvedBy?.name } }) };
  const follow = rights.may('task.manage') && s.status !== 'withdrawn';
  return (
    <>
      <PageHeader
        back={<Link to={to('supervisions')}>← {t('督办', 'Supervision')}</Link>} title={`${label(supervisionKinds[s.kind])} ${s.number}`} note={<Flex gap={8} wrap align="center"><SupervisionTag status={s.status} /><SupervisionDue of={s} /><span>{s.sides.map((x) => x.name).join('、')}</span></Flex>}
        actions={<><StepActions record={s} actions={supervisionLifecycle.actions} forms={forms} also={[['responsibility', 'task']]} onReadAgain={onReadAgain} /><Button onClick={() => print()}>{t('打印文书', 'Print')}</Button>{follow && <LinkButton to={`tasks/new?sourceType=supervision&sourceId=${s.id}`}>{t('据此下达任务', 'Issue a task from it')}</LinkButton>}</>}
      />
      <Flex vertical gap={16}>
        <Card><LifecycleSteps lifecycle={wayOf(s.kind)} state={s.status} reached={reached} /></Card>
        {s.sides.map((side) => <SideCard key={side.side} s={s} side={side} />)}
        <Card title={heading(t('文书', 'The document'))}><Wording s={s} /></Card>
        <Card>
          <FactList
            facts={[
              { label: t('发文区划', 'Issued by'), value: s.divisionName }, ...(s.committee ? [{ label: t('以委员会名义', 'In the name of'), value: <CommitteeLink committee={s.committee} /> }] : []), { label: t('起草', 'Drafted'), value: `${instantText(s.draftedAt)} · ${s.draftedBy.name}` }, { label: t('签发', 'Approved'), value: s.approvedAt && `${instantText(s.approvedAt)} · ${s.approvedBy?.name ?? ''}` },
              ...(s.level ? [{ label: t('督办级别', 'Level'), value: label(supervisionLevelNames[s.level]) }] : []),
              { label: t('送达', 'Delivered'), value: s.deliveredOn && [s.deliveredOn, s.deliveryNote].filter(Boolean).join(' · ') },
              ...(s.attendees.length ? [{ label: t('参加人员', 'Who came'), value: s.attendees.join('、') }] : []),
              ...(s.decision ? [{ label: t('审批、退回或撤回意见', 'Decision'), value: long(s.decision), wide: true as const }] : []),
              ...([[t('附件', 'Attachments'), s.attachments], [t('约谈记录', 'Record of the interview'), s.minutes], [t('签名页', 'Signatures'), s.signed]] as const).flatMap(([name, items]) => (items.length ? [{ label: name, value: <EvidenceList items={items} op={supervisionApi.file} id={s.id} />, wide: true as const }] : [])),
            ]}
          />
        </Card>
        {rights.may('task.read') && <Tasks s={s} />}
        <AccountabilityCard source={{ kind: 'supervision', id: s.id }} />
      </Flex>
    </>
  );
}

const BULLETIN_STATES = ['drafted', 'pending', 'approved', 'sent', 'withdrawn'];
/** The way a kind goes: a bulletin is sent and that is all, the others do not end so. */
function wayOf(kind: Supervision['kind']): typeof supervisionLifecycle {
  const states = Object.entries(supervisionLifecycle.states).filter(([state]) => (owesReply(kind) ? state !== 'sent' : BULLETIN_STATES.includes(state)));
  return { ...supervisionLifecycle, states: Object.fromEntries(states) as unknown as typeof supervisionLifecycle.states };
}

function SideCard({ s, side }: { s: Supervision; side: Supervision['sides'][number] }) {
  const { t } = useWords();
  return (
    <Card title={heading(`${side.side === 'enterprise' ? t('企业', 'Enterprise') : t('部门', 'Department')}：${side.name}`)} extra={<SideTag status={side.status} />}>
      <FactList
        facts={[
          ...(side.creditCode ? [{ label: t('统一社会信用代码', 'Credit code'), value: side.creditCode }] : []),
          ...(owesReply(s.kind) ? [
            { label: t('回复', 'Reply'), value: side.reply && long(side.reply), wide: true as const }, { label: t('回复人', 'Replied by'), value: side.repliedAt && `${instantText(side.repliedAt)} · ${side.repliedBy?.name ?? ''}` },
            { label: t('解除', 'Released'), value: side.releasedAt && `${instantText(side.releasedAt)} · ${side.releasedBy?.name ?? ''}` },
          ] : [{ label: t('有效期至', 'Holds until'), value: s.dueOn }]),
          ...(side.decision ? [{ label: t('核查意见、退回的理由', 'What was found'), value: long(side.decision), wide: true as const }] : []),
          ...(side.evidence.length ? [{ label: t('佐证', 'Evidence'), value: <EvidenceList items={side.evidence} op={supervisionApi.file} id={s.id} />, wide: true as const }] : []),
        ]}
      />
    </Card>
  );
}

/** The wording as an official form, on screen and on paper. */
function Wording({ s }: { s: Supervision }) {
  const { t } = useWords();
  const op = supervisionApi.text as unknown as Operation;
  const read = useQuery<string, Error>({ queryKey: keyOf(op, s.id, s.version), queryFn: ({ signal }) => send(op, { params: { id: s.id }, accept: 'text/plain', signal }).then((r) => r.text()) });
  if (read.error) return <ProblemView error={read.error} onRetry={() => void read.refetch()} />;
  if (read.data === undefined) return <RowsSkeleton rows={6} />;
  const [issuer = '', title = '', number = '', ...body] = read.data.split('\n');
  return (
    <PrintSheet label={t('文书正文', 'Wording')}>
      <article className="official-form" lang="zh-CN"><p className="official-issuer">{issuer}</p><p className="official-title">{title}</p><p className="official-number">{number}</p><div className="official-body">{body.join('\n').trim()}</div></article>
    </PrintSheet>
  );
}

/** The tasks for which it was issued, and those that were issued from it. */
function Tasks({ s }: { s: Supervision }) {
  const { t } = useWords();
  const to = useTenantPath();
  const before = useRead(taskApi.list, { query: { supervisionId: s.id, limit: 20 } }, { enabled: s.taskIds.length > 0 });
  const after = useRead(taskApi.list, { query: { sourceKind: 'supervision', sourceId: s.id, limit: 20 } });
  const list = (items: readonly { id: string; title: string; number: string }[], name: string) => items.length > 0 && (
    <section><h3 style={{ fontSize: 14, margin: '0 0 4px' }}>{name}</h3><ul style={{ margin: 0, paddingInlineStart: 20 }}>{items.map((x) => <li key={x.id} style={{ overflowWrap: 'anywhere' }}><Link className="in-text" to={to(`tasks/${x.id}`)}>{x.title}</Link> {x.number}</li>)}</ul></section>
  );
  const [because, from] = [before.data?.items ?? [], after.data?.items ?? []];
  if (because.length + from.length === 0) return null;
  return <Card title={heading(t('任务', 'Tasks'))}><Flex vertical gap={12}>{list(because, t('因这些任务而督办', 'It was issued for'))}{list(from, t('据此下达的任务', 'Issued from it'))}</Flex></Card>;
}
