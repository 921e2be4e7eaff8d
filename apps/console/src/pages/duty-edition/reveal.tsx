import { Button, Flex, Input } from 'antd';
import { useState, type ReactNode } from 'react';
import type { AnswerOf, AnyOperation } from '../../api/client';
import { Field } from '../../patterns/form/field';
import { FormDrawer } from '../../patterns/form/form-drawer';
import { OperationForm } from '../../patterns/form/operation-form';
import { useRights } from '../../session/rights';
import { useWords } from '../../text/text';

interface Props<T extends AnyOperation> {
  readonly op: T;
  readonly id: string;
  /** what is shown, masked until there is an answer */
  readonly children: (shown: AnswerOf<T> | undefined) => ReactNode;
}

/** A phone is masked; in full to who may and says why. What was shown is forgotten with the page. */
export function Revealed<T extends AnyOperation>({ op, id, children }: Props<T>) {
  const { t } = useWords();
  const may = useRights().may('personal.reveal');
  const [open, setOpen] = useState(false);
  const [shown, setShown] = useState<AnswerOf<T>>();
  return (
    <Flex gap={8} wrap align="center">
      {children(shown)}
      {shown === undefined && may && <Button size="small" onClick={() => setOpen(true)}>{t('查看完整电话', 'Show in full')}</Button>}
      <FormDrawer title={t('查看完整电话', 'Show the phone in full')} open={open} onClose={() => setOpen(false)}>
        <OperationForm op={op} params={{ id }} submit={t('查看', 'Show')} onDone={(answer) => (setShown(answer), setOpen(false))} onCancel={() => setOpen(false)}>
          <p>{t('查看的人、时间和事由记入审计日志。', 'Who looked, when and why is written into the audit log.')}</p>
          <Field name="reason" label={t('事由', 'Why')} required><Input.TextArea rows={3} maxLength={200} showCount /></Field>
        </OperationForm>
      </FormDrawer>
    </Flex>
  );
}

/** One can be called on a phone by what is shown in full. */
export function Phone({ masked, full }: { masked: string | null; full: string | null | undefined }) {
  return full ? <a href={`tel:${full}`}>{full}</a> : <span>{masked}</span>;
}
