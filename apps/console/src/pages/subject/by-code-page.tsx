import { checkKinds } from '@anlan/contracts/enforcement';
import { Navigate, useParams } from 'react-router';
import { Problem } from '../../api/problem';
import { isAway } from '../../offline/kept';
import { useOnline } from '../../offline/use-outbox';
import { useSubjectByCode } from '../../offline/use-directory';
import { LinkButton } from '../../patterns/link-button';
import { ProblemView } from '../../patterns/problem-view';
import { PageSkeleton } from '../../patterns/skeletons';
import { Statement } from '../../patterns/statement';
import { useRights, useTenantPath } from '../../session/rights';
import { useWords } from '../../text/text';
import { opens } from '../check/check.names';

/** Where the QR code of a place leads: to its record; without a line, to what is known of it here and a check of it. */
export function ByCodePage() {
  const { code = '' } = useParams();
  const { t } = useWords();
  const rights = useRights();
  const to = useTenantPath();
  const online = useOnline();
  const found = useSubjectByCode(code);
  if (found.data && online) return <Navigate to={to(`subjects/${found.data.id}`)} replace />;
  if (found.data) {
    const { id, name, address, divisionName } = found.data;
    return (
      <Statement title={name} detail={t('{address}（{divisionName}）。没有网络，这是本机的离线名录。', '{address} ({divisionName}). There is no line: this is from the copy on this phone.', { address, divisionName })}>
        {checkKinds.some((k) => k !== 'inspection' && rights.may(opens[k])) && <LinkButton to={`checks/new?subject=${id}`} type="primary">{t('开始检查', 'Begin a check')}</LinkButton>}
      </Statement>
    );
  }
  if (found.error instanceof Problem && found.error.status < 500 && !isAway(found.error)) {
    return (
      <Statement title={t('没有这个场所', 'There is no such place')} detail={t('场所码有误或已更换，也可能不在您的职责范围内。', 'The code is mistyped or was renewed, or the place lies outside your scope.')}>
        <LinkButton to="subjects" type="primary">{t('到监管对象', 'To the register')}</LinkButton>
      </Statement>
    );
  }
  return found.error ? <ProblemView error={found.error} onRetry={() => void found.refetch()} /> : <PageSkeleton />;
}
