import { knowledgeApi, knowledgeLifecycle, type KnowledgeAction, type KnowledgeDetail } from '@anlan/contracts/enforcement';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { Field } from '../../patterns/form/field';
import { FormDrawer } from '../../patterns/form/form-drawer';
import { OperationForm } from '../../patterns/form/operation-form';
import { useTenantPath } from '../../session/rights';
import { useWords } from '../../text/text';
import { useNotices } from '../../theme/notices';

const operations = { publish: knowledgeApi.publish, revise: knowledgeApi.revise, repeal: knowledgeApi.repeal, withdraw: knowledgeApi.withdraw } as const;
const hints = {
  publish: { zh: '发布后不再变动；上一版施行至本版施行日的前一日。', en: 'It stays as it is from then on; the version before holds until the day before this one begins.' },
  revise: { zh: '以本版为底稿建立下一版草稿，本版继续有效。', en: 'The next version begins as a copy of this one, which goes on holding.' },
  repeal: { zh: '登记失效日期；此前的日期仍可查到。', en: 'It has a last day; for the days before it is still found.' },
  withdraw: { zh: '录入有误时作废，任何日期都不再有效。', en: 'For what was entered by mistake: it holds on no day.' },
} as const;

/** The buttons of what the state allows; a new version opens in the editor. */
export function KnowledgeActions({ entry }: { entry: KnowledgeDetail }) {
  const { t, label } = useWords();
  const notices = useNotices();
  const navigate = useNavigate();
  const to = useTenantPath();
  const [open, setOpen] = useState<KnowledgeAction>();
  const name = (a: KnowledgeAction): string => label(knowledgeLifecycle.actions[a]);
  return (
    <>
      {entry.allowedActions.map((a) => <Button key={a} type={a === 'publish' ? 'primary' : 'default'} danger={a === 'withdraw'} onClick={() => setOpen(a)}>{name(a)}</Button>)}
      <FormDrawer title={open ? `${name(open)} · ${entry.title}` : ''} open={!!open} onClose={() => setOpen(undefined)}>
        {open && (
          <OperationForm
            key={open} op={operations[open] as typeof knowledgeApi.publish} params={{ id: entry.id }} version={entry.version} submit={name(open)} danger={open === 'withdraw'} onCancel={() => setOpen(undefined)} onReadAgain={() => setOpen(undefined)}
            onDone={(answer) => {
              notices.success(t('已{action}', '{action}: done', { action: name(open) }));
              setOpen(undefined);
              if (open === 'revise') void navigate(to(`knowledge/${answer.id}/edit`));
            }}
          >
            <p>{label(hints[open])}</p>
            {open === 'repeal' && <Field name="effectiveTo" label={t('失效日期', 'Last day')}><Input type="date" /></Field>}
            {open === 'repeal' || open === 'withdraw' ? <Field name="reason" label={t('原因', 'Reason')}><Input.TextArea rows={3} maxLength={500} showCount /></Field> : <Field name="note" label={t('说明', 'Note')}><Input.TextArea rows={3} maxLength={500} showCount /></Field>}
          </OperationForm>
        )}
      </FormDrawer>
    </>
  );
}
