import { MenuOutlined } from '@ant-design/icons';
import { Button, Drawer, Grid, Layout, Menu, type MenuProps } from 'antd';
import { Suspense, useMemo, useState } from 'react';
import { Link, Outlet, useLocation } from 'react-router';
import { PageSkeleton } from '../patterns/skeletons';
import { useRights } from '../session/rights';
import { useWords } from '../text/text';
import { isShown } from './area';
import { areas } from './areas';
import { LiveMark } from './live-mark';
import { PersonMenu } from './person-menu';

/** What surrounds every page of a tenant: its name, the menu of what one may do, oneself. */
export function Shell() {
  const wide = Grid.useBreakpoint().lg;
  const { t } = useWords();
  const { me } = useRights();
  const [open, setOpen] = useState(false);
  const { pathname } = useLocation();
  return (
    <Layout style={{ minHeight: '100vh' }}>
      <a className="skip-link" href="#content">{t('跳到内容', 'Skip to content')}</a>
      <Layout.Header className="shell-header">
        {!wide && <Button type="text" className="shell-menu-button" icon={<MenuOutlined />} aria-label={t('菜单', 'Menu')} aria-expanded={open} onClick={() => setOpen(true)} />}
        <Link to={`/${me.tenant.slug}`} className="shell-name">
          <strong>{t('安澜', 'Anlan')}</strong>
          <span className="shell-tenant">{me.tenant.name}</span>
        </Link>
        <LiveMark />
        <PersonMenu />
      </Layout.Header>
      <Layout>
        {wide ? (
          <Layout.Sider width={220} className="shell-sider"><MainMenu /></Layout.Sider>
        ) : (
          <Drawer open={open} onClose={() => setOpen(false)} placement="left" size={280} title={me.tenant.shortName} styles={{ body: { padding: 0 } }}>
            <MainMenu onChosen={() => setOpen(false)} />
          </Drawer>
        )}
        <Layout.Content id="content" className="shell-content" tabIndex={-1}>
          <Suspense key={pathname} fallback={<PageSkeleton />}><Outlet /></Suspense>
        </Layout.Content>
      </Layout>
    </Layout>
  );
}

function MainMenu({ onChosen }: { onChosen?: () => void }) {
  const rights = useRights();
  const { t, label } = useWords();
  const { pathname } = useLocation();
  const { slug } = rights.me.tenant;
  const groups = useMemo(() => areas.map((a) => ({ ...a, menu: a.menu.filter((e) => isShown(e, rights)) })).filter((a) => a.menu.length), [rights]);
  const selected = groups.flatMap((g) => g.menu.map((e) => e.path)).filter((p) => isBelow(pathname, `/${slug}${p && `/${p}`}`)).sort((a, b) => b.length - a.length)[0] ?? '';
  return (
    <nav aria-label={t('主菜单', 'Main menu')}>
      <Menu
        mode="inline"
        selectedKeys={[selected]}
        onClick={onChosen}
        items={groups.flatMap((g): NonNullable<MenuProps['items']> => {
          const entries = g.menu.map((e) => ({ key: e.path, icon: e.icon, label: <Link to={`/${slug}${e.path && `/${e.path}`}`}>{label(e.label)}</Link> }));
          return g.heading ? [{ key: g.heading.en, type: 'group' as const, label: label(g.heading), children: entries }] : entries;
        })}
      />
    </nav>
  );
}

const isBelow = (pathname: string, path: string): boolean => pathname === path || pathname.startsWith(`${path}/`);
