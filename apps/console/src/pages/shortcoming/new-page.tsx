import { reportPeriodApi, reportPeriodKindNames, shortcomingApi, type ProposedShortcomings } from '@anlan/contracts/responsibility';
import { Button, Card, Flex, Form, Input, Select, type FormInstance } from 'antd';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { useRead } from '../../api/queries';
import { figureName, FigureShare, figureValueText } from '../../patterns/figures/reported-figure';
import { Field } from '../../patterns/form/field';
import { OperationForm } from '../../patterns/form/operation-form';
import { PageHeader } from '../../patterns/page-header';
import { ProblemView } from '../../patterns/problem-view';
import { RowsSkeleton } from '../../patterns/skeletons';
import { useTenantPath } from '../../session/rights';
import { useWords } from '../../text/text';

/** Proposes the worst rates of a report; the words are a person's. */
export function NewShortcomingPage() {
  const { t, label } = useWords();
  const to = useTenantPath();
  const navigate = useNavigate();
  const [params, setParams] = useSearchParams();
  const periodId = params.get('reportPeriodId') ?? undefined;
  const [form] = Form.useForm();
  const periods = useRead(reportPeriodApi.list, { query: { status: 'compiled,reviewed,locked,issued,corrected', limit: 100 } as never }, { keep: true });
  const options = (periods.data?.items ?? []).map((p) => ({ value: p.id, label: `${p.period} ${label(reportPeriodKindNames[p.kind])}${p.edition > 1 ? t('（第 {n} 版）', ' (edition {n})', { n: p.edition }) : ''}` }));
  const choose = (id: string): void => {
    form.setFieldsValue({ figureKeys: [] });
    setParams({ reportPeriodId: id }, { replace: true });
  };
  return (
    <>
      <PageHeader back={<Link to={to('shortcomings')}>← {t('存在问题和不足', 'Shortcomings')}</Link>} title={t('提出问题和不足', 'Write a shortcoming')} />
      <Flex vertical gap={16} style={{ maxWidth: 820 }}>
        <Card>
          <label htmlFor="report-period">{t('统计期（已汇总的）', 'Report, compiled')}</label>
          <Select id="report-period" value={periodId} options={options} loading={periods.isLoading} showSearch={{ optionFilterProp: 'label' }} onChange={choose} style={{ width: '100%', marginTop: 4 }} notFoundContent={t('还没有已汇总的统计期', 'No report is compiled yet')} />
        </Card>
        {periodId && <Proposals periodId={periodId} form={form} />}
        {periodId && (
          <Card title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('写入', 'In your words')}</h2>}>
            <OperationForm op={shortcomingApi.write} form={form} initial={{ figureKeys: [] }} toBody={(v) => ({ ...v, figureKeys: v['figureKeys'] ?? [], reportPeriodId: periodId }) as never} submit={t('写入', 'Write')} onDone={(s) => void navigate(to(`shortcomings/${s.id}`))} onCancel={() => void navigate(to('shortcomings'))}>
              <Field name="text" label={t('问题和不足', 'Shortcoming')}><Input.TextArea rows={5} maxLength={2000} showCount /></Field>
              <FigureKeys periodId={periodId} />
            </OperationForm>
          </Card>
        )}
      </Flex>
    </>
  );
}

function FigureKeys({ periodId }: { periodId: string }) {
  const words = useWords();
  const { t } = words;
  const { data } = useRead(reportPeriodApi.get, { params: { id: periodId } }, { keep: true });
  const options = (data?.content?.figures ?? []).map((f) => ({ value: f.key, label: `${figureName(f, words)} ${figureValueText(f)}` }));
  return <Field name="figureKeys" label={t('关联指标（数字保持现在的样子）', 'Figures that show it; they stay as they are now')} required={false}><Select mode="multiple" maxCount={10} options={options} showSearch={{ optionFilterProp: 'label' }} /></Field>;
}

function Proposals({ periodId, form }: { periodId: string; form: FormInstance }) {
  const words = useWords();
  const { t, label } = words;
  const read = useRead(shortcomingApi.propose, { params: { id: periodId } }, { keep: true });
  const take = ({ text, figure }: ProposedShortcomings['items'][number]): void => form.setFieldsValue({ text, figureKeys: [figure.key] });
  return (
    <Card title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('该期最差的三项', 'The worst three of the report')}</h2>}>
      {read.error ? <ProblemView error={read.error} onRetry={() => void read.refetch()} /> : !read.data ? <RowsSkeleton rows={3} /> : (
        <>
          {read.data.items.length === 0 && <p style={{ marginTop: 0 }}>{t('没有低于目标值的比率。', 'No rate is below its target.')}</p>}
          <ol style={{ margin: 0, paddingInlineStart: 20 }}>
            {read.data.items.map((item) => (
              <li key={item.figure.key} style={{ marginBottom: 12 }}>
                <strong>{figureName(item.figure, words)} {figureValueText(item.figure)}</strong>{t('（', ' (')}<FigureShare figure={item.figure} />{t('，差 {n} 个百分点）', ', {n} points below the target)', { n: item.gap })}
                <p lang="zh-CN" style={{ margin: '4px 0', overflowWrap: 'anywhere' }}>{item.text}</p>
                <Button size="small" onClick={() => take(item)}>{t('用这段话', 'Use these words')}</Button>
              </li>
            ))}
          </ol>
          <small>{label(read.data.rule)}</small>
        </>
      )}
    </Card>
  );
}
