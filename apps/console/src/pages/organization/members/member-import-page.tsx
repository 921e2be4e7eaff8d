import type { OperationStatus } from '@anlan/contracts/kit';
import { memberImportApi, tenancyOperationApi } from '@anlan/contracts/tenancy';
import { Link } from 'react-router';
import { ImportWizard } from '../../../patterns/import/import-wizard';
import { PageHeader } from '../../../patterns/page-header';
import { useTenantPath } from '../../../session/rights';
import { useWords } from '../../../text/text';
import { HandOut } from './hand-out';
import { ImportGuide } from './import-guide';

/** Whether there are accounts: one that failed has left those of the rows that were done. */
function hasAccounts({ state, progress, result }: OperationStatus): boolean {
  return (state === 'succeeded' || state === 'failed') && Number(result?.['accepted'] ?? progress.done) > 0;
}

/** People from a list; at the end their first passwords, once. */
export function MemberImportPage() {
  const { t } = useWords();
  const to = useTenantPath();
  return (
    <>
      <PageHeader title={t('导入人员名单', 'Import a list of people')} back={<Link to={to('organization/members')}>← {t('人员', 'People')}</Link>} />
      <ImportWizard
        ops={memberImportApi} operations={tenancyOperationApi} of={['tenancy', 'member']} template={t('人员导入模板', 'people')} about={<ImportGuide />}
        onward={(status) => hasAccounts(status) && <div style={{ marginTop: 16 }}><HandOut id={status.id} /></div>}
      />
    </>
  );
}
