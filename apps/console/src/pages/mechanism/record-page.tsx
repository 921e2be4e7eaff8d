import { mechanismRecordApi, mechanismRecordLifecycle, mechanismTemplateApi, responsibilityFileApi, type MechanismRecord, type MechanismTemplate } from '@anlan/contracts/responsibility';
import { shanghaiDay } from '@anlan/domain';
import { Card, Checkbox, Flex, Form, Input, InputNumber, Radio } from 'antd';
import { Link, useParams } from 'react-router';
import { send } from '../../api/client';
import { useRead } from '../../api/queries';
import { Attachments } from '../../patterns/detail/attachments';
import { FactList } from '../../patterns/detail/fact-list';
import { LifecycleSteps } from '../../patterns/detail/lifecycle-steps';
import { RecordView } from '../../patterns/detail/record-view';
import { StepActions, type StepForm } from '../../patterns/detail/step-actions';
import { Field } from '../../patterns/form/field';
import { FileField, fileSent } from '../../patterns/files/file-field';
import { PageHeader } from '../../patterns/page-header';
import { UnitPicker } from '../../patterns/pickers/unit-picker';
import { ProblemView } from '../../patterns/problem-view';
import { PageSkeleton } from '../../patterns/skeletons';
import { ToneTag } from '../../patterns/tone-tag';
import { useTenantPath } from '../../session/rights';
import { instantText, numberText } from '../../text/format';
import { useWords } from '../../text/text';
import { RecordTag } from './tags';

/** One place, unit or enterprise under a mechanism: what of it is attained, and who looked. */
export function MechanismRecordPage() {
  const { id = '' } = useParams();
  const { t } = useWords();
  const read = useRead(mechanismRecordApi.get, { params: { id } }, { keep: true });
  return <RecordView read={read} missing={t('没有这条机制落实', 'There is no such record')} list={{ path: 'mechanism-records', name: t('机制落实', 'the records') }}>{(r) => <Template record={r} onReadAgain={() => void read.refetch()} />}</RecordView>;
}

function Template({ record, onReadAgain }: { record: MechanismRecord; onReadAgain: () => void }) {
  const read = useRead(mechanismTemplateApi.get, { params: { id: record.templateId } });
  if (read.error && !read.data) return <ProblemView error={read.error} onRetry={() => void read.refetch()} />;
  return read.data ? <Loaded record={record} template={read.data} onReadAgain={onReadAgain} /> : <PageSkeleton />;
}

interface Answer {
  readonly attained?: boolean;
  readonly attainedOn?: string | null;
  readonly evidence?: string | null;
  readonly fileId?: string | null;
  readonly count?: number | null;
}
/** As the form has it what was recorded of an item. */
const initialOf = (is: MechanismRecord['items'][number] | undefined): Answer => (is ? { attained: is.attained, attainedOn: is.attainedOn, evidence: is.evidence, fileId: is.fileId, count: is.counted?.count ?? null } : {});
const also = [['responsibility', 'mechanism-template']] as const;

function Loaded({ record: r, template: m, onReadAgain }: { record: MechanismRecord; template: MechanismTemplate; onReadAgain: () => void }) {
  const { t } = useWords();
  const to = useTenantPath();
  const itemsOf = ({ items }: Record<string, unknown>) => ({
    items: m.items.map((_, i) => {
      const { attained, attainedOn, evidence, fileId, count } = ((items as (Answer | undefined)[] | undefined) ?? [])[i] ?? {};
      return { item: i + 1, attained: attained === true, attainedOn: attained ? attainedOn || null : null, evidence: evidence?.trim() || null, fileId: fileId ?? null, count: count ?? null };
    }),
  });
  const forms: Record<MechanismRecord['allowedActions'][number], StepForm> = {
    'name-unit': {
      op: mechanismRecordApi['name-unit'], minor: true, initial: { unitId: r.unitId ?? undefined }, toBody: ({ unitId }) => ({ unitId: unitId ?? null }) as never, intro: { zh: '该单位的账号能看到本记录并自行填报，由本单位核查；不填则由本单位填报。', en: 'Its accounts see this record and record for it, and the bureau checks; without one the bureau records.' },
      fields: <Field name="unitId" label={t('账号单位', 'Unit of its accounts')} required={false}><UnitPicker allowClear style={{ width: '100%' }} /></Field>,
    },
    record: { op: mechanismRecordApi.record, intro: { zh: '逐项填写；提交后由他人核查。', en: 'Item by item; another person checks it.' }, initial: { items: m.items.map((_, i) => initialOf(r.items.find((x) => x.item === i + 1))) }, toBody: itemsOf, fields: <RecordFields template={m} /> },
    check: {
      op: mechanismRecordApi.check, initial: { result: 'confirmed' },
      fields: <><Field name="result" label={t('核查结果', 'Result')}><Radio.Group options={[{ value: 'confirmed', label: t('属实', 'Confirmed') }, { value: 'returned', label: t('退回', 'Returned') }]} /></Field><Field name="note" label={t('核查意见', 'Opinion')}><Input.TextArea rows={3} maxLength={1000} /></Field></>,
    },
    close: { op: mechanismRecordApi.close, danger: true, intro: { zh: '移出后不再计入落实率；记录保留。', en: 'It counts no more; the record stays.' }, fields: <Field name="reason" label={t('移出原因', 'Reason')}><Input.TextArea rows={3} maxLength={500} /></Field> },
  };
  const reached = { listed: { at: r.listedAt, by: r.listedBy.name }, ...(r.recordedAt && { recorded: { at: r.recordedAt, by: r.recordedBy?.name } }), ...(r.checkedAt && r.status !== 'recorded' && { [r.status === 'closed' ? 'confirmed' : r.status]: { at: r.checkedAt, by: r.checkedBy?.name } }) };
  return (
    <>
      <PageHeader back={<Link to={to(`mechanism-templates/${r.templateId}`)}>← {r.templateName}</Link>} title={r.name} note={<Flex gap={8} wrap><RecordTag status={r.status} />{r.attained && <ToneTag tone="good">{t('全部落实', 'All attained')}</ToneTag>}</Flex>} actions={<StepActions record={r} actions={mechanismRecordLifecycle.actions} forms={forms} also={also} onReadAgain={onReadAgain} />} />
      <Flex vertical gap={16}>
        <Card><LifecycleSteps lifecycle={mechanismRecordLifecycle} state={r.status} reached={reached} /></Card>
        <Card>
          <FactList
            facts={[
              { label: t('所在区划', 'Division'), value: r.divisionName },
              { label: t('落实', 'Attained'), value: `${r.attainedItems} / ${r.wantedItems}` },
              ...(r.creditCode ? [{ label: t('统一社会信用代码', 'Credit code'), value: r.creditCode }] : []),
              ...(r.unitName !== null ? [{ label: r.scope === 'unit' ? t('单位', 'Unit') : t('账号单位', 'Unit of its accounts'), value: r.unitName }] : []),
              { label: t('核查', 'Checked'), value: r.checkedBy && `${instantText(r.checkedAt)} · ${r.checkedBy.name}` },
              ...(r.checkNote ? [{ label: t('核查意见', 'Opinion'), value: r.checkNote, wide: true as const }] : []),
              ...(r.closeReason ? [{ label: t('移出原因', 'Taken off because'), value: r.closeReason, wide: true as const }] : []),
            ]}
          />
        </Card>
        <Card title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('逐项情况', 'Item by item')}</h2>}><Items record={r} template={m} /></Card>
      </Flex>
    </>
  );
}

function RecordFields({ template: m }: { template: MechanismTemplate }) {
  const { t } = useWords();
  const answers = (Form.useWatch('items', Form.useFormInstance()) as (Answer | undefined)[] | undefined) ?? [];
  const today = shanghaiDay(new Date());
  return (
    <Flex vertical gap={12} style={{ marginBottom: 16 }}>
      {m.items.map((item, i) => (
        <Card key={item.name} size="small">
          <Form.Item name={['items', i, 'attained']} valuePropName="checked" style={{ marginBottom: 8 }}><Checkbox>{t('{n}. {name} 已落实', '{n}. {name}: attained', { n: i + 1, name: item.name })}</Checkbox></Form.Item>
          <p style={{ marginTop: 0, overflowWrap: 'anywhere' }}>{item.wanted}</p>
          {item.countUnit && <Field name={['items', i, 'count']} label={t('数量（{unit}）', 'Number ({unit})', { unit: item.countUnit })} required={answers[i]?.attained === true}><InputNumber min={0} max={9_999_999} precision={0} style={{ width: 140 }} /></Field>}
          {answers[i]?.attained && (
            <>
              <Field name={['items', i, 'attainedOn']} label={t('落实日期', 'Day')} required><Input type="date" max={today} style={{ width: 170 }} /></Field>
              <Field name={['items', i, 'evidence']} label={t('佐证说明', 'What shows it')} required={false} extra={item.evidenceWanted && t('本项须有佐证：说明或附件', 'This item wants evidence: words or a file')}><Input.TextArea autoSize maxLength={2000} /></Field>
              <Field name={['items', i, 'fileId']} label={t('佐证附件', 'File')} required={false} style={{ marginBottom: 0 }} rules={[fileSent(t)]}><FileField op={responsibilityFileApi.upload} /></Field>
            </>
          )}
        </Card>
      ))}
    </Flex>
  );
}

function Items({ record: r, template: m }: { record: MechanismRecord; template: MechanismTemplate }) {
  const { t } = useWords();
  const load = async (fileId: string): Promise<Blob> => (await send(mechanismRecordApi.file, { params: { id: r.id, fileId }, accept: '*/*' })).blob();
  return (
    <ol style={{ margin: 0, paddingInlineStart: 24 }}>
      {m.items.map((item, i) => {
        const is = r.items.find((x) => x.item === i + 1);
        return (
          <li key={item.name} style={{ marginBottom: 12, overflowWrap: 'anywhere' }}>
            <strong>{item.name}</strong> {is?.counted && <span>{numberText(is.counted.count)} {is.counted.unit} </span>}<ToneTag tone={is?.attained ? 'good' : 'plain'}>{is?.attained ? t('已落实 {day}', 'attained {day}', { day: is.attainedOn ?? '' }) : t('未落实', 'not attained')}</ToneTag>
            {is?.evidence && <div style={{ whiteSpace: 'pre-wrap' }}>{is.evidence}</div>}
            {is?.fileId && <Attachments files={[{ fileId: is.fileId, name: t('第 {n} 项佐证', 'Evidence of item {n}', { n: i + 1 }) }]} load={load} />}
          </li>
        );
      })}
    </ol>
  );
}
