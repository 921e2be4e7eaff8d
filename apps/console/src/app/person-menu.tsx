import { DownOutlined, UserOutlined } from '@ant-design/icons';
import { roles, type Role } from '@anlan/contracts/access';
import { Button, Dropdown, Grid, Modal } from 'antd';
import { useRef, useState } from 'react';
import { useOutbox } from '../offline/use-outbox';
import { useRights } from '../session/rights';
import { useSession } from '../session/session-gate';
import { useWords } from '../text/text';
import { useAppearance } from '../theme/appearance';
import { useNotices } from '../theme/notices';

/** Oneself: name, post, roles; language, light and dark; the way out. */
export function PersonMenu() {
  const { me } = useRights();
  const session = useSession();
  const notices = useNotices();
  const wide = Grid.useBreakpoint().sm;
  const { t, label } = useWords();
  const { locale, setLocale, shade, setShade } = useAppearance();
  const name = me.member?.displayName ?? me.subject;
  const place = [me.member?.unitName, me.member?.postName].filter(Boolean).join(' · ');
  const held = [...new Set(me.roles.map((r) => label(roles[r.role as Role])))].join('、');
  const { entries, opened } = useOutbox();
  const unsent = entries.length + opened.length;
  const [modal, modals] = Modal.useModal();
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const change = (to: boolean): void => {
    // Who closes it from within stays where he was before it opened.
    if (!to && document.activeElement?.closest('.ant-dropdown')) button.current?.focus();
    setOpen(to);
  };
  const out = (): Promise<void> => session.signOut().catch((error: Error) => void notices.error(error.message));
  const leave = (): void => {
    const words = unsent === 0 ? undefined : { unsent };
    if (!words) return void out();
    modal.confirm({
      title: t('本机还有 {unsent} 份未发送', '{unsent} on this phone not sent', words),
      content: t('退出后它们加密保存在本机，别人看不到也不会替您发送；您下次在这台手机上登录后继续发送。其他未提交的草稿会清除。', 'They stay on this phone, encrypted; nobody else sees or sends them, and they are sent after your next sign-in here. Other drafts that were not submitted are cleared.'),
      okText: t('仍然退出', 'Sign out all the same'), cancelText: t('先不退出', 'Stay'), onOk: out,
    });
  };
  const mark = (on: boolean): string => (on ? '✓ ' : '');
  return (
    <>
      {modals}
      <Dropdown
        trigger={['click']}
        autoFocus
        open={open}
        onOpenChange={change}
        menu={{
          selectable: false,
          items: [
            { key: 'who', type: 'group', label: <div className="person-card"><strong>{name}</strong>{place && <div>{place}</div>}<div>{held}</div></div> },
            { type: 'divider' },
            { key: 'zh', label: `${mark(locale === 'zh-CN')}中文`, onClick: () => setLocale('zh-CN') },
            { key: 'en', label: `${mark(locale === 'en')}English`, onClick: () => setLocale('en') },
            { type: 'divider' },
            { key: 'light', label: mark(shade === 'light') + t('浅色', 'Light'), onClick: () => setShade('light') },
            { key: 'dark', label: mark(shade === 'dark') + t('深色', 'Dark'), onClick: () => setShade('dark') },
            { key: 'system', label: mark(shade === 'system') + t('跟随系统', 'As the system'), onClick: () => setShade('system') },
            { type: 'divider' },
            { key: 'out', label: t('退出登录', 'Sign out'), onClick: leave },
          ],
        }}
      >
        <Button ref={button} type="text" className="shell-person" aria-haspopup="menu" aria-expanded={open} aria-label={`${name}，${t('个人菜单', 'your menu')}`}>
          <UserOutlined /> {wide && name} <DownOutlined />
        </Button>
      </Dropdown>
    </>
  );
}
