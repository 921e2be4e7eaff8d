import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import type { AnyOperation } from '../../api/client';
import { useWords, type Text } from '../../text/text';
import { useNotices } from '../../theme/notices';
import { FormDrawer } from '../form/form-drawer';
import { OperationForm } from '../form/operation-form';

/** The form of one step; without fields there is only what it leads to. */
export interface StepForm {
  readonly op: AnyOperation;
  /** what it leads to, said before */
  readonly intro?: Text;
  readonly fields?: ReactNode;
  readonly initial?: Record<string, unknown>;
  readonly toBody?: (values: Record<string, unknown>) => unknown;
  readonly danger?: true;
  /** not what the record waits for */
  readonly minor?: true;
}

interface Props<A extends string> {
  readonly record: { readonly id: string; readonly version: number; readonly allowedActions: readonly A[] };
  /** what each step is called */
  readonly actions: Readonly<Record<A, Text>>;
  readonly forms: Readonly<Record<A, StepForm>>;
  readonly also?: readonly (readonly [string, string])[];
  readonly onReadAgain: () => void;
  /** what a step answers is another record: one may be led there */
  readonly onDone?: (action: A, answer: unknown) => void;
}

/** The buttons of what the server allows now; each opens the form of its operation. */
export function StepActions<A extends string>({ record, actions, forms, also, onReadAgain, onDone }: Props<A>) {
  const { t, label } = useWords();
  const notices = useNotices();
  const [open, setOpen] = useState<A>();
  const close = (): void => setOpen(undefined);
  const form = open && forms[open];
  return (
    <>
      {record.allowedActions.map((a) => <Button key={a} type={forms[a].danger || forms[a].minor ? 'default' : 'primary'} danger={forms[a].danger} onClick={() => setOpen(a)}>{label(actions[a])}</Button>)}
      <FormDrawer title={open ? label(actions[open]) : ''} open={!!open} onClose={close}>
        {open && form && (
          <OperationForm
            op={form.op} params={{ id: record.id }} version={record.version} initial={form.initial} toBody={form.toBody as never} danger={form.danger} also={also} submit={label(actions[open])}
            onDone={(answer: unknown) => (notices.success(t('已办理', 'Done')), close(), onDone?.(open, answer))} onCancel={close} onReadAgain={onReadAgain}
          >
            {form.intro && <p>{label(form.intro)}</p>}
            {form.fields}
          </OperationForm>
        )}
      </FormDrawer>
    </>
  );
}
