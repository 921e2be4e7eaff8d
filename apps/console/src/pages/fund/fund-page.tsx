import { fundApi, fundLifecycle, type Fund } from '@anlan/contracts/responsibility';
import { Button, Card, Flex, Input } from 'antd';
import { useMemo, useState } from 'react';
import { Link, useNavigate, useParams, useSearchParams } from 'react-router';
import { useRead } from '../../api/queries';
import { FactList } from '../../patterns/detail/fact-list';
import { RecordView } from '../../patterns/detail/record-view';
import { StepActions } from '../../patterns/detail/step-actions';
import { Field } from '../../patterns/form/field';
import { FormDrawer } from '../../patterns/form/form-drawer';
import { List } from '../../patterns/list/list';
import type { ListSpec } from '../../patterns/list/list.types';
import { PageHeader } from '../../patterns/page-header';
import { useRights, useTenantPath } from '../../session/rights';
import { instantText, yuanText } from '../../text/format';
import { useWords } from '../../text/text';
import { useNotices } from '../../theme/notices';
import { AdjustmentForm, BulletinForm, FundForm, ProjectForm } from './forms';
import { FundFigures } from './fund-figures';
import { adjustmentSpec, bulletinSpec, paymentSpec, projectSpec } from './specs';
import { FundTag } from './tags';

/** One fund: how far it is paid, its projects, payments, adjustments, reminders and bulletins. */
export function FundPage() {
  const { id = '' } = useParams();
  const { t } = useWords();
  const read = useRead(fundApi.get, { params: { id } }, { keep: true });
  return <RecordView read={read} missing={t('没有这笔专项经费', 'There is no such fund')} list={{ path: 'funds', name: t('专项经费', 'the funds') }}>{(f) => <Loaded fund={f} onReadAgain={() => void read.refetch()} />}</RecordView>;
}

const forms = {
  close: { op: fundApi.close, intro: { zh: '项目均已决算或撤项后才能关账；关账后不再编列和调整。', en: 'All projects must be settled or withdrawn; nothing is planned or adjusted afterwards.' }, danger: true as const, fields: <CloseNote /> },
};
function CloseNote() {
  return <Field name="note" label={useWords().t('关账说明', 'Note')}><Input.TextArea rows={3} maxLength={1000} /></Field>;
}

type Form = 'change' | 'project' | 'adjustment' | 'bulletin';

function Loaded({ fund: f, onReadAgain }: { fund: Fund; onReadAgain: () => void }) {
  const { t } = useWords();
  const to = useTenantPath();
  const navigate = useNavigate();
  const notices = useNotices();
  const [open, setOpen] = useState<Form>();
  const close = (): void => setOpen(undefined);
  const manages = useRights().may('fund.manage') && f.status === 'open';
  const names: Record<Form, string> = { change: t('修改', 'Change'), project: t('编列项目', 'Plan a project'), adjustment: t('申请调整', 'Ask for an adjustment'), bulletin: t('发出提醒、通报', 'Issue a reminder or bulletin') };
  return (
    <>
      <PageHeader
        back={<Link to={to('funds')}>← {t('专项经费', 'Funds')}</Link>} title={f.name} note={<Flex gap={8} wrap align="center"><FundTag status={f.status} /><span>{t('{year} 年度', '{year}', { year: f.year })}</span></Flex>}
        actions={<>{manages && (['project', 'adjustment', 'bulletin', 'change'] as const).map((k) => <Button key={k} type={k === 'project' ? 'primary' : 'default'} onClick={() => setOpen(k)}>{names[k]}</Button>)}<StepActions record={f} actions={fundLifecycle.actions} forms={forms} onReadAgain={onReadAgain} /></>}
      />
      <Flex vertical gap={16}>
        <FundFigures id={f.id} />
        <Card>
          <FactList
            facts={[
              { label: t('区划', 'Division'), value: f.divisionName },
              { label: t('总额', 'Amount'), value: yuanText(f.amount) },
              { label: t('项目预算合计', 'Budgeted'), value: yuanText(f.budgeted) },
              { label: t('来源文件', 'Source document'), value: f.sourceDocument, wide: true as const },
              ...(f.closeNote ? [{ label: t('关账说明', 'Closing note'), value: f.closeNote, wide: true as const }] : []),
              { label: t('最近修改', 'Last change'), value: `${instantText(f.updatedAt)} · ${f.updatedBy.name}` },
            ]}
          />
        </Card>
        <Ledgers fundId={f.id} />
      </Flex>
      <FormDrawer title={open ? names[open] : ''} open={!!open} onClose={close}>
        {open === 'change' && <FundForm fund={f} onDone={() => (notices.success(t('已保存', 'Saved')), close())} onCancel={close} onReadAgain={onReadAgain} />}
        {open === 'project' && <ProjectForm fund={f} onDone={(p) => void navigate(to(`fund-projects/${p.id}`))} onCancel={close} />}
        {open === 'adjustment' && <AdjustmentForm fundId={f.id} onDone={(a) => void navigate(to(`fund-adjustments/${a.id}`))} onCancel={close} />}
        {open === 'bulletin' && <BulletinForm fundId={f.id} onDone={(b) => void navigate(to(`fund-bulletins/${b.id}`))} onCancel={close} />}
      </FormDrawer>
    </>
  );
}

const specs = { projects: projectSpec, payments: paymentSpec, adjustments: adjustmentSpec, bulletins: bulletinSpec } as Record<string, ListSpec<never>>;

/** The ledgers of one fund, one at a time; the address says which. */
function Ledgers({ fundId }: { fundId: string }) {
  const { t } = useWords();
  const [params, setParams] = useSearchParams();
  const tabs = [['projects', t('项目', 'Projects')], ['payments', t('支付', 'Payments')], ['adjustments', t('调整', 'Adjustments')], ['bulletins', t('提醒与通报', 'Reminders and bulletins')]] as const;
  const shown = tabs.find(([key]) => key === params.get('tab')) ?? tabs[0];
  const spec = useMemo(() => ({ ...specs[shown[0]]!, fixed: { fundId }, saved: false }), [fundId, shown[0]]);
  return (
    <section>
      <Flex gap={8} wrap role="group" aria-label={t('经费台账', 'Ledgers of the fund')} style={{ marginBottom: 8 }}>
        {tabs.map(([key, name]) => <Button key={key} type={key === shown[0] ? 'primary' : 'default'} aria-pressed={key === shown[0]} onClick={() => setParams({ tab: key }, { replace: true })}>{name}</Button>)}
      </Flex>
      <List key={shown[0]} spec={spec} label={shown[1]} />
    </section>
  );
}
