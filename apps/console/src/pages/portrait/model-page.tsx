import { portraitFactorKeys, portraitFactors, portraitModelApi, portraitModelSuggestion, type PortraitModel, type PortraitWeight } from '@anlan/contracts/enforcement';
import { addCalendarDays, shanghaiDay } from '@anlan/domain';
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Card, Flex, Form, Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { useRead } from '../../api/queries';
import { FactList } from '../../patterns/detail/fact-list';
import { Field } from '../../patterns/form/field';
import { FormDrawer } from '../../patterns/form/form-drawer';
import { OperationForm } from '../../patterns/form/operation-form';
import { PageHeader } from '../../patterns/page-header';
import { ProblemView } from '../../patterns/problem-view';
import { PageSkeleton } from '../../patterns/skeletons';
import { useTenantPath } from '../../session/rights';
import { dayText, instantText } from '../../text/format';
import { useWords } from '../../text/text';
import { useNotices } from '../../theme/notices';
import { ModelState } from './models-page';

const bodyOf = (values: Record<string, unknown>): never => ({ ...values, source: values['source'] || null }) as never;

export function ModelNewPage() {
  const { t } = useWords();
  const to = useTenantPath();
  const navigate = useNavigate();
  const initial = { ...portraitModelSuggestion, effectiveOn: addCalendarDays(shanghaiDay(new Date()), 1) };
  return (
    <>
      <PageHeader back={<Link to={to('portrait-models')}>← {t('画像模型', 'Portrait model')}</Link>} title={t('起草画像模型', 'Draft a portrait model')} note={t('下列分值是起草建议，请按本区实际调整。', 'The weights are a suggestion to begin with: weigh for your district.')} />
      <Card><OperationForm op={portraitModelApi.draft} draft="portrait-model.new" initial={initial} toBody={bodyOf} submit={t('存为草稿', 'Keep as a draft')} onDone={(m) => void navigate(to(`portrait-models/${m.id}`))}><ModelFields /></OperationForm></Card>
    </>
  );
}

export function ModelPage() {
  const { id = '' } = useParams();
  const read = useRead(portraitModelApi.get, { params: { id } }, { keep: true });
  if (read.error && !read.data) return <ProblemView error={read.error} onRetry={() => void read.refetch()} />;
  return read.data ? <Loaded key={`${read.data.id}${read.data.version}`} model={read.data} /> : <PageSkeleton />;
}

function Loaded({ model: m }: { model: PortraitModel }) {
  const { t } = useWords();
  const to = useTenantPath();
  const notices = useNotices();
  const [publishing, setPublishing] = useState(false);
  const draft = m.allowedActions.includes('publish');
  const initial = { name: m.name, source: m.source, effectiveOn: m.effectiveOn, factors: m.factors, thresholds: m.thresholds };
  return (
    <>
      <PageHeader back={<Link to={to('portrait-models')}>← {t('画像模型', 'Portrait model')}</Link>} title={m.name} note={<ModelState model={m} />} actions={draft && <Button type="primary" onClick={() => setPublishing(true)}>{t('发布', 'Publish')}</Button>} />
      {draft ? (
        <Card><OperationForm op={portraitModelApi.change} params={{ id: m.id }} version={m.version} initial={initial} toBody={bodyOf} submit={t('保存草稿', 'Save the draft')} onDone={() => void notices.success(t('已保存', 'Saved'))}><ModelFields /></OperationForm></Card>
      ) : <Shown model={m} />}
      <FormDrawer title={t('发布 · {name}', 'Publish · {name}', { name: m.name })} open={publishing} onClose={() => setPublishing(false)}>
        <OperationForm op={portraitModelApi.publish} params={{ id: m.id }} version={m.version} submit={t('发布', 'Publish')} onCancel={() => setPublishing(false)} onReadAgain={() => setPublishing(false)} onDone={() => (notices.success(t('已发布', 'Published')), setPublishing(false))}>
          <p>{t('发布后不能修改，自 {day} 起施行。未保存的改动不会发布。', 'It cannot be changed from then on, and holds from {day}. What is not saved is not published.', { day: dayText(m.effectiveOn) })}</p>
          <Field name="note" label={t('说明', 'Note')}><Input.TextArea rows={3} maxLength={500} showCount /></Field>
        </OperationForm>
      </FormDrawer>
    </>
  );
}

function Shown({ model: m }: { model: PortraitModel }) {
  const { t, label } = useWords();
  const facts = [
    { label: t('施行日期', 'In force from'), value: dayText(m.effectiveOn) }, { label: t('发布', 'Published'), value: m.publishedAt && `${instantText(m.publishedAt)} · ${m.publishedBy?.name ?? ''}` }, { label: t('依据', 'Source'), value: m.source },
    { label: t('红', 'Red'), value: t('{n} 分及以上', 'from {n}', { n: m.thresholds.red }) }, { label: t('橙', 'Orange'), value: t('{n} 分及以上', 'from {n}', { n: m.thresholds.orange }) }, { label: t('黄', 'Yellow'), value: t('{n} 分及以上', 'from {n}', { n: m.thresholds.yellow }) },
  ];
  return (
    <Flex vertical gap={16}>
      <Card><FactList title={t('基本情况', 'Facts')} facts={facts} /></Card>
      <Card title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('因子', 'Factors')}</h2>}><ul>{m.factors.map((f) => <li key={f.factor}>{label(portraitFactors[f.factor])}：{t('每一 {points} 分，最多 {most} 分', '{points} each, at most {most}', { points: f.points, most: f.most })}</li>)}</ul></Card>
    </Flex>
  );
}

function ModelFields() {
  const { t } = useWords();
  const third = { flex: 1, minWidth: 120 };
  return (
    <>
      <Field name="name" label={t('名称及版次', 'Name and version')}><Input maxLength={100} /></Field>
      <Flex gap={12} wrap>
        <Field name="effectiveOn" label={t('施行日期', 'In force from')} style={third}><Input type="date" /></Field>
        <Field name="source" label={t('依据文件', 'Source')} style={{ flex: 2, minWidth: 200 }}><Input maxLength={200} /></Field>
      </Flex>
      <h2 style={{ fontSize: 16 }}>{t('分界（风险分）', 'Thresholds of the score')}</h2>
      <Flex gap={12} wrap>
        <Field name={['thresholds', 'red']} label={t('红：不低于', 'Red from')} required style={third}><InputNumber min={0.01} max={100} /></Field>
        <Field name={['thresholds', 'orange']} label={t('橙：不低于', 'Orange from')} required style={third}><InputNumber min={0.01} max={100} /></Field>
        <Field name={['thresholds', 'yellow']} label={t('黄：不低于', 'Yellow from')} required style={third}><InputNumber min={0.01} max={100} /></Field>
      </Flex>
      <h2 style={{ fontSize: 16 }}>{t('因子', 'Factors')}</h2>
      <FactorFields />
    </>
  );
}

function FactorFields() {
  const { t, label } = useWords();
  const chosen = (Form.useWatch('factors') as (Partial<PortraitWeight> | undefined)[] | undefined)?.map((f) => f?.factor) ?? [];
  const free = portraitFactorKeys.filter((k) => !chosen.includes(k));
  return (
    <Form.List name="factors">
      {(fields, { add, remove }) => (
        <Flex vertical gap={8} style={{ marginBottom: 16 }}>
          {fields.map(({ key, name }, i) => (
            <Flex key={key} gap={8} wrap align="end">
              <Form.Item name={[name, 'factor']} label={t('因子 {n}', 'Factor {n}', { n: i + 1 })} rules={[{ required: true }]} style={{ flex: 3, minWidth: 'min(220px, 100%)', margin: 0 }}><Select options={portraitFactorKeys.filter((k) => !chosen.includes(k) || chosen[i] === k).map((k) => ({ value: k, label: label(portraitFactors[k]) }))} /></Form.Item>
              <Form.Item name={[name, 'points']} label={t('每一分值', 'Each')} rules={[{ required: true }]} style={{ margin: 0 }}><InputNumber min={0.01} max={100} style={{ width: 96 }} /></Form.Item>
              <Form.Item name={[name, 'most']} label={t('最多', 'At most')} rules={[{ required: true }]} style={{ margin: 0 }}><InputNumber min={0.01} max={100} style={{ width: 96 }} /></Form.Item>
              <Button icon={<DeleteOutlined />} aria-label={t('删除因子 {n}', 'Remove factor {n}', { n: i + 1 })} onClick={() => remove(name)} />
            </Flex>
          ))}
          {free.length > 0 && <Button icon={<PlusOutlined />} onClick={() => add({ factor: free[0], points: 1, most: 5 })} style={{ alignSelf: 'start' }}>{t('添加因子', 'Add a factor')}</Button>}
        </Flex>
      )}
    </Form.List>
  );
}
