import { accountabilityApi } from '@anlan/contracts/responsibility';
import { Button, Card } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useRead } from '../../api/queries';
import { FormDrawer } from '../../patterns/form/form-drawer';
import { ProblemView } from '../../patterns/problem-view';
import { RowsSkeleton } from '../../patterns/skeletons';
import { useRights, useTenantPath } from '../../session/rights';
import { useWords } from '../../text/text';
import { useNotices } from '../../theme/notices';
import { AccountabilityTag } from './accident.names';
import { OpenCaseForm, type CaseSource } from './accountability-form';
import { CaseFigures } from './accountability-list-page';

/** 追责问责 that came of one record: its cases, and how to open another. Who may not see them sees nothing; nor does who may open none where there is none. */
export function AccountabilityCard({ source }: { source: Exclude<CaseSource, { kind: 'other' }> }) {
  const { t } = useWords();
  const to = useTenantPath();
  const rights = useRights();
  const notices = useNotices();
  const [open, setOpen] = useState(false);
  const close = (): void => setOpen(false);
  const read = useRead(accountabilityApi.list, { query: { sourceKind: source.kind, sourceId: source.id, limit: 200 } }, { enabled: rights.may('accountability.read'), keep: true });
  if (!rights.may('accountability.read')) return null;
  if (source.kind !== 'accident' && !rights.may('accountability.manage') && read.data?.items.length === 0) return null;
  return (
    <Card title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('追责问责', 'Accountability')}</h2>} extra={rights.may('accountability.manage') && <Button size="small" onClick={() => setOpen(true)}>{t('登记线索', 'Record a lead')}</Button>}>
      <CaseFigures source={source} />
      {read.error ? <ProblemView error={read.error} onRetry={() => void read.refetch()} /> : !read.data ? <RowsSkeleton rows={2} /> : read.data.items.length === 0 ? <p style={{ margin: 0 }}>{t('没有登记线索。', 'No lead was recorded.')}</p> : (
        <ul style={{ margin: 0, paddingInlineStart: 18 }}>
          {read.data.items.map((c) => <li key={c.id} style={{ marginBottom: 6, overflowWrap: 'anywhere' }}><Link className="in-text" to={to(`accountabilities/${c.id}`)}>{[c.unit, c.person, c.post].filter(Boolean).join(' ')}</Link> <AccountabilityTag status={c.status} /></li>)}
        </ul>
      )}
      <FormDrawer title={t('登记问责线索', 'Record a lead')} open={open} onClose={close}><OpenCaseForm source={source} onDone={() => (notices.success(t('已登记', 'Recorded')), close())} onCancel={close} /></FormDrawer>
    </Card>
  );
}
