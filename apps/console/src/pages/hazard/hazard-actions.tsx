import { hazardLifecycle, type Hazard, type HazardAction } from '@anlan/contracts/enforcement';
import { DownOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { FormDrawer } from '../../patterns/form/form-drawer';
import { useRights } from '../../session/rights';
import { useWords } from '../../text/text';
import { useNotices } from '../../theme/notices';
import { ActionForm } from './action-form';

/** What is done beside the way from report to closure: behind one button. */
const seldom: ReadonlySet<HazardAction> = new Set(['assign-department', 'list-supervision', 'unlist', 'urge', 'retag', 'enter-list', 'transfer']);

/** The buttons of what the state and the caller's rights allow; each opens the form of its operation. */
export function HazardActions({ hazard }: { hazard: Hazard }) {
  const { t, label } = useWords();
  const rights = useRights();
  const notices = useNotices();
  // The record as it was when the form was opened: what changes meanwhile is compared with that, and overwritten by no accident.
  const [open, setOpen] = useState<{ action: HazardAction; hazard: Hazard }>();
  const actions = hazard.allowedActions.filter((a) => rights.may(hazardLifecycle.actions[a].permission));
  const others = actions.filter((a) => seldom.has(a));
  const name = (a: HazardAction): string => label(hazardLifecycle.actions[a]);
  return (
    <>
      {actions.filter((a) => !seldom.has(a)).map((a, i) => <Button key={a} type={i === 0 ? 'primary' : 'default'} onClick={() => setOpen({ action: a, hazard })}>{name(a)}</Button>)}
      {others.length > 0 && (
        <Dropdown trigger={['click']} menu={{ items: others.map((a) => ({ key: a, label: name(a) })), onClick: ({ key }) => setOpen({ action: key as HazardAction, hazard }) }}>
          <Button icon={<DownOutlined />} iconPlacement="end">{t('更多办理', 'More')}</Button>
        </Dropdown>
      )}
      <FormDrawer title={open ? `${name(open.action)} · ${open.hazard.number}` : ''} open={!!open} onClose={() => setOpen(undefined)}>
        {open && (
          <ActionForm
            key={open.action} action={open.action} hazard={open.hazard} submit={name(open.action)} onCancel={() => setOpen(undefined)}
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
