import type { PublicPageDto } from '@anlan/contracts/tenancy';
import { PhoneOutlined } from '@ant-design/icons';
import { Layout } from 'antd';
import type { ReactNode } from 'react';
import { NavLink } from 'react-router';
import { useWords } from '../../text/text';
import { AppearanceSwitch } from '../landing/appearance-switch';
import { telephone } from './page-context';
import './public.css';

/** What surrounds the public pages of a district: whose they are, the ways, the language. */
export function PublicLayout({ page, children }: { page?: PublicPageDto; children: ReactNode }) {
  const { t } = useWords();
  return (
    <Layout className="public">
      <a className="skip-link" href="#page-content">{t('跳到内容', 'Skip to content')}</a>
      <header className="public-head no-print">
        <strong className="public-name">{page?.name ?? t('安澜', 'Anlan')}</strong>
        <AppearanceSwitch />
      </header>
      {page && (
        <nav className="public-nav no-print" aria-label={t('公众页面', 'Public pages')}>
          <NavLink end to={`/p/${page.slug}`}>{t('首页', 'Home')}</NavLink>
          {page.acceptReports && <NavLink to={`/p/${page.slug}/report`}>{t('举报隐患', 'Report a hazard')}</NavLink>}
          <NavLink to={`/p/${page.slug}/follow`}>{t('查询办理', 'Follow a report')}</NavLink>
          <NavLink to={`/p/${page.slug}/draws`}>{t('抽查公示', 'Draws')}</NavLink>
        </nav>
      )}
      <main id="page-content" className="public-main" tabIndex={-1}>{children}</main>
      {page?.hotline && (
        <footer className="public-foot no-print">
          <PhoneOutlined aria-hidden /> {t('公众联系电话', 'Telephone')} <a href={telephone(page.hotline)}>{page.hotline}</a>
        </footer>
      )}
    </Layout>
  );
}
