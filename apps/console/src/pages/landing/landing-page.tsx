import { publicTenantApi } from '@anlan/contracts/tenancy';
import { Card, Empty, Flex, Input, Layout, Typography } from 'antd';
import { useDeferredValue, useState } from 'react';
import { Link } from 'react-router';
import { useRead } from '../../api/queries';
import { ProblemView } from '../../patterns/problem-view';
import { RowsSkeleton } from '../../patterns/skeletons';
import { useTitle } from '../../patterns/use-title';
import { useWords } from '../../text/text';
import { AppearanceSwitch } from './appearance-switch';
import './landing.css';
import { useClearing } from '../../patterns/use-clearing';

/** The first page: choose the bureau one works in. Cities come first, each followed by its districts. */
export function LandingPage() {
  const { t } = useWords();
  const clearing = useClearing();
  useTitle(t('选择单位', 'Choose a bureau'));
  const [q, setQ] = useState('');
  const wanted = useDeferredValue(q.trim());
  const tenants = useRead(publicTenantApi.list, { query: { q: wanted || undefined } }, { keep: true });
  const items = tenants.data?.items ?? [];
  return (
    <Layout className="landing">
      <header className="landing-head">
        <div className="landing-brand"><strong>{t('安澜', 'Anlan')}</strong><span>{t('城市与区应急管理平台', 'Emergency management for cities and districts')}</span></div>
        <AppearanceSwitch />
      </header>
      <main className="landing-main">
        <h1>{t('请选择您的单位', 'Choose your bureau')}</h1>
        <Input.Search allowClear={clearing} enterButton={t('查找', 'Search')} size="large" value={q} onChange={(e) => setQ(e.target.value)} placeholder={t('名称或区划代码，例如 坪山、440310', 'Name or code, such as 坪山 or 440310')} aria-label={t('查找单位', 'Find a bureau')} />
        {tenants.error ? <ProblemView error={tenants.error} onRetry={() => void tenants.refetch()} /> : !tenants.data ? <RowsSkeleton rows={4} /> : (
          <>
            <ul className="landing-list">
              {items.map((tenant) => (
                <li key={tenant.slug}>
                  <Link to={`/${tenant.slug}`}>
                    <Card size="small" hoverable>
                      <Flex justify="space-between" gap={12} align="baseline">
                        <Typography.Text strong>{tenant.name}</Typography.Text>
                        <Typography.Text type="secondary">{tenant.slug}</Typography.Text>
                      </Flex>
                    </Card>
                  </Link>
                </li>
              ))}
            </ul>
            {items.length === 0 && <Empty description={wanted ? t('没有找到。请核对名称，或询问市局是否已开通。', 'Nothing found. Check the name, or ask the city bureau whether it has been opened.') : t('还没有单位开通。', 'No bureau has been opened yet.')} />}
          </>
        )}
        <p className="landing-links"><a href="/docs">{t('接口与事件文档', 'API and event documentation')}</a> · <a href="/healthz/ready">{t('运行状态', 'Health')}</a></p>
      </main>
    </Layout>
  );
}
