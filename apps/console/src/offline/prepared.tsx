import { checkKinds, type CheckDetail } from '@anlan/contracts/enforcement';
import { Alert, Button, Card, Flex } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import { Link } from 'react-router';
import { opens, stateName } from '../pages/check/check.names';
import { LinkButton } from '../patterns/link-button';
import { ProblemView } from '../patterns/problem-view';
import { useRights, useTenantPath } from '../session/rights';
import { useWords } from '../text/text';
import { foreseen } from './outbox.rules';
import { preparedChecks, prepareOffline } from './prepare';
import { useOnline, useOutbox } from './use-outbox';

/** 离线办理 What can be done on this phone without a line, and how to make it ready before one goes there. */
export function Prepared() {
  const { t, label } = useWords();
  const rights = useRights();
  const to = useTenantPath();
  const online = useOnline();
  const { entries } = useOutbox();
  const [checks, setChecks] = useState<readonly CheckDetail[]>([]);
  const [ready, setReady] = useState<{ checks: number; lists: number }>();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();
  const reread = useCallback(() => void preparedChecks().then(setChecks), []);
  useEffect(reread, [reread, entries]);
  const prepare = (): void => {
    setBusy(true);
    setError(undefined);
    prepareOffline(rights).then(setReady, setError).finally(() => (setBusy(false), reread()));
  };
  const left = checks.map((c) => foreseen(c, entries)).filter((c) => c.allowedActions.length > 0);
  return (
    <Card title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('离线办理', 'Work without a line')}</h2>} extra={<Button onClick={prepare} loading={busy} disabled={!online}>{t('下载到本机', 'Make ready')}</Button>}>
      <Flex vertical gap={12}>
        <span>{t('去没有信号的地方之前，把我的检查和检查表下载到本机；打开过的检查也会保存。', 'Before you go where there is no line, have your checks and the checklists kept here; those you opened are kept too.')}</span>
        <div role="status">{ready && <Alert type="success" showIcon title={t('已下载 {checks} 次检查、{lists} 份检查表', '{checks} check(s) and {lists} checklist(s) are on this phone', ready)} />}</div>
        {error && <ProblemView error={error} onRetry={prepare} />}
        <Flex gap={8} wrap>
          {checkKinds.some((k) => rights.may(opens[k])) && <LinkButton to="checks/new">{t('开始检查', 'Begin a check')}</LinkButton>}
          {rights.may('hazard.report') && <LinkButton to="hazards/new">{t('上报隐患', 'Report a hazard')}</LinkButton>}
        </Flex>
        {left.length > 0 && (
          <ul style={{ margin: 0, paddingInlineStart: 20 }}>
            {left.map((c) => <li key={c.id} style={{ overflowWrap: 'anywhere' }}><Link to={to(`checks/${c.id}`)}>{c.number} {c.subject.name}</Link> {label(stateName(c.kind, c.status))}</li>)}
          </ul>
        )}
      </Flex>
    </Card>
  );
}
