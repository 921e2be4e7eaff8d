import { assignmentSlipApi, type AssignmentSlip, type CheckDetail } from '@anlan/contracts/enforcement';
import { Button, Input, InputNumber, Segmented } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { Field } from '../../patterns/form/field';
import { FormDrawer } from '../../patterns/form/form-drawer';
import { OperationForm } from '../../patterns/form/operation-form';
import { UnitPicker } from '../../patterns/pickers/unit-picker';
import { useRights, useTenantPath } from '../../session/rights';
import { useWords } from '../../text/text';
import { also } from './slip.names';

/** 开交办单 Hands over what a hidden visit found: all that is on no slip yet. */
export function IssueSlip({ check }: { check: Pick<CheckDetail, 'id' | 'style' | 'finishedAt' | 'hazards' | 'exposed'> }) {
  const { t } = useWords();
  const rights = useRights();
  const to = useTenantPath();
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  if (check.style !== 'hidden' || !check.finishedAt || check.hazards === 0 || !rights.may('hazard.supervise')) return null;
  const done = (slip: AssignmentSlip): void => void navigate(to(`assignment-slips/${slip.id}`));
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('开交办单', 'Hand over')}</Button>
      <FormDrawer title={t('开交办单', 'Hand over')} open={open} onClose={() => setOpen(false)}>
        {open && (
          <OperationForm op={assignmentSlipApi.issue} also={also} submit={t('开单', 'Issue')} initial={{ checkId: check.id, exposed: 'as_visit' }} toBody={(v) => ({ ...Object.fromEntries(Object.entries(v).filter(([, x]) => x !== undefined && x !== '')), checkId: check.id }) as never} onDone={done} onCancel={() => setOpen(false)}>
            <Field name="period" label={t('期号', 'Period')}><InputNumber min={1} max={366} /></Field>
            <Field name="unitId" label={t('受交办单位', 'Addressed to')}><UnitPicker /></Field>
            <Field name="dueOn" label={t('整改期限', 'Due')}><Input type="date" style={{ width: 170 }} /></Field>
            <Field name="requirement" label={t('交办要求', 'Wanted')} required={false}><Input.TextArea rows={3} maxLength={2000} /></Field>
            <Field name="exposed" label={t('曝光', 'Exposed')} required={false}><Segmented block options={[{ value: 'as_visit', label: check.exposed ? t('按暗访（曝光）', 'As the visit: yes') : t('按暗访（不曝光）', 'As the visit: no') }, { value: 'yes', label: t('曝光', 'Yes') }, { value: 'no', label: t('不曝光', 'No') }]} /></Field>
          </OperationForm>
        )}
      </FormDrawer>
    </>
  );
}
