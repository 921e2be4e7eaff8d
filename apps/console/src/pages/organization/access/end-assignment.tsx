import { assignmentApi, type AssignmentDto } from '@anlan/contracts/tenancy';
import { FormDrawer } from '../../../patterns/form/form-drawer';
import { OperationForm } from '../../../patterns/form/operation-form';
import { useWords } from '../../../text/text';
import { useNotices } from '../../../theme/notices';
import { roleText } from './names';

export function EndAssignment({ assignment, onClose }: { assignment: AssignmentDto | undefined; onClose: () => void }) {
  const words = useWords();
  const { t } = words;
  const notices = useNotices();
  return (
    <FormDrawer title={t('终止授权', 'End the assignment')} open={!!assignment} onClose={onClose}>
      {assignment && (
        <>
          <p>{t('{name}的“{role}”立即终止，一分钟内在各处失效；由此转出的委托同时终止。', '“{role}” of {name} ends at once, everywhere within a minute, and so does what was delegated from it.', { name: assignment.memberName, role: roleText(assignment, words) })}</p>
          <OperationForm op={assignmentApi.end} params={{ id: assignment.id }} version={assignment.version} danger submit={t('终止', 'End')} onCancel={onClose} onDone={() => { onClose(); void notices.success(t('已终止', 'Ended')); }}>{null}</OperationForm>
        </>
      )}
    </FormDrawer>
  );
}
