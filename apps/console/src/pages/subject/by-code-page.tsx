import { subjectApi } from '@anlan/contracts/enforcement';
import { Navigate, useParams } from 'react-router';
import { Problem } from '../../api/problem';
import { useRead } from '../../api/queries';
import { LinkButton } from '../../patterns/link-button';
import { ProblemView } from '../../patterns/problem-view';
import { PageSkeleton } from '../../patterns/skeletons';
import { Statement } from '../../patterns/statement';
import { useTenantPath } from '../../session/rights';
import { useWords } from '../../text/text';

/** Where the QR code of a place leads: to its record. */
export function ByCodePage() {
  const { code = '' } = useParams();
  const { t } = useWords();
  const to = useTenantPath();
  const found = useRead(subjectApi.byCode, { params: { code } });
  if (found.data) return <Navigate to={to(`subjects/${found.data.id}`)} replace />;
  if (found.error instanceof Problem && found.error.status < 500) {
    return (
      <Statement title={t('没有这个场所', 'There is no such place')} detail={t('场所码有误或已更换，也可能不在您的职责范围内。', 'The code is mistyped or was renewed, or the place lies outside your scope.')}>
        <LinkButton to="subjects" type="primary">{t('到监管对象', 'To the register')}</LinkButton>
      </Statement>
    );
  }
  return found.error ? <ProblemView error={found.error} onRetry={() => void found.refetch()} /> : <PageSkeleton />;
}
