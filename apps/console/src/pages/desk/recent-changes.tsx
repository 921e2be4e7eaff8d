import { hazardApi, type HazardChange } from '@anlan/contracts/enforcement';
import { Card, theme } from 'antd';
import { Link } from 'react-router';
import { useRead } from '../../api/queries';
import { EmptyState } from '../../patterns/empty-state';
import { ProblemView } from '../../patterns/problem-view';
import { RowsSkeleton } from '../../patterns/skeletons';
import { useTenantPath } from '../../session/rights';
import { instantText } from '../../text/format';
import { useWords } from '../../text/text';
import { actionText } from '../hazard/hazard-history';
import { StatusTag } from '../hazard/hazard-tags';

/** What was done of late in the caller's scope: which hazard, what, by whom, and where it stands now. */
export function RecentChanges() {
  const { t } = useWords();
  const recent = useRead(hazardApi.changes, { query: { limit: 10 } }, { keep: true });
  return (
    <Card className="desk-panel" title={<h2 id="changes-heading">{t('最近变化', 'What changed')}</h2>}>
      {recent.error ? <ProblemView error={recent.error} onRetry={() => void recent.refetch()} /> : !recent.data ? <RowsSkeleton rows={5} /> : recent.data.items.length === 0 ? <EmptyState text={t('还没有变化', 'Nothing has changed yet')} /> : (
        <ul className="change-list">{recent.data.items.map((h) => <Changed key={h.id} change={h} />)}</ul>
      )}
    </Card>
  );
}

function Changed({ change }: { change: HazardChange }) {
  const { token } = theme.useToken();
  const words = useWords();
  const to = useTenantPath();
  const { hazard } = change;
  return (
    <li style={{ borderColor: token.colorBorderSecondary }}>
      <Link to={to(`hazards/${hazard.id}`)}>{hazard.title}</Link> <StatusTag status={hazard.status} />
      <div className="desk-small"><strong>{actionText(change, words)}</strong> · {change.actor.name}</div>
      <div className="desk-small" style={{ color: token.colorTextSecondary }}>{instantText(change.at)} · {hazard.divisionName}</div>
    </li>
  );
}
