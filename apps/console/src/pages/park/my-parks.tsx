import { parkPartyApi, type ParkParty } from '@anlan/contracts/responsibility';
import { Card, Flex } from 'antd';
import { Link } from 'react-router';
import { useRead } from '../../api/queries';
import { FactList } from '../../patterns/detail/fact-list';
import { EmptyState } from '../../patterns/empty-state';
import { PageHeader } from '../../patterns/page-header';
import { ProblemView } from '../../patterns/problem-view';
import { PageSkeleton } from '../../patterns/skeletons';
import { useTenantPath } from '../../session/rights';
import { NONE } from '../../text/format';
import { useWords } from '../../text/text';
import { ParkTaskList, RoleNames } from './tasks';
import { PartyTag, Role } from './words';

const none = { zh: '您的单位还没有登记在园区。街道、社区登记园区三方、写明账号单位后，在这里看园区、协议和任务。', en: 'Your enterprise is not registered in a park. Once street or community have done so, with the unit of your accounts, the park, your agreement and its tasks stand here.' };

/** 我所在的园区: an enterprise sees where it is, as what, how its agreement stands, and what the park has to do. */
export function MyParks() {
  const { t, label } = useWords();
  const mine = useRead(parkPartyApi.list, { query: { mine: 'true', status: 'present', inUse: 'true', limit: 200 } as never });
  const parts = mine.data?.items ?? [];
  return (
    <>
      <PageHeader title={t('我所在的园区', 'The parks we are in')} />
      {mine.isError && <ProblemView error={mine.error} onRetry={() => void mine.refetch()} />}
      {mine.isLoading && <PageSkeleton />}
      {mine.data?.items.length === 0 && <EmptyState text={label(none)} />}
      <Flex vertical gap={24}>{[...new Set(parts.map((p) => p.parkId))].map((id) => <MyPark key={id} parts={parts.filter((p) => p.parkId === id)} />)}</Flex>
    </>
  );
}

/** One park, by the entries of the enterprise in it. */
function MyPark({ parts }: { parts: readonly ParkParty[] }) {
  const { t } = useWords();
  const to = useTenantPath();
  const [first] = parts;
  if (!first) return null;
  const roles = parts.map((p) => p.role);
  return (
    <Flex vertical gap={12}>
      <Card title={<h2 style={{ fontSize: 16, margin: 0, whiteSpace: 'normal', overflowWrap: 'anywhere' }}><Link className="in-text" to={to(`parks/${first.parkId}`)}>{first.parkName}</Link></h2>}>
        <p style={{ marginTop: 0 }}>{t('本单位是', 'Here we are')} <RoleNames roles={roles} /></p>
        {parts.map((p) => (
          <FactList
            key={p.id}
            facts={[
              { label: t('身份', 'Role'), value: <Role role={p.role} /> }, { label: t('安全生产管理协议', 'Safety agreement'), value: <PartyTag of={p} /> }, { label: t('签订日期', 'Signed on'), value: p.signedOn ?? NONE }, { label: t('有效期至', 'Ends on'), value: p.endsOn ?? NONE },
              { label: t('楼栋', 'Buildings'), value: p.buildings.join('、') || NONE }, { label: t('协议文件', 'Documents'), value: <Link className="in-text" to={to(`park-parties/${p.id}`)} aria-label={t('查看本单位登记：{name}', 'Our entry: {name}', { name: p.name })}>{t('查看本单位登记', 'Our entry')}</Link> },
            ]}
          />
        ))}
      </Card>
      <ParkTaskList parkId={first.parkId} parkName={first.parkName} roles={roles} />
    </Flex>
  );
}
