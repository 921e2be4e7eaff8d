import { MenuOutlined } from '@ant-design/icons';
import { Button, Drawer, Grid, Layout } from 'antd';
import { Suspense, useContext, useEffect, useState } from 'react';
import { Link, Outlet, useLocation } from 'react-router';
import { OfflineBar } from '../offline/offline-bar';
import { OfflineContext } from '../offline/offline-context';
import { OutboxMark } from '../offline/outbox-mark';
import { keepProgramme } from '../offline/keep-programme';
import { useDirectoryKept } from '../offline/use-directory';
import { useSendingByItself } from '../offline/use-outbox';
import { PageSkeleton } from '../patterns/skeletons';
import { useRights } from '../session/rights';
import { useWords } from '../text/text';
import { LiveMark } from './live-mark';
import { MainMenu } from './main-menu';
import { PageBoundary } from './page-boundary';
import { PersonMenu } from './person-menu';

/** What surrounds every page of a tenant: its name, the menu of what one may do, oneself. */
export function Shell() {
  const wide = Grid.useBreakpoint().lg;
  const { t } = useWords();
  const { me } = useRights();
  const [open, setOpen] = useState(false);
  const { pathname } = useLocation();
  useEffect(keepProgramme, []);
  const signedIn = !useContext(OfflineContext);
  useSendingByItself(signedIn);
  useDirectoryKept(signedIn);
  return (
    <Layout style={{ minHeight: '100vh' }}>
      <a className="skip-link" href="#page-content">{t('跳到内容', 'Skip to content')}</a>
      <Layout.Header className="shell-header">
        {!wide && <Button type="text" className="shell-menu-button" icon={<MenuOutlined />} aria-label={t('菜单', 'Menu')} aria-expanded={open} onClick={() => setOpen(true)} />}
        <Link to={`/${me.tenant.slug}`} className="shell-name">
          <strong>{t('安澜', 'Anlan')}</strong>
          <span className="shell-tenant">{me.tenant.name}</span>
        </Link>
        <OutboxMark />
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
        <Layout.Content id="page-content" className="shell-content" tabIndex={-1}>
          <OfflineBar />
          <PageBoundary key={pathname}><Suspense fallback={<PageSkeleton />}><Outlet /></Suspense></PageBoundary>
        </Layout.Content>
      </Layout>
    </Layout>
  );
}
