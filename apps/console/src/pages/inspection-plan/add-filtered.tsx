import { inspectionPlanApi, subjectApi, subjectGradeNames, subjectGrades, subjectKindNames, subjectKinds, type InspectionPlan } from '@anlan/contracts/enforcement';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Flex, Form, Progress, Select } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { call } from '../../api/client';
import { makeStale, useRead } from '../../api/queries';
import { Field } from '../../patterns/form/field';
import { DivisionPicker } from '../../patterns/pickers/division-picker';
import { ProblemView } from '../../patterns/problem-view';
import { useRights } from '../../session/rights';
import { numberText } from '../../text/format';
import { useWords } from '../../text/text';
import { ItemFields, usualItem } from './item-fields';
import { monthOf, queryOf, type Filtered as Values } from './plan-body';

/** Puts all subjects that fit into a draft, a page of the register at a time; what was put in stays when it is stopped, and a second run doubles nothing. */
export function AddFiltered({ plan, onDone, onCancel }: { plan: InspectionPlan; onDone: (count: number) => void; onCancel: () => void }) {
  const { t, label } = useWords();
  const { riskTags } = useRights().me;
  const client = useQueryClient();
  const [form] = Form.useForm<Values>();
  const now = (Form.useWatch([], form) ?? {}) as Partial<Values>;
  const fitting = useRead(subjectApi.list, { query: { ...queryOf(now), limit: 1, total: 'true' } as never }, { keep: true });
  const total = fitting.data?.total;
  const [put, setPut] = useState<number>();
  const [error, setError] = useState<Error>();
  const stopped = useRef(false);
  const gone = useRef(false);
  // A drawer that is closed in between ends it after the page that is under way, and is told nothing any more.
  useEffect(() => {
    gone.current = false;
    return () => void (gone.current = true);
  }, []);

  const run = async (values: Values): Promise<void> => {
    setError(undefined);
    stopped.current = false;
    let count = 0;
    try {
      let { version } = await call(inspectionPlanApi.get, { params: { id: plan.id } });
      let cursor: string | undefined;
      do {
        setPut(count);
        const page = await call(subjectApi.list, { query: { ...queryOf(values), order: 'name', limit: 200, cursor } as never });
        const items = page.items.map((s, i) => ({ subjectId: s.id, kind: values.kind, method: values.method, month: monthOf(values.months, count + i) }));
        if (items.length) ({ version } = await call(inspectionPlanApi.putItems, { params: { id: plan.id }, version, body: { items }, key: crypto.randomUUID() }));
        count += items.length;
        cursor = page.nextCursor ?? undefined;
      } while (cursor && !stopped.current && !gone.current);
      if (!gone.current) onDone(count);
    } catch (failure) {
      setError(failure as Error);
    } finally {
      setPut(undefined);
      makeStale(client, 'enforcement', 'inspection-plan');
    }
  };
  return (
    <Form form={form} layout="vertical" initialValues={usualItem} disabled={put !== undefined} onFinish={(v) => void run(v)} scrollToFirstError={{ focus: true }}>
      <Field name="divisionCode" label={t('所在区划', 'Division')} required={false}><DivisionPicker allowClear /></Field>
      <Field name="kinds" label={t('类别', 'Kind of subject')} required={false}><Select mode="multiple" allowClear options={subjectKinds.map((value) => ({ value, label: label(subjectKindNames[value]) }))} /></Field>
      <Field name="grades" label={t('分级', 'Grade')} required={false}><Select mode="multiple" allowClear options={[...subjectGrades.map((value) => ({ value: value as string, label: label(subjectGradeNames[value]) })), { value: 'none', label: t('未分级', 'Not graded') }]} /></Field>
      <Field name="tag" label={t('风险标签', 'Risk tag')} required={false}><Select allowClear showSearch={{ optionFilterProp: 'label' }} options={riskTags.map((r) => ({ value: r.code, label: label({ zh: r.name, en: r.nameEn || r.name }) }))} /></Field>
      <Field name="isKey" label={t('重点监管', 'Key subjects')} required={false} valuePropName="checked"><Checkbox>{t('只列重点监管对象', 'Key subjects only')}</Checkbox></Field>
      <p role="status">{t('符合条件的在营对象：{n} 家', 'Operating subjects that fit: {n}', { n: numberText(total) })}</p>
      <ItemFields spread />
      {put !== undefined && total !== undefined && total > 0 && <Progress percent={Math.min(100, (put / total) * 100)} format={() => `${numberText(put)} / ${numberText(total)}`} aria-label={t('已列入 {n} 家', '{n} put in', { n: numberText(put) })} />}
      {error && <div style={{ marginBottom: 16 }}><ProblemView error={error} /></div>}
      <Flex gap={8} className="form-actions">
        <Button type="primary" htmlType="submit" loading={put !== undefined} disabled={total === 0 || put !== undefined}>{t('全部列入', 'Put all in')}</Button>
        {put === undefined ? <Button onClick={onCancel}>{t('取消', 'Cancel')}</Button> : <Button disabled={false} onClick={() => (stopped.current = true)}>{t('停止', 'Stop')}</Button>}
      </Flex>
    </Form>
  );
}
