import { dutyEditionApi, type DutyHolder } from '@anlan/contracts/responsibility';
import { Card } from 'antd';
import { Link } from 'react-router';
import { useRead } from '../../api/queries';
import { ProblemView } from '../../patterns/problem-view';
import { RowsSkeleton } from '../../patterns/skeletons';
import { useTenantPath } from '../../session/rights';
import { instantText } from '../../text/format';
import { useWords } from '../../text/text';
import { RoleName } from '../duty-object/tags';

/** 历次调整 Who came and who left, the last first. */
export function Adjustments({ id }: { id: string }) {
  const { t } = useWords();
  const read = useRead(dutyEditionApi.adjustments, { params: { id } }, { keep: true });
  return (
    <Card title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('历次调整', 'Adjustments')}</h2>}>
      {read.error && !read.data ? <ProblemView error={read.error} onRetry={() => void read.refetch()} /> : !read.data ? <RowsSkeleton rows={3} /> : (
        <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
          {read.data.items.map((a) => (
            <li key={a.number} style={{ padding: '8px 0', overflowWrap: 'anywhere' }}>
              <strong>{t('第 {n} 次', 'No. {n}', { n: a.number })}</strong> {a.on} {a.documentNumber} {a.reason}
              {a.left.length > 0 && <div>{t('卸任：', 'Left: ')}<People of={a.left} /></div>}
              {a.came.length > 0 && <div>{t('新任：', 'Came: ')}<People of={a.came} /></div>}
              <small>{instantText(a.at)} · {a.by.name}</small>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}

function People({ of }: { of: readonly DutyHolder[] }) {
  const { t } = useWords();
  const to = useTenantPath();
  return <>{of.map((h, i) => <span key={h.id}>{i > 0 && t('；', '; ')}<Link className="in-text" to={to(`duty-holders/${h.id}`)}>{h.personName}</Link> {h.objectName} <RoleName role={h.role} /></span>)}</>;
}
