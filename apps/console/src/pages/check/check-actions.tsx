import type { CheckAction, CheckDetail } from '@anlan/contracts/enforcement';
import { Button, Form, Input } from 'antd';
import { useEffect, useState } from 'react';
import type { AnyOperation } from '../../api/client';
import { useMended } from '../../offline/use-outbox';
import { Field } from '../../patterns/form/field';
import { withoutEmpty } from '../../patterns/form/fields';
import { FormDrawer } from '../../patterns/form/form-drawer';
import { OperationForm, type KeptForm } from '../../patterns/form/operation-form';
import { LinkButton } from '../../patterns/link-button';
import { PositionField } from '../../patterns/pickers/position-field';
import { useWords } from '../../text/text';
import { useNotices } from '../../theme/notices';
import { actionName, also, apis } from './check.names';

/** The buttons of what the state and the caller's rights allow, as the server says. The record itself is filled on a page of its own. */
export function CheckActions({ check }: { check: CheckDetail }) {
  const { label } = useWords();
  const [open, setOpen] = useState<CheckAction>();
  const mended = useMended();
  useEffect(() => void (mended?.op === 'inspection.sign-in' && setOpen('sign-in')), [mended]);
  const close = (): void => setOpen(undefined);
  const name = (a: CheckAction): string => label(actionName(check.kind, a));
  return (
    <>
      {check.allowedActions.map((a, i) => {
        const type = i === 0 ? 'primary' : 'default';
        return a === 'finish' ? <LinkButton key={a} type={type} to={`checks/${check.id}/run`}>{name(a)}</LinkButton> : <Button key={a} type={type} onClick={() => setOpen(a)}>{name(a)}</Button>;
      })}
      <FormDrawer title={open ? name(open) : ''} open={!!open} onClose={close}>{open && <ActionForm check={check} action={open} name={name(open)} onDone={close} />}</FormDrawer>
    </>
  );
}

function ActionForm({ check, action, name, onDone }: { check: CheckDetail; action: CheckAction; name: string; onDone: () => void }) {
  const { t } = useWords();
  const notices = useNotices();
  const api = apis[check.kind] as Partial<Record<string, AnyOperation>>;
  const op = api[action === 'sign-in' ? 'signIn' : action];
  const mended = useMended();
  if (!op) return null;
  const done = (): void => (notices.success(t('已办理', 'Done')), onDone());
  const waits: KeptForm | undefined = action !== 'sign-in' ? undefined : {
    title: t('扫码入企：{number}', 'Sign-in: {number}', { number: `${check.number} ${check.subject.name}` }), page: `checks/${check.id}`, about: check.id, mends: mended?.id,
    onKept: () => (notices.info(t('已保存在本机，联网后自动发送', 'Kept on this phone; it is sent once there is a line')), onDone()),
  };
  return (
    <OperationForm op={op} params={{ id: check.id }} version={check.version} also={also} kept={waits} initial={mended?.values} toBody={waits && ((v) => ({ ...(withoutEmpty(v) as object), signedInAt: new Date().toISOString() }) as never)} submit={name} danger={action === 'cancel' || action === 'refuse'} onDone={done} onCancel={onDone}>
      {action === 'sign-in' && (
        <>
          <Field name="premisesCode" label={t('场所码（扫描或输入门口的 12 位码）', 'Code at the door: scan it, or type its 12 letters and digits')} required><Input size="large" maxLength={20} autoCapitalize="characters" placeholder="7K2M-Q9XD-4TRP" /></Field>
          <Form.Item name="position"><PositionField otherwise={t('没有定位也可以签到。', 'You can sign in without one.')} /></Form.Item>
        </>
      )}
      {(action === 'approve' || action === 'confirm') && <Field name="note" label={t('意见', 'Word on it')} required={false}><Input.TextArea rows={3} maxLength={500} /></Field>}
      {(action === 'refuse' || action === 'cancel') && <Field name="reason" label={t('理由', 'Why')} required><Input.TextArea rows={3} maxLength={500} /></Field>}
      {action === 'close' && <Field name="handling" label={t('处理意见', 'Handling')} required><Input.TextArea rows={4} maxLength={2000} /></Field>}
    </OperationForm>
  );
}
