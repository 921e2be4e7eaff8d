import type { Committee } from '@anlan/contracts/responsibility';
import { Card, Flex } from 'antd';
import { Link } from 'react-router';
import { FigureLink } from '../../patterns/figures/figure-link';
import { useCommittees } from '../../patterns/pickers/committee-picker';
import { useTenantPath } from '../../session/rights';
import { useWords } from '../../text/text';

const inForce = (c: Committee): boolean => c.status !== 'dissolved';

/** "1+12": each committee that has others below it, with them. */
export function CommitteeTree() {
  const { t } = useWords();
  const { data = [] } = useCommittees();
  const tops = data.filter((c) => inForce(c) && data.some((d) => d.parentCommitteeId === c.id && inForce(d))).reverse();
  if (!tops.length) return null;
  return (
    <Card style={{ marginBottom: 16 }} title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('组成', 'How they stand')}</h2>}>
      <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>{tops.map((c) => <Top key={c.id} top={c} below={data.filter((d) => d.parentCommitteeId === c.id && inForce(d)).reverse()} />)}</ul>
    </Card>
  );
}

function Top({ top, below }: { top: Committee; below: readonly Committee[] }) {
  const { t } = useWords();
  const to = useTenantPath();
  return (
    <li style={{ marginBottom: 12 }}>
      <Flex gap={8} wrap align="baseline">
        <strong style={{ overflowWrap: 'anywhere' }}><Link to={to(`committees/${top.id}`)}>{top.name}</Link></strong>
        <span>1+<FigureLink n={below.length} rows={`committees?parentCommitteeId=${top.id}&status=established,adjusted`} name={t('{name} 下设', 'Below {name}', { name: top.name })} /></span>
      </Flex>
      <ul style={{ margin: '4px 0 0', paddingInlineStart: 20, columnWidth: 260 }}>
        {below.map((c) => <li key={c.id} style={{ overflowWrap: 'anywhere', padding: '3px 0' }}><Link to={to(`committees/${c.id}`)}>{c.name}</Link></li>)}
      </ul>
    </li>
  );
}
