import { subjectLifecycle, type SubjectAction, type SubjectDetail } from '@anlan/contracts/enforcement';
import { MoreOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { FormDrawer } from '../../patterns/form/form-drawer';
import { useRights } from '../../session/rights';
import { useWords } from '../../text/text';
import { useNotices } from '../../theme/notices';
import { ActionForm } from './action-form';

/** Done every day: buttons of their own. What ends or renews a record is behind one more touch. */
const daily: readonly SubjectAction[] = ['refresh', 'grade', 'assign-owner', 'resume', 'reopen'];

/** What the state and the caller's rights allow; each opens the form of its operation. */
export function SubjectActions({ subject }: { subject: SubjectDetail }) {
  const { t, label } = useWords();
  const rights = useRights();
  const notices = useNotices();
  // The record as it was when the form was opened: what changes meanwhile is compared with that, and overwritten by no accident.
  const [open, setOpen] = useState<{ action: SubjectAction; subject: SubjectDetail }>();
  const allowed = subject.allowedActions.filter((a) => rights.may(subjectLifecycle.actions[a].permission));
  const name = (a: SubjectAction): string => label(subjectLifecycle.actions[a]);
  const [plain, rare] = [daily.filter((a) => allowed.includes(a)), allowed.filter((a) => !daily.includes(a))];
  return (
    <>
      {plain.map((a, i) => <Button key={a} type={i === 0 ? 'primary' : 'default'} onClick={() => setOpen({ action: a, subject })}>{name(a)}</Button>)}
      {rare.length > 0 && (
        <Dropdown trigger={['click']} menu={{ items: rare.map((a) => ({ key: a, label: name(a), danger: a === 'close' || a === 'merge', onClick: () => setOpen({ action: a, subject }) })) }}>
          <Button icon={<MoreOutlined />}>{t('更多办理', 'More')}</Button>
        </Dropdown>
      )}
      <FormDrawer title={open ? `${name(open.action)} · ${open.subject.name}` : ''} open={!!open} onClose={() => setOpen(undefined)}>
        {open && (
          <ActionForm
            key={open.action} action={open.action} subject={open.subject} submit={name(open.action)} onCancel={() => setOpen(undefined)}
            onDone={() => {
              notices.success(t('已{action}', '{action}: done', { action: name(open.action) }));
              setOpen(undefined);
            }}
          />
        )}
      </FormDrawer>
    </>
  );
}
