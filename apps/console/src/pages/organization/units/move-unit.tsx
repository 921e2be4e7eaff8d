import { shanghaiDay } from '@anlan/domain';
import { unitApi, type UnitDto } from '@anlan/contracts/tenancy';
import { Alert, Form, Input, Select } from 'antd';
import { Field } from '../../../patterns/form/field';
import { FormDrawer } from '../../../patterns/form/form-drawer';
import { OperationForm } from '../../../patterns/form/operation-form';
import { UnitPicker } from '../../../patterns/pickers/unit-picker';
import { useWords } from '../../../text/text';
import { useNotices } from '../../../theme/notices';
import { siblingsOf } from './order';

export interface MoveTarget {
  readonly unit: UnitDto;
  readonly parentId: string | null;
  readonly before?: string | null;
}

interface Props {
  readonly target: MoveTarget | undefined;
  readonly units: readonly UnitDto[];
  readonly onClose: () => void;
}

const LAST = 'last';

/** Where a unit goes and from which day on. A later day is kept and done by itself. */
export function MoveUnit({ target, units, onClose }: Props) {
  const { t } = useWords();
  return (
    <FormDrawer title={t('调整：{name}', 'Move {name}', { name: target?.unit.name ?? '' })} open={!!target} onClose={onClose}>
      {target && <MoveForm target={target} units={units} onClose={onClose} />}
    </FormDrawer>
  );
}

function MoveForm({ target: { unit, parentId, before }, units, onClose }: Props & { target: MoveTarget }) {
  const { t } = useWords();
  const notices = useNotices();
  const [form] = Form.useForm<{ parentId?: string; before?: string; effectiveFrom?: string }>();
  const today = shanghaiDay(new Date());
  const parent = Form.useWatch('parentId', form) ?? null;
  const siblings = siblingsOf(units, parent).filter((u) => u.id !== unit.id);
  return (
    <OperationForm
      form={form} op={unitApi.move} params={{ id: unit.id }} version={unit.version} submit={t('调整', 'Move')} onCancel={onClose}
      initial={{ parentId: parentId ?? undefined, before: before === null ? LAST : before, effectiveFrom: today }}
      toBody={(v) => ({ parentId: (v['parentId'] as string | undefined) ?? null, effectiveFrom: v['effectiveFrom'] as string, before: v['before'] === LAST ? null : (v['before'] as string | undefined) })}
      onDone={(now) => { onClose(); void notices.success(now.pendingMove ? t('已登记，{day} 起生效', 'Kept; it is done on {day}', { day: now.pendingMove.effectiveFrom }) : t('已调整', 'Done')); }}
    >
      <Field name="parentId" label={t('上级机构', 'Parent')} extra={t('不选则为顶层机构', 'A top unit unless one is chosen')} required={false}><UnitPicker allowClear without={unit.id} onChange={() => form.setFieldValue('before', undefined)} /></Field>
      <Field name="before" label={t('次序', 'Order')} required={false}>
        <Select allowClear placeholder={parent === unit.parentId ? t('不变', 'As it is') : t('排在最后', 'last')} options={[...siblings.map((u) => ({ value: u.id, label: t('排在{name}之前', 'before {name}', { name: u.name }) })), { value: LAST, label: t('排在最后', 'last') }]} />
      </Field>
      <Field name="effectiveFrom" label={t('生效日', 'From')} required={false} extra={t('今天或更早立即生效；以后的日子当日零时自动生效，届时人员和授权随机构一起调整', 'Today or earlier: at once. A later day: by itself as that day begins, with its people and their roles')}><Input type="date" style={{ width: 180 }} /></Field>
      <Alert type="info" showIcon style={{ marginBottom: 16 }} title={t('调整会记入机构调整记录和审计日志', 'The move goes into the unit\'s history and the audit log')} />
    </OperationForm>
  );
}
