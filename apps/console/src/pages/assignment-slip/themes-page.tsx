import { monthlyThemeApi, themePartNames, themeParts, type MonthlyTheme } from '@anlan/contracts/enforcement';
import { shanghaiDay } from '@anlan/domain';
import { Button, Card, Flex, Input } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useRead } from '../../api/queries';
import { Field } from '../../patterns/form/field';
import { FormDrawer } from '../../patterns/form/form-drawer';
import { OperationForm } from '../../patterns/form/operation-form';
import { PageHeader } from '../../patterns/page-header';
import { ProblemView } from '../../patterns/problem-view';
import { PageSkeleton } from '../../patterns/skeletons';
import { ToneTag } from '../../patterns/tone-tag';
import { useRights } from '../../session/rights';
import { dayText } from '../../text/format';
import { useWords } from '../../text/text';

/** 每月一主题督查、一曝光、一警示: twelve months, three deliverables each. */
export function MonthlyThemesPage() {
  const { t } = useWords();
  const rights = useRights();
  const [params, setParams] = useSearchParams();
  const asked = params.get('year');
  const read = useRead(monthlyThemeApi.list, { query: asked ? { year: asked } : {} }, { keep: true });
  const [open, setOpen] = useState<MonthlyTheme>();
  if (read.error && !read.data) return <ProblemView error={read.error} onRetry={() => void read.refetch()} />;
  if (!read.data) return <PageSkeleton />;
  const { year, items, done, attained, due, rate } = read.data;
  return (
    <>
      <PageHeader
        title={t('{year} 年每月一主题', 'Monthly themes of {year}', { year })} note={t('12 个月各 3 项：已完成 {done} / 36 项，{attained} 个月达标；已过去的 {due} 个月达标率 {rate}', 'Three a month: {done} of 36 done, {attained} months attained; of the {due} months that have passed, {rate}', { done, attained, due, rate })}
        actions={<><Button onClick={() => setParams({ year: String(year - 1) })}>{t('上一年', 'Year before')}</Button><Button onClick={() => setParams({ year: String(year + 1) })}>{t('下一年', 'Year after')}</Button></>}
      />
      <ul style={{ listStyle: 'none', margin: 0, padding: 0, display: 'grid', gap: 12, gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 300px), 1fr))' }}>
        {items.map((m) => <li key={m.month}><Month month={m} onEdit={rights.may('monthly-theme.manage') ? () => setOpen(m) : undefined} /></li>)}
      </ul>
      <FormDrawer title={open?.month ?? ''} open={!!open} onClose={() => setOpen(undefined)}>{open && <MonthForm month={open} onDone={() => setOpen(undefined)} />}</FormDrawer>
    </>
  );
}

function Month({ month: m, onEdit }: { month: MonthlyTheme; onEdit?: () => void }) {
  const { t, label } = useWords();
  const over = m.month < shanghaiDay(new Date()).slice(0, 7);
  return (
    <Card size="small" style={{ height: '100%' }} title={<h2 style={{ fontSize: 15, margin: 0 }}>{m.month}</h2>} extra={<ToneTag tone={m.attained ? 'good' : over ? 'bad' : 'plain'}>{m.attained ? t('达标', 'Attained') : over ? t('未达标 {n} / 3', 'Missed, {n} / 3', { n: m.done }) : `${m.done} / 3`}</ToneTag>}>
      <Flex vertical gap={8}>
        <strong style={{ overflowWrap: 'anywhere' }}>{m.theme ?? t('未填报', 'Nothing entered')}</strong>
        {themeParts.map((p) => {
          const part = m[p];
          return <div key={p} style={{ overflowWrap: 'anywhere' }}>{part ? '✓' : '○'} {label(themePartNames[p])}{t('：', ': ')}{part ? `${dayText(part.doneOn)} ${part.note}` : t('未完成', 'not done')}</div>;
        })}
        {onEdit && <Button onClick={onEdit} aria-label={t('填报 {m}', 'Enter {m}', { m: m.month })}>{t('填报', 'Enter')}</Button>}
      </Flex>
    </Card>
  );
}

const partOf = (value: unknown): unknown => {
  const { doneOn, note } = (value ?? {}) as { doneOn?: string; note?: string };
  return doneOn || note ? { doneOn, note } : null;
};

function MonthForm({ month, onDone }: { month: MonthlyTheme; onDone: () => void }) {
  const { t, label } = useWords();
  const initial = { theme: month.theme ?? undefined, ...Object.fromEntries(themeParts.map((p) => [p, month[p] ?? {}])) };
  return (
    <OperationForm op={monthlyThemeApi.put} initial={initial} toBody={(v) => ({ month: month.month, theme: v['theme'], ...Object.fromEntries(themeParts.flatMap((p) => (JSON.stringify(partOf(v[p])) === JSON.stringify(month[p]) ? [] : [[p, partOf(v[p])]]))) }) as never} onDone={onDone} onCancel={onDone}>
      <Field name="theme" label={t('本月主题', 'Theme')}><Input maxLength={200} /></Field>
      {themeParts.map((p) => (
        <fieldset key={p} style={{ border: 0, margin: 0, padding: 0 }}>
          <legend style={{ fontWeight: 600, padding: 0 }}>{label(themePartNames[p])}</legend>
          <Field name={[p, 'doneOn']} label={t('完成日期', 'Done on')} required={false}><Input type="date" style={{ width: 170 }} /></Field>
          <Field name={[p, 'note']} label={t('完成情况', 'What was done')} required={false}><Input.TextArea autoSize maxLength={1000} /></Field>
        </fieldset>
      ))}
    </OperationForm>
  );
}
