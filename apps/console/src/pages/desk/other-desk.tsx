import { Card } from 'antd';
import { useMemo } from 'react';
import { isShown } from '../../app/area';
import { areas } from '../../app/areas';
import { EmptyState } from '../../patterns/empty-state';
import { LinkButton } from '../../patterns/link-button';
import { useRights } from '../../session/rights';
import { useWords } from '../../text/text';

/** The desk of who works on no hazards, such as an auditor: everything he may open. */
export function OtherDesk() {
  const { t, label } = useWords();
  const rights = useRights();
  const entries = useMemo(() => areas.flatMap((a) => a.menu).filter((e) => e.path && isShown(e, rights)), [rights]);
  return (
    <Card title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('您可以使用', 'What you can open')}</h2>}>
      {entries.length === 0 ? <EmptyState text={t('还没有给您分配角色，请联系本单位管理员。', 'You have no role yet; ask the administrator of your bureau.')} /> : (
        <div className="quick-actions">{entries.map((e) => <LinkButton key={e.path} to={e.path} icon={e.icon} size="large">{label(e.label)}</LinkButton>)}</div>
      )}
    </Card>
  );
}
