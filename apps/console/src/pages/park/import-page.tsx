import { parkPartyImportApi, responsibilityOperationApi } from '@anlan/contracts/responsibility';
import { Link } from 'react-router';
import { ImportWizard } from '../../patterns/import/import-wizard';
import { LinkButton } from '../../patterns/link-button';
import { PageHeader } from '../../patterns/page-header';
import { useTenantPath } from '../../session/rights';
import { useWords } from '../../text/text';

/** 导入 landlords, property managers and tenants of parks from a file. */
export function ParkPartyImportPage() {
  const { t } = useWords();
  const to = useTenantPath();
  return (
    <>
      <PageHeader back={<Link to={to('park-parties')}>← {t('园区三方', 'Parties of parks')}</Link>} title={t('导入园区单位', 'Import parties of parks')} />
      <ImportWizard
        ops={parkPartyImportApi} operations={responsibilityOperationApi} of={['responsibility', 'park-party']} template={t('园区单位导入模板', 'parties-of-parks')}
        about={<><h2 style={{ fontSize: 16 }}>{t('文件要求', 'What the file holds')}</h2><p>{t('每行一个单位：园区名称或编号（须已登记、在管），身份（出租方、物业管理方、承租方），单位名称；统一社会信用代码、楼栋（园区登记的，几栋用顿号隔开）、账号单位、备注可不填。已登记的不会重复导入，有误的行退回。协议在单位页面登记。', 'A row for each party: the name or number of a park in use, the role (landlord, property or tenant in Chinese as in the template), and its name; credit code, buildings of the park, unit of its accounts and note may be left out. What is registered already is not registered again, and rows with faults come back. Agreements are recorded on the page of a party.')}</p></>}
        onward={() => <LinkButton to="park-parties" style={{ marginRight: 8 }}>{t('到园区三方', 'To the parties')}</LinkButton>}
      />
    </>
  );
}
