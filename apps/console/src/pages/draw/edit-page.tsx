import { drawApi } from '@anlan/contracts/enforcement';
import { Card } from 'antd';
import { Link, useNavigate, useParams } from 'react-router';
import { useRead } from '../../api/queries';
import { PageHeader } from '../../patterns/page-header';
import { ProblemView } from '../../patterns/problem-view';
import { PageSkeleton } from '../../patterns/skeletons';
import { useTenantPath } from '../../session/rights';
import { useWords } from '../../text/text';
import { useNotices } from '../../theme/notices';
import { DrawForm } from './draw-form';

export function NewDrawPage() {
  const { t } = useWords();
  const to = useTenantPath();
  const navigate = useNavigate();
  return (
    <>
      <PageHeader back={<Link to={to('draws')}>← {t('双随机抽查', 'Random draws')}</Link>} title={t('起草双随机抽查', 'Prepare a draw')} />
      <Card style={{ maxWidth: 820 }}><DrawForm onDone={(d) => void navigate(to(`draws/${d.id}`))} onCancel={() => void navigate(to('draws'))} /></Card>
    </>
  );
}

/** Changes a draw whose pools are not fixed; afterwards the server refuses. */
export function EditDrawPage() {
  const { id = '' } = useParams();
  const { t } = useWords();
  const to = useTenantPath();
  const navigate = useNavigate();
  const notices = useNotices();
  const draw = useRead(drawApi.get, { params: { id } }, { keep: true });
  if (!draw.data) return draw.error ? <ProblemView error={draw.error} onRetry={() => void draw.refetch()} /> : <PageSkeleton />;
  const back = (): void => void navigate(to(`draws/${id}`));
  return (
    <>
      <PageHeader back={<Link to={to(`draws/${id}`)}>← {draw.data.name}</Link>} title={t('修改抽查方案', 'Change the draw')} />
      <Card style={{ maxWidth: 820 }}><DrawForm draw={draw.data} onDone={() => (notices.success(t('已保存', 'Saved')), back())} onCancel={back} /></Card>
    </>
  );
}
