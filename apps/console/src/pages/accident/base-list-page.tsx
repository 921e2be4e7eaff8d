import { accidentBaseApi, accidentBaseLifecycle, accidentBaseStates, type AccidentBase } from '@anlan/contracts/responsibility';
import { Button, Flex, Input, InputNumber } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { Field } from '../../patterns/form/field';
import { FormDrawer } from '../../patterns/form/form-drawer';
import { OperationForm } from '../../patterns/form/operation-form';
import { ListPage } from '../../patterns/list/list-page';
import type { ListSpec } from '../../patterns/list/list.types';
import { ToneTag } from '../../patterns/tone-tag';
import { useRights, useTenantPath } from '../../session/rights';
import { numberText } from '../../text/format';
import { useWords } from '../../text/text';
import { useNotices } from '../../theme/notices';

export function BaseTag({ status }: Pick<AccidentBase, 'status'>) {
  return <ToneTag tone={status === 'recorded' ? 'good' : 'plain'}>{useWords().label(accidentBaseLifecycle.states[status])}</ToneTag>;
}

const spec: ListSpec<AccidentBase> = {
  name: 'responsibility.accident-base', op: accidentBaseApi.list, rowKey: (b) => b.id, rowName: (b) => `${b.from} – ${b.to}`, href: (b) => `accident-bases/${b.id}`,
  columns: [
    { key: 'period', title: { zh: '期间', en: 'Period' }, main: true, render: (b) => <span style={{ whiteSpace: 'nowrap' }}>{b.from} – {b.to}</span> },
    { key: 'status', title: { zh: '状态', en: 'State' }, render: (b) => <BaseTag status={b.status} />, phone: 'mark' },
    { key: 'accidents', title: { zh: '事故起数', en: 'Accidents' }, render: (b) => numberText(b.accidents), align: 'right', phone: 'line' },
    { key: 'deaths', title: { zh: '死亡人数', en: 'Deaths' }, render: (b) => numberText(b.deaths), align: 'right', phone: 'line' },
    { key: 'source', title: { zh: '数据来源', en: 'Source' }, render: (b) => <span style={{ overflowWrap: 'anywhere' }}>{b.source}</span>, phone: 'line' },
    { key: 'recordedBy', title: { zh: '登记人', en: 'Recorded by' }, render: (b) => b.recordedBy.name },
  ],
  filters: [{ kind: 'choice', key: 'status', label: { zh: '状态', en: 'State' }, choices: accidentBaseStates.map((value) => ({ value, label: accidentBaseLifecycle.states[value] })) }],
  empty: { text: { zh: '还没有同期基数。台账里没有上年数据的，登记上年同期的数字和来源，同比段落就用它。', en: 'There is no base yet. Where the ledger does not go back a year, record the figures of that period and their source: the paragraph compares with them.' } },
};

/** 同期基数 Bases of comparison, where the ledger does not go back. */
export function AccidentBaseListPage() {
  const { t } = useWords();
  const to = useTenantPath();
  const notices = useNotices();
  const [open, setOpen] = useState(false);
  const close = (): void => setOpen(false);
  const add = useRights().may('quota.manage') && <Button type="primary" onClick={() => setOpen(true)}>{t('登记基数', 'Record a base')}</Button>;
  return (
    <>
      <Link to={to('accident-paragraph')}>← {t('同比段落', 'The paragraph')}</Link>
      <ListPage title={t('同期基数', 'Bases of comparison')} spec={{ ...spec, empty: { ...spec.empty, action: add } }} actions={add} />
      <FormDrawer title={t('登记同期基数', 'Record a base')} open={open} onClose={close}>
        <OperationForm op={accidentBaseApi.record} submit={t('登记', 'Record')} onDone={() => (notices.success(t('已登记', 'Recorded')), close())} onCancel={close}>
          <Flex gap={12} wrap><Field name="from" label={t('第一日', 'First day')}><Input type="date" style={{ width: 170 }} /></Field><Field name="to" label={t('最后一日', 'Last day')}><Input type="date" style={{ width: 170 }} /></Field></Flex>
          <Flex gap={12} wrap><Field name="accidents" label={t('事故起数', 'Accidents')}><InputNumber min={0} precision={0} /></Field><Field name="deaths" label={t('死亡人数', 'Deaths')}><InputNumber min={0} precision={0} /></Field></Flex>
          <Field name="source" label={t('数据来源', 'Where the figures stand')}><Input maxLength={200} /></Field>
        </OperationForm>
      </FormDrawer>
    </>
  );
}
