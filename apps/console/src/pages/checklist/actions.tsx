import { checklistApi, checklistLifecycle, type ChecklistAction, type ChecklistDetail } from '@anlan/contracts/enforcement';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { Field } from '../../patterns/form/field';
import { FormDrawer } from '../../patterns/form/form-drawer';
import { OperationForm } from '../../patterns/form/operation-form';
import { useTenantPath } from '../../session/rights';
import { useWords } from '../../text/text';
import { useNotices } from '../../theme/notices';

const operations = { publish: checklistApi.publish, recall: checklistApi.recall, revise: checklistApi.revise, withdraw: checklistApi.withdraw } as const;

/** The buttons of what the state allows; a new version opens in the editor. */
export function ChecklistActions({ list }: { list: ChecklistDetail }) {
  const { t, label } = useWords();
  const notices = useNotices();
  const navigate = useNavigate();
  const to = useTenantPath();
  const [open, setOpen] = useState<{ action: ChecklistAction; list: ChecklistDetail }>();
  const name = (a: ChecklistAction): string => label(checklistLifecycle.actions[a]);
  const reasoned = open?.action === 'recall' || open?.action === 'withdraw';
  return (
    <>
      {list.allowedActions.map((a) => <Button key={a} type={a === 'publish' ? 'primary' : 'default'} danger={a === 'withdraw'} onClick={() => setOpen({ action: a, list })}>{name(a)}</Button>)}
      <FormDrawer title={open ? `${name(open.action)} · ${open.list.name}` : ''} open={!!open} onClose={() => setOpen(undefined)}>
        {open && (
          <OperationForm
            key={open.action} op={operations[open.action] as typeof checklistApi.publish} params={{ id: open.list.id }} version={open.list.version} submit={name(open.action)} danger={open.action === 'withdraw'} onCancel={() => setOpen(undefined)} onReadAgain={() => setOpen(undefined)}
            onDone={(answer) => {
              notices.success(t('已{action}', '{action}: done', { action: name(open.action) }));
              setOpen(undefined);
              if (open.action === 'revise') void navigate(to(`checklists/${answer.id}/edit`));
            }}
          >
            <p>{label(hints[open.action])}</p>
            {reasoned ? <Field name="reason" label={t('原因', 'Reason')}><Input.TextArea rows={3} maxLength={2000} showCount /></Field> : <Field name="note" label={t('说明', 'Note')}><Input.TextArea rows={3} maxLength={2000} showCount /></Field>}
          </OperationForm>
        )}
      </FormDrawer>
    </>
  );
}

const hints = {
  publish: { zh: '发布后新的检查使用这一版，上一版随即被取代。', en: 'New checks use this version; the one before is superseded at once.' },
  recall: { zh: '尚未被检查使用的版次可以撤回修改。', en: 'A version that no check has used can be taken back and changed.' },
  revise: { zh: '以这一版为底稿建立下一版草稿，这一版照常使用。', en: 'The next version begins as a copy of this one, which stays in use.' },
  withdraw: { zh: '作废后不能再用于新的检查，已做的检查不受影响。', en: 'No new check uses it; the checks that were made stay as they are.' },
} as const;
