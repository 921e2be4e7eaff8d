import { publicReportLifecycle, type PublicReport, type PublicReportAction } from '@anlan/contracts/enforcement';
import { Button } from 'antd';
import { useState } from 'react';
import { FormDrawer } from '../../patterns/form/form-drawer';
import { useWords } from '../../text/text';
import { useNotices } from '../../theme/notices';
import { AcceptForm } from './accept-form';
import { DeclineForm, DuplicateForm, VerifyForm } from './other-forms';

const forms = { accept: AcceptForm, verify: VerifyForm, decline: DeclineForm, duplicate: DuplicateForm } as const;

/** The buttons of what the state and the caller's rights allow, as the server says; each opens the form of its operation. */
export function ReportActions({ report }: { report: PublicReport }) {
  const { t, label } = useWords();
  const notices = useNotices();
  const [open, setOpen] = useState<PublicReportAction>();
  const name = (a: PublicReportAction): string => label(publicReportLifecycle.actions[a]);
  const Form = open && forms[open];
  const close = (): void => setOpen(undefined);
  return (
    <>
      {report.allowedActions.map((a, i) => <Button key={a} type={i === 0 ? 'primary' : 'default'} onClick={() => setOpen(a)}>{name(a)}</Button>)}
      <FormDrawer title={open ? `${name(open)} · ${report.number}` : ''} open={!!open} onClose={close}>
        {Form && <Form report={report} submit={name(open)} onCancel={close} onDone={() => (notices.success(t('{action}：已完成', '{action}: done', { action: name(open) })), close())} />}
      </FormDrawer>
    </>
  );
}
