import { catalogueApi } from '@anlan/contracts/tenancy';
import { Card, Flex, Statistic } from 'antd';
import { Link } from 'react-router';
import { useRead } from '../../api/queries';
import { useRights, useTenantPath } from '../../session/rights';
import { useWords } from '../../text/text';
import { useTenants } from './use-tenants';
import { stateText, type TenantState } from './words';
import './state-figures.css';

const shown: readonly TenantState[] = ['active', 'provisioning', 'failed', 'suspended'];

/** How many are open, being opened, failed and suspended, each leading to its rows; and how many a city has not opened. */
export function StateFigures() {
  const { t, label } = useWords();
  const to = useTenantPath();
  const tenants = useTenants();
  const left = useNotOpened();
  if (!tenants.data) return null;
  const figures = shown.map((state) => ({ state, n: tenants.data.filter((x) => x.state === state).length })).filter(({ state, n }) => n > 0 || state === 'active');
  return (
    <Flex gap={12} wrap className="state-figures">
      {figures.map(({ state, n }) => (
        <Link key={state} to={to(`districts?state=${state}`)}><Card size="small" hoverable><Statistic title={label(stateText[state])} value={n} /></Card></Link>
      ))}
      {left !== undefined && left > 0 && <Link to={to('districts/open')}><Card size="small" hoverable><Statistic title={t('本市未开通', 'Not opened yet')} value={left} /></Card></Link>}
    </Flex>
  );
}

function useNotOpened(): number | undefined {
  const rights = useRights();
  const { kind, divisionCode } = rights.me.tenant;
  const own = useRead(catalogueApi.list, { query: { parent: divisionCode ?? undefined, limit: 200 } }, { enabled: kind === 'city' && rights.may('tenant.open') });
  return own.data?.items.filter((d) => d.level === 'county' && !d.opened).length;
}
