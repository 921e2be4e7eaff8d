import { checkApi } from '@anlan/contracts/enforcement';
import { Link } from 'react-router';
import { useRead } from '../../api/queries';
import { useRights, useTenantPath } from '../../session/rights';
import { NONE, numberText } from '../../text/format';
import { useWords } from '../../text/text';

/** 执行率 of a checklist, all its versions together; it leads to the checks. */
export function Execution({ templateId }: { templateId: string }) {
  const { t } = useWords();
  const to = useTenantPath();
  const may = useRights().may('check.read');
  const read = useRead(checkApi.execution, { query: { templateId } }, { keep: true, enabled: may });
  const [found] = read.data?.items ?? [];
  if (!found) return <>{NONE}</>;
  return (
    <>
      {found.rate}{t('（{fulfilled} / {asked} 项，', ' ({fulfilled} of {asked} items, ', { fulfilled: numberText(found.fulfilled), asked: numberText(found.asked) })}
      <Link to={to(`checks?${new URLSearchParams(found.filter)}`)}>{t('{n} 次检查', '{n} checks', { n: numberText(found.checks) })}</Link>{t('）', ')')}
    </>
  );
}
