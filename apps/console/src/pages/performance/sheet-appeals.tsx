import { performanceFigureNames, pointsAppealApi } from '@anlan/contracts/enforcement';
import { Link } from 'react-router';
import { useRead } from '../../api/queries';
import { EmptyState } from '../../patterns/empty-state';
import { ProblemView } from '../../patterns/problem-view';
import { RowsSkeleton } from '../../patterns/skeletons';
import { useTenantPath } from '../../session/rights';
import { instantText } from '../../text/format';
import { useWords } from '../../text/text';
import { AppealTag } from './appeal-tag';
import { signedText } from './points-text';

/** What the street asked of this month, newest first. */
export function SheetAppeals({ month, street }: { month: string; street: string }) {
  const { t, label } = useWords();
  const to = useTenantPath();
  const appeals = useRead(pointsAppealApi.list, { query: { month, divisionCode: street, limit: 100 } as never }, { keep: true });
  if (appeals.error && !appeals.data) return <ProblemView error={appeals.error} onRetry={() => void appeals.refetch()} />;
  if (!appeals.data) return <RowsSkeleton rows={2} />;
  if (appeals.data.items.length === 0) return <EmptyState text={t('本月没有申诉。对数字或积分有异议的街道可以提出。', 'No appeal. A street that doubts a figure or its points can file one.')} />;
  return (
    <ul style={{ margin: 0, paddingInlineStart: 20 }}>
      {appeals.data.items.map((a) => (
        <li key={a.id} style={{ marginBottom: 8, overflowWrap: 'anywhere' }}>
          <AppealTag state={a.status} /> <Link className="in-text" to={to(`points-appeals/${a.id}`)}>{t('{figure}：申请 {n} 分', '{figure}: {n} points asked for', { figure: a.figure ? label(performanceFigureNames[a.figure]) : t('整月', 'The month'), n: signedText(a.points) })}</Link>
          {a.granted !== null && t('，采纳 {n} 分', ', {n} granted', { n: signedText(a.granted) })} · {a.filedBy.name} {instantText(a.filedAt)}
        </li>
      ))}
    </ul>
  );
}
