import { deadLetterApi, type DeadLetterDto } from '@anlan/contracts/tenancy';
import { Alert, Input } from 'antd';
import { Field } from '../../patterns/form/field';
import { FormDrawer } from '../../patterns/form/form-drawer';
import { OperationForm } from '../../patterns/form/operation-form';
import { useWords } from '../../text/text';
import { useNotices } from '../../theme/notices';

interface Props {
  readonly letter: DeadLetterDto;
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onReadAgain: () => void;
}

/** 放弃: the event is given up for this consumer, with a reason. */
export function DiscardForm({ letter, open, onClose, onReadAgain }: Props) {
  const { t } = useWords();
  const notices = useNotices();
  return (
    <FormDrawer title={t('放弃死信', 'Discard the dead letter')} open={open} onClose={onClose}>
      <Alert
        type="warning" showIcon style={{ marginBottom: 16 }} title={t('放弃后不能再重新处理', 'It cannot be redelivered after that')}
        description={t('只有处理方“{consumer}”不再处理这一事件；原记录和其他处理方不受影响。原因记入双方的审计日志。', 'Only the consumer {consumer} goes without this event; the record it tells of and other consumers are untouched. The reason goes into the audit logs.', { consumer: letter.consumer })}
      />
      <OperationForm
        op={deadLetterApi.discard} params={{ id: letter.id }} version={letter.version} onReadAgain={onReadAgain} onCancel={onClose} danger submit={t('放弃', 'Discard')}
        onDone={() => (notices.success(t('已放弃', 'Discarded')), onClose())}
      >
        <Field name="reason" label={t('原因', 'Reason')}><Input.TextArea rows={3} maxLength={500} showCount /></Field>
      </OperationForm>
    </FormDrawer>
  );
}
