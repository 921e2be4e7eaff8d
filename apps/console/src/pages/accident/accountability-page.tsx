import { accountabilityApi, accountabilityLifecycle, accountabilitySourceNames, performanceSubjectNames, type Accountability, type RevealedAccountability } from '@anlan/contracts/responsibility';
import { Button, Card, Flex, Input } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useRead } from '../../api/queries';
import { FactList } from '../../patterns/detail/fact-list';
import { LifecycleSteps } from '../../patterns/detail/lifecycle-steps';
import { RecordView } from '../../patterns/detail/record-view';
import { StepActions } from '../../patterns/detail/step-actions';
import { Field } from '../../patterns/form/field';
import { FormDrawer } from '../../patterns/form/form-drawer';
import { OperationForm } from '../../patterns/form/operation-form';
import { PageHeader } from '../../patterns/page-header';
import { useRights, useTenantPath } from '../../session/rights';
import { instantText } from '../../text/format';
import { useWords } from '../../text/text';
import { accountabilityMeasureTexts, AccountabilityTag } from './accident.names';
import { useCaseForms } from './accountability-form';

const long = (text: string) => <span style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{text}</span>;

/** One case of accountability, from the lead to what was fed back. */
export function AccountabilityPage() {
  const { id = '' } = useParams();
  const { t } = useWords();
  const read = useRead(accountabilityApi.get, { params: { id } }, { keep: true });
  return <RecordView read={read} missing={t('没有这条记录', 'There is no such case')} list={{ path: 'accountabilities', name: t('追责问责', 'the cases') }}>{(c) => <Loaded of={c} onReadAgain={() => void read.refetch()} />}</RecordView>;
}

function Loaded({ of: c, onReadAgain }: { of: Accountability; onReadAgain: () => void }) {
  const { t, label } = useWords();
  const to = useTenantPath();
  const forms = useCaseForms();
  const [shown, setShown] = useState<Shown | null>(null);
  return (
    <>
      <PageHeader back={<Link to={to('accountabilities')}>← {t('追责问责', 'Accountability')}</Link>} title={t('{unit} 的问责', '{unit}, held to account', { unit: c.unit })} note={<AccountabilityTag status={c.status} />} actions={<StepActions record={c} actions={accountabilityLifecycle.actions} forms={forms} onReadAgain={onReadAgain} />} />
      <Flex vertical gap={16}>
        <Card><LifecycleSteps lifecycle={accountabilityLifecycle} state={c.status} reached={{ lead: { at: c.openedAt, by: c.openedBy.name } }} /></Card>
        <Card>
          <FactList
            facts={[
              { label: t('来源', 'Source'), value: <>{label(accountabilitySourceNames[c.source.kind])} <Source of={c} /></>, wide: true as const },
              { label: t('人员', 'Person'), value: c.person === null && c.performance?.subject !== 'member' ? t('单位被问责', 'The unit itself') : <Name of={c} shown={shown} onShown={setShown} /> }, { label: t('职务', 'Post'), value: c.post },
              { label: t('问题线索', 'Lead'), value: long(c.lead), wide: true as const },
              { label: t('移送', 'Transferred'), value: c.transferredTo && `${c.transferredTo} ${c.transferredOn ?? ''}` }, { label: t('处理', 'Measure'), value: c.measure && `${label(accountabilityMeasureTexts[c.measure])} ${c.handledOn ?? ''}` },
              ...(c.decision ? [{ label: t('处理决定', 'Decision'), value: long(c.decision), wide: true as const }] : []), ...(c.feedback ? [{ label: t('反馈', 'Fed back'), value: long(c.feedback), wide: true as const }] : []), ...(c.performance ? [{ label: t('所依据的履职记录', 'Duty performance sheet'), value: <Sheet of={c.performance} shown={shown?.performanceId ?? null} />, wide: true as const }] : []), ...(c.reason ? [{ label: c.status === 'exempted' ? t('免责理由', 'Why it was exempted') : t('不予追责的理由', 'Why it was dropped'), value: long(c.reason), wide: true as const }] : []),
              { label: t('最近修改', 'Last change'), value: `${instantText(c.updatedAt)} · ${c.updatedBy.name}` },
            ]}
          />
        </Card>
      </Flex>
    </>
  );
}

type Shown = Pick<RevealedAccountability, 'person' | 'performanceId'>;
const pages: Readonly<Record<Exclude<Accountability['source']['kind'], 'other'>, string>> = { accident: 'accidents', list_item: 'list-items', supervision: 'supervisions', task: 'tasks' };

/** What the case comes of, and the way back to it. */
function Source({ of: { source } }: { of: Accountability }) {
  const to = useTenantPath();
  const text = <span style={{ overflowWrap: 'anywhere' }}>{source.label}</span>;
  return source.kind === 'other' || source.id === null ? text : <Link className="in-text" to={to(`${pages[source.kind]}/${source.id}`)}>{text}</Link>;
}

/** 履职记录 on which an exemption rests; a person's is led to once his name is shown. */
function Sheet({ of: p, shown }: { of: NonNullable<Accountability['performance']>; shown: string | null }) {
  const { t, label } = useWords();
  const to = useTenantPath();
  const sees = useRights().may('duty-performance.read');
  const id = p.id ?? shown;
  const text = t('{subject} {from} 至 {to}', '{subject}, {from} to {to}', { subject: label(performanceSubjectNames[p.subject]), from: p.from, to: p.to });
  return id !== null && sees ? <Link className="in-text" to={to(`duty-performances/${id}?from=${p.from}&to=${p.to}`)}>{text}</Link> : <>{text}{id === null && <small> {t('（查看全名后可打开）', '(opens once the name is shown)')}</small>}</>;
}

/** Who it is, masked; in full to who says why. What was shown is forgotten with the page. */
function Name({ of: c, shown, onShown }: { of: Accountability; shown: Shown | null; onShown: (shown: Shown) => void }) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <Flex gap={8} wrap align="center">
      <span>{shown?.person ?? c.person ?? t('单位被问责', 'The unit itself')}</span>
      {shown === null && <Button size="small" onClick={() => setOpen(true)}>{t('查看全名', 'Show in full')}</Button>}
      <FormDrawer title={t('查看全名', 'Show the name')} open={open} onClose={() => setOpen(false)}>
        <OperationForm op={accountabilityApi.reveal} params={{ id: c.id }} submit={t('查看', 'Show')} onDone={(answer) => (onShown(answer), setOpen(false))} onCancel={() => setOpen(false)}>
          <p>{t('查看的人、时间和事由记入审计日志。', 'Who looked, when and why is written into the audit log.')}</p>
          <Field name="reason" label={t('事由', 'Why')}><Input.TextArea rows={3} maxLength={200} showCount /></Field>
        </OperationForm>
      </FormDrawer>
    </Flex>
  );
}
