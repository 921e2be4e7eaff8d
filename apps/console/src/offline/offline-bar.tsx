import { Alert, Button } from 'antd';
import { useContext, useEffect } from 'react';
import { LinkButton } from '../patterns/link-button';
import { useRights } from '../session/rights';
import { useSession } from '../session/session-gate';
import { useWords } from '../text/text';
import { useNotices } from '../theme/notices';
import { formsOpen } from './forms-open';
import { OfflineContext } from './offline-context';
import { useOnline } from './use-outbox';

/** Says above every page that it was opened without a line; with the line back, leads to the sign-in that sending wants. */
export function OfflineBar() {
  const offline = useContext(OfflineContext);
  const online = useOnline();
  const { t } = useWords();
  const session = useSession();
  const notices = useNotices();
  const { me } = useRights();
  const signIn = (): void => void session.signIn().catch((error: Error) => void notices.error(error.message));
  useEffect(() => {
    // Whoever is in the middle of a form decides for himself when to leave the page.
    if (offline && online && !formsOpen()) void session.signIn().catch(() => undefined);
  }, [offline, online, session]);
  if (!offline) return null;
  const name = me.member?.displayName ?? me.subject;
  return (
    <div style={{ marginBottom: 16 }}>
      <Alert
        type="warning" showIcon
        title={online ? t('已恢复网络，请登录后发送', 'The line is back: sign in to send') : t('离线：正在使用保存在本机的内容（{name}）', 'Offline: this is what is kept on this phone ({name})', { name })}
        description={online ? t('填写的内容都保存在本机。', 'What you entered is kept on this phone.') : t('可以继续检查、巡查和上报隐患，联网后再发送。', 'Go on checking, patrolling and reporting: it is sent once there is a line.')}
        action={online ? <Button type="primary" onClick={signIn}>{t('登录', 'Sign in')}</Button> : <LinkButton to="waiting">{t('离线办理', 'Work offline')}</LinkButton>}
      />
    </div>
  );
}
