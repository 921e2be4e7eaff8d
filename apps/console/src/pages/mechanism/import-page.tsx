import { mechanismImportApi, responsibilityOperationApi } from '@anlan/contracts/responsibility';
import { Link } from 'react-router';
import { ImportWizard } from '../../patterns/import/import-wizard';
import { LinkButton } from '../../patterns/link-button';
import { PageHeader } from '../../patterns/page-header';
import { useTenantPath } from '../../session/rights';
import { useWords } from '../../text/text';

/** 导入 places, units and enterprises of mechanisms from a file. */
export function MechanismImportPage() {
  const { t } = useWords();
  const to = useTenantPath();
  return (
    <>
      <PageHeader back={<Link to={to('mechanism-records')}>← {t('机制落实', 'Mechanisms in place')}</Link>} title={t('导入机制落实对象', 'Import places of mechanisms')} />
      <ImportWizard
        ops={mechanismImportApi} operations={responsibilityOperationApi} of={['responsibility', 'mechanism-record']} template={t('机制落实导入模板', 'places-of-mechanisms')}
        about={<><h2 style={{ fontSize: 16 }}>{t('文件要求', 'What the file holds')}</h2><p>{t('每行一个场所、单位或企业：填写现行机制模板的名称和所在区划；按场所的填名称，按单位的填单位，按企业的填名称和统一社会信用代码；场所、企业有账号的，单位一列填其账号单位。已列入的不会重复导入，有误的行退回。', 'A row for each place, unit or enterprise: the name of a template in force and the division; of a place its name, of a unit the unit, of an enterprise name and credit code; a place or enterprise with accounts also has their unit. What is listed already is not listed again, and rows with faults come back.')}</p></>}
        onward={() => <LinkButton to="mechanism-records" style={{ marginRight: 8 }}>{t('到机制落实', 'To the records')}</LinkButton>}
      />
    </>
  );
}
