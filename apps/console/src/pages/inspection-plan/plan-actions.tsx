import { inspectionPlanApi, inspectionPlanLifecycle, type InspectionPlan, type InspectionPlanAction } from '@anlan/contracts/enforcement';
import { Button, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { Field } from '../../patterns/form/field';
import { FormDrawer } from '../../patterns/form/form-drawer';
import { OperationForm } from '../../patterns/form/operation-form';
import { useRights } from '../../session/rights';
import { useWords } from '../../text/text';
import { useNotices } from '../../theme/notices';
import { ProposeForm } from './add-forms';
import { ChangedSubjects } from './plan-changes';
import { PlanForm } from './plan-form';

interface Props {
  readonly plan: InspectionPlan;
  readonly onReadAgain: () => void;
}

/** What may be done to a plan now. */
export function PlanActions({ plan, onReadAgain }: Props) {
  const { t, label } = useWords();
  const rights = useRights();
  const notices = useNotices();
  const [open, setOpen] = useState<InspectionPlanAction | 'change'>();
  const close = (): void => setOpen(undefined);
  const done = (): void => (notices.success(t('已办理', 'Done')), close());
  const name = (a: InspectionPlanAction): string => label(inspectionPlanLifecycle.actions[a]);
  const common = { params: { id: plan.id }, version: plan.version, onDone: done, onCancel: close, onReadAgain };
  const note = <Field name="note" label={t('说明', 'Note')} required={false}><Input.TextArea rows={3} maxLength={500} /></Field>;
  return (
    <>
      {plan.allowedActions.map((a, i) => <Button key={a} type={i === 0 ? 'primary' : 'default'} onClick={() => setOpen(a)}>{name(a)}</Button>)}
      {plan.status === 'draft' && rights.may('inspection-plan.manage') && <Button onClick={() => setOpen('change')}>{t('修改', 'Change')}</Button>}
      <FormDrawer title={open === undefined ? '' : open === 'change' ? t('修改计划', 'Change the plan') : name(open)} open={!!open} onClose={close}>
        {open === 'change' && <PlanForm plan={plan} onDone={done} onCancel={close} />}
        {open === 'submit' && <OperationForm op={inspectionPlanApi.submit} submit={name('submit')} {...common}><p>{t('报批后不能直接修改；由另一人批准。', 'It cannot be changed after that, and somebody else approves it.')}</p>{note}</OperationForm>}
        {open === 'approve' && <OperationForm op={inspectionPlanApi.approve} submit={name('approve')} {...common}><p>{t('批准 {n} 家检查对象；此后只能申请调整。', 'Approves {n} subjects; after that a change is proposed.', { n: plan.progress.planned })}</p>{note}</OperationForm>}
        {open === 'return' && <OperationForm op={inspectionPlanApi.return} submit={name('return')} {...common}><Field name="reason" label={t('退回原因', 'Reason')}><Input.TextArea rows={3} maxLength={500} /></Field></OperationForm>}
        {open === 'file' && (
          <OperationForm op={inspectionPlanApi.file} submit={name('file')} initial={plan.filing ? { ...plan.filing, reference: plan.filing.reference ?? undefined } : undefined} {...common}>
            <Field name="filedOn" label={t('备案日期', 'Filed on')}><Input type="date" style={{ width: 170 }} /></Field>
            <Field name="filedWith" label={t('备案机关', 'Filed with')}><Input maxLength={100} /></Field>
            <Field name="reference" label={t('备案文号', 'Reference')}><Input maxLength={100} /></Field>
          </OperationForm>
        )}
        {open === 'propose' && <ProposeForm plan={plan} onDone={done} onCancel={close} onReadAgain={onReadAgain} />}
        {open === 'decide' && <OperationForm op={inspectionPlanApi.decide} submit={name('decide')} {...common}><Decision plan={plan} /></OperationForm>}
        {open === 'close' && <OperationForm op={inspectionPlanApi.close} submit={name('close')} {...common}><p>{t('结束后不能再调整。', 'It cannot be changed after that.')}</p>{note}</OperationForm>}
      </FormDrawer>
    </>
  );
}

function Decision({ plan }: { plan: InspectionPlan }) {
  const { t } = useWords();
  const refused = Form.useWatch('result') === 'refused';
  const pending = plan.changes.find((c) => c.result === null);
  return (
    <>
      {pending && <p style={{ overflowWrap: 'anywhere' }}>{t('{who} 申请：{reason}', '{who} proposes: {reason}', { who: pending.proposedBy.name, reason: pending.reason })}</p>}
      {pending && <ChangedSubjects change={pending} />}
      <Field name="result" label={t('审批意见', 'Decision')} required><Radio.Group options={[{ value: 'accepted', label: t('同意', 'Accept') }, { value: 'refused', label: t('不同意', 'Refuse') }]} /></Field>
      <Field name="reason" label={t('理由', 'Reason')} required={refused}><Input.TextArea rows={3} maxLength={500} /></Field>
    </>
  );
}
