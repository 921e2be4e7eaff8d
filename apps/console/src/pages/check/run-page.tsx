import { checkApi, checklistApi, type CheckDetail, type ChecklistItem } from '@anlan/contracts/enforcement';
import { askedItems, type CheckAnswer } from '@anlan/domain';
import { Card, Flex, Form, Input, Switch } from 'antd';
import { Link, useNavigate, useParams } from 'react-router';
import type { AnyOperation } from '../../api/client';
import { useRead } from '../../api/queries';
import { Field } from '../../patterns/form/field';
import { OperationForm } from '../../patterns/form/operation-form';
import { PageHeader } from '../../patterns/page-header';
import { evidenceOf, allSent } from '../../patterns/pictures/pictures';
import { PicturesField } from '../../patterns/pictures/pictures-field';
import { ProblemView } from '../../patterns/problem-view';
import { PageSkeleton } from '../../patterns/skeletons';
import { useTenantPath } from '../../session/rights';
import { useWords } from '../../text/text';
import { fileApi } from '@anlan/contracts/enforcement';
import { AnswerChoice } from './answer-choice';
import { also, apis } from './check.names';
import { Findings, Signatures, type FindingDraft, type SignatureDraft } from './run-fields';

interface Values {
  readonly answers?: Record<string, { answer?: CheckAnswer; note?: string } | undefined>;
  readonly findings?: FindingDraft[];
  readonly signatures?: SignatureDraft[];
  readonly summary?: string;
  readonly exposed?: boolean;
  readonly pictures?: unknown;
}

/** The check on site: the checklist in big controls, what was found, and the signatures. */
export function RunPage() {
  const { id = '' } = useParams();
  const check = useRead(checkApi.get, { params: { id } }, { keep: true });
  const list = useRead(checklistApi.get, { params: { id: check.data?.checklistId ?? '' } }, { enabled: !!check.data?.checklistId });
  const error = check.error ?? list.error;
  if (error) return <ProblemView error={error} onRetry={() => void (check.refetch(), list.refetch())} />;
  if (!check.data || (check.data.checklistId && !list.data)) return <PageSkeleton />;
  return <Run check={check.data} items={list.data?.items ?? []} />;
}

const answersOf = (values: Values) => Object.fromEntries(Object.entries(values.answers ?? {}).flatMap(([code, a]) => (a?.answer ? [[code, { answer: a.answer }]] : [])));

/** What failed is a finding by itself, with what the item says of it; more can be added by hand. */
function bodyOf(values: Values, items: readonly ChecklistItem[]) {
  const asked = askedItems(items, answersOf(values));
  const given = asked.flatMap((i) => (values.answers?.[i.code]?.answer ? [{ item: i, ...values.answers[i.code] }] : []));
  const failed = given.filter((a) => a.answer === a.item.failsOn);
  return {
    answers: given.map((a) => ({ item: a.item.code, answer: a.answer, ...(a.note?.trim() && { note: a.note.trim(), evidence: [a.note.trim()] }) })),
    findings: [
      ...failed.map((a) => ({ title: a.item.text.slice(0, 200), ...(a.note?.trim() && { description: a.note.trim() }), level: a.item.hazardLevel, rectification: a.item.rectification, checkItem: a.item.code })),
      ...(values.findings ?? []).filter((f) => f?.title?.trim()).map(({ pictures, ...f }) => ({ ...Object.fromEntries(Object.entries(f).filter(([, v]) => v !== undefined && v !== '')), ...evidenceOf(pictures) })),
    ],
    signatures: (values.signatures ?? []).filter((s) => s?.name?.trim() && (s.fileId || s.refusal?.trim())).map((s) => ({ role: s.role, name: s.name, ...(s.fileId ? { fileId: s.fileId } : { refusal: s.refusal }) })),
    ...evidenceOf(values.pictures), ...(values.summary?.trim() && { summary: values.summary.trim() }), exposed: values.exposed === true,
  };
}

function Run({ check, items }: { check: CheckDetail; items: readonly ChecklistItem[] }) {
  const { t } = useWords();
  const to = useTenantPath();
  const navigate = useNavigate();
  const inspection = check.kind === 'inspection';
  const officers: SignatureDraft[] = inspection ? [...check.participants.map((p): SignatureDraft => ({ role: 'officer', name: p.name })), { role: 'subject' }] : [];
  return (
    <>
      <PageHeader back={<Link to={to(`checks/${check.id}`)}>← {check.number}</Link>} title={check.subject.name} />
      <div style={{ maxWidth: 720 }}>
        <OperationForm
          op={apis[check.kind].finish as AnyOperation} params={{ id: check.id }} version={check.version} draft={`check.${check.id}`} also={also} submit={inspection ? t('记录签字，完成检查', 'Sign and finish') : t('完成检查', 'Finish')}
          initial={{ signatures: officers, findings: [] }} toBody={(v) => bodyOf(v as Values, items) as never} onDone={() => void navigate(to(`checks/${check.id}`))}
        >
          <Flex vertical gap={16} style={{ marginBottom: 16 }}>
            {items.length > 0 && <Questions items={items} />}
            <Card title={<h2 style={{ fontSize: 16, margin: 0 }}>{items.length > 0 ? t('检查表以外发现的隐患', 'Hazards beside the checklist') : t('发现的隐患', 'Hazards found')}</h2>}><Findings /></Card>
            <Card title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('检查情况', 'The record')}</h2>}>
              <Field name="summary" label={t('检查情况', 'What was seen')} required={false}><Input.TextArea rows={3} maxLength={4000} /></Field>
              <Field name="pictures" label={t('现场照片', 'Pictures')} required={false} rules={[allSent(t)]}><PicturesField op={fileApi.upload} /></Field>
              {check.style === 'hidden' && <Field name="exposed" label={t('曝光', 'Expose')} required={false} valuePropName="checked"><Switch /></Field>}
            </Card>
            {inspection && <Card title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('签名', 'Signatures')}</h2>}><Signatures /></Card>}
          </Flex>
        </OperationForm>
      </div>
    </>
  );
}

/** One item after another; what hangs on an answer comes when that is given. */
function Questions({ items }: { items: readonly ChecklistItem[] }) {
  const { t } = useWords();
  const form = Form.useFormInstance();
  const answers = Form.useWatch('answers', form) as Values['answers'];
  const asked = askedItems(items, answersOf({ answers }));
  const done = asked.filter((i) => answers?.[i.code]?.answer).length;
  return (
    <Card title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('检查表（{done}/{of}）', 'Checklist ({done} of {of})', { done, of: asked.length })}</h2>}>
      <Flex vertical gap={20}>{asked.map((i, n) => <Question key={i.code} item={i} n={n + 1} answer={answers?.[i.code]?.answer} />)}</Flex>
    </Card>
  );
}

function Question({ item, n, answer }: { item: ChecklistItem; n: number; answer?: CheckAnswer }) {
  const { t } = useWords();
  const failed = answer === item.failsOn;
  const wanted = item.evidence === 'always' ? answer !== undefined && answer !== 'not_applicable' : item.evidence === 'when_failed' && failed;
  return (
    <section aria-label={item.text}>
      <p style={{ margin: '0 0 8px', fontSize: 16, overflowWrap: 'anywhere' }}><strong>{n}. {item.text}</strong></p>
      {item.requirement && <p style={{ margin: '0 0 8px' }}><small>{item.requirement}</small></p>}
      <Form.Item name={['answers', item.code, 'answer']} rules={[{ required: true, message: t('请回答', 'An answer is wanted') }]} style={{ marginBottom: 8 }}>
        <AnswerChoice label={item.text} />
      </Form.Item>
      {(failed || wanted) && (
        <Form.Item name={['answers', item.code, 'note']} rules={wanted ? [{ required: true, message: t('请说明现场情况', 'Say what was seen') }] : []} style={{ marginBottom: 0 }}>
          <Input.TextArea autoSize maxLength={500} aria-label={t('第 {n} 项现场情况', 'What was seen, item {n}', { n })} placeholder={failed ? t('不符合：将作为隐患入账，请说明现场情况', 'This is a hazard and goes into the ledger: say what was seen') : t('现场情况', 'What was seen')} />
        </Form.Item>
      )}
    </section>
  );
}
