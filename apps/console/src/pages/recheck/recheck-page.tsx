import { recheckApi, recheckResultNames, type Recheck, type RecheckItem } from '@anlan/contracts/enforcement';
import { Button, Card, Flex, Form, Input, Radio } from 'antd';
import { useMemo, useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { Problem } from '../../api/problem';
import { useRead } from '../../api/queries';
import { FactList } from '../../patterns/detail/fact-list';
import { FigureLink } from '../../patterns/figures/figure-link';
import { Field } from '../../patterns/form/field';
import { FormDrawer } from '../../patterns/form/form-drawer';
import { OperationForm } from '../../patterns/form/operation-form';
import { LinkButton } from '../../patterns/link-button';
import { List } from '../../patterns/list/list';
import type { ListSpec } from '../../patterns/list/list.types';
import { PageHeader } from '../../patterns/page-header';
import { DueDayField } from '../../patterns/pickers/due-day-field';
import { ProblemView } from '../../patterns/problem-view';
import { PageSkeleton } from '../../patterns/skeletons';
import { Statement } from '../../patterns/statement';
import { ToneTag } from '../../patterns/tone-tag';
import { useRights, useTenantPath } from '../../session/rights';
import { instantText, NONE, numberText } from '../../text/format';
import { useWords } from '../../text/text';
import { useNotices } from '../../theme/notices';
import { choicesOf } from '../hazard/hazard.names';

/** One sample: how it was drawn, its hazards, and what was found at each. */
export function RecheckPage() {
  const { id = '' } = useParams();
  const { t } = useWords();
  const read = useRead(recheckApi.get, { params: { id } }, { keep: true });
  if (read.error instanceof Problem && read.error.status === 404) {
    return (
      <Statement title={t('没有这次抽查', 'There is no such sample')} detail={t('地址可能有误，或不在您的职责范围内。', 'The address may be mistyped, or it is outside your scope.')}>
        <LinkButton to="rechecks" type="primary">{t('回到抽查复查', 'To the samples')}</LinkButton>
      </Statement>
    );
  }
  if (read.error && !read.data) return <ProblemView error={read.error} onRetry={() => void read.refetch()} />;
  return read.data ? <Loaded sample={read.data} /> : <PageSkeleton />;
}

function Loaded({ sample }: { sample: Recheck }) {
  const { t } = useWords();
  const to = useTenantPath();
  const { drawn, checked, holds, rate } = sample.progress;
  return (
    <>
      <PageHeader back={<Link to={to('rechecks')}>← {t('抽查复查', 'Sampling re-checks')}</Link>} title={sample.name} note={sample.number} />
      <Flex vertical gap={16}>
        <Card>
          <FactList
            facts={[
              { label: t('复查合格率', 'Hold ÷ looked at'), value: <>{rate}（<FigureLink n={holds} rows={`rechecks/${sample.id}?result=holds`} name={t('合格', 'Hold')} /> / {numberText(checked)}）</> },
              { label: t('抽取', 'Drawn'), value: t('{n} 条，自 {of} 条已销号隐患', '{n} of {of} closed hazards', { n: numberText(drawn), of: numberText(sample.poolSize) }) },
              { label: t('范围', 'Division'), value: sample.divisionName },
              { label: t('抽取人', 'By'), value: `${instantText(sample.drawnAt)} · ${sample.drawnBy.name}` },
              { label: t('随机种子', 'Seed'), value: <code style={{ overflowWrap: 'anywhere' }}>{sample.seed}</code>, wide: true as const },
              { label: t('种子来源', 'From'), value: sample.seedSource },
            ]}
          />
        </Card>
        <Card title={<h2>{t('抽中的隐患', 'Hazards of the sample')}</h2>}><Items sample={sample} /></Card>
      </Flex>
    </>
  );
}

function Items({ sample }: { sample: Recheck }) {
  const { t, label } = useWords();
  const may = useRights().may('hazard.verify');
  const [params, setParams] = useSearchParams();
  const [open, setOpen] = useState<RecheckItem>();
  const result = params.get('result') ?? '';
  const spec = useMemo((): ListSpec<RecheckItem> => ({
    name: 'enforcement.recheck-item', op: recheckApi.items, params: { id: sample.id }, fixed: result ? { result } : {}, exports: true,
    rowKey: (i) => i.hazard.id, rowName: (i) => i.hazard.title, href: (i) => `hazards/${i.hazard.id}`,
    columns: [
      { key: 'title', title: { zh: '隐患', en: 'Hazard' }, main: true, render: (i) => <span style={{ overflowWrap: 'anywhere' }}>{i.hazard.title}</span> },
      { key: 'place', title: { zh: '次序', en: 'Place' }, render: (i) => i.place, align: 'right' },
      { key: 'number', title: { zh: '编号', en: 'Number' }, render: (i) => i.hazard.number, phone: 'line' },
      { key: 'where', title: { zh: '所在', en: 'Where' }, render: (i) => [i.hazard.subjectName, i.hazard.divisionName].filter(Boolean).join(' · '), phone: 'line' },
      { key: 'result', title: { zh: '复查结果', en: 'Found' }, render: (i) => (i.result ? <ToneTag tone={i.result === 'holds' ? 'good' : 'bad'}>{label(recheckResultNames[i.result])}</ToneTag> : <ToneTag tone="warn">{t('待复查', 'to be looked at')}</ToneTag>), phone: 'mark' },
      { key: 'note', title: { zh: '复查情况', en: 'What was found' }, render: (i) => <span style={{ overflowWrap: 'anywhere' }}>{i.note ?? NONE}</span>, phone: 'line' },
      { key: 'by', title: { zh: '复查人', en: 'By' }, render: (i) => (i.checkedBy ? `${i.checkedBy.name} ${instantText(i.checkedAt)}` : may ? <Button size="small" onClick={() => setOpen(i)}>{t('登记结果', 'Record')}</Button> : NONE), phone: 'line' },
    ],
    empty: { text: { zh: '没有符合条件的隐患', en: 'There is none' } },
  }), [sample.id, result, may, label, t]);
  const choices = [['', t('全部', 'All')], ['open', t('待复查', 'To be looked at')], ...choicesOf(recheckResultNames).map((c) => [c.value, label(c.label)])] as [string, string][];
  return (
    <>
      <Flex gap={8} wrap role="group" aria-label={t('复查结果', 'Found')} style={{ marginBottom: 12 }}>
        {choices.map(([value, text]) => <Button key={value} type={value === result ? 'primary' : 'default'} aria-pressed={value === result} onClick={() => setParams(value ? { result: value } : {}, { replace: true })}>{text}</Button>)}
      </Flex>
      <List key={result} spec={spec} label={t('抽中的隐患', 'Hazards of the sample')} />
      <FormDrawer title={open ? `${t('登记复查结果', 'Record what was found')} · ${open.hazard.number}` : ''} open={!!open} onClose={() => setOpen(undefined)}>
        {open && <RecordForm key={open.hazard.id} sample={sample} item={open} onClose={() => setOpen(undefined)} />}
      </FormDrawer>
    </>
  );
}

function RecordForm({ sample, item, onClose }: { sample: Recheck; item: RecheckItem; onClose: () => void }) {
  const { t, label } = useWords();
  const notices = useNotices();
  return (
    <OperationForm
      op={recheckApi.record} params={{ id: sample.id, hazardId: item.hazard.id }} submit={t('登记', 'Record')} draft={`recheck.${sample.id}.${item.hazard.id}`} initial={{ result: 'holds' }} onCancel={onClose}
      toBody={(values) => Object.fromEntries(Object.entries(values).filter(([, v]) => v !== undefined && v !== '')) as never}
      onDone={() => {
        notices.success(t('复查结果已登记', 'What was found is recorded'));
        onClose();
      }}
    >
      <p style={{ overflowWrap: 'anywhere' }}>{item.hazard.title}</p>
      <Field name="result" label={t('复查结果', 'Found')} required><Radio.Group options={choicesOf(recheckResultNames).map((c) => ({ value: c.value, label: label(c.label) }))} /></Field>
      <Field name="note" label={t('复查情况', 'What was found')} required><Input.TextArea rows={3} maxLength={2000} showCount /></Field>
      <Deadline />
    </OperationForm>
  );
}

function Deadline() {
  const { t } = useWords();
  return Form.useWatch('result') === 'reopened' ? <Field name="dueAt" label={t('新的整改期限', 'New deadline')} required={false}><DueDayField /></Field> : null;
}
