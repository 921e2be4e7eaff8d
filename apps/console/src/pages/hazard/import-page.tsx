import { enforcementOperationApi, hazardImportApi } from '@anlan/contracts/enforcement';
import { Link } from 'react-router';
import { ImportWizard } from '../../patterns/import/import-wizard';
import { LinkButton } from '../../patterns/link-button';
import { PageHeader } from '../../patterns/page-header';
import { useTenantPath } from '../../session/rights';
import { useWords } from '../../text/text';

/** 导入隐患 Hazards from a file whose columns may be called anything. */
export function HazardImportPage() {
  const { t } = useWords();
  const to = useTenantPath();
  return (
    <>
      <PageHeader back={<Link to={to('hazards')}>← {t('隐患台账', 'Ledger of hazards')}</Link>} title={t('导入隐患', 'Import hazards')} />
      <ImportWizard
        ops={hazardImportApi} operations={enforcementOperationApi} of={['enforcement', 'hazard']} template={t('隐患导入模板', 'hazards')}
        about={
          <>
            <h2 style={{ fontSize: 16 }}>{t('文件要求', 'What the file holds')}</h2>
            <p>{t('第一行是列名，名称不限，下一步可以逐列对应。须有隐患名称、区划代码、来源三列。', 'The first row names the columns, in any words: the next step says which is which. A title, the code of the division and a source are wanted.')}</p>
            <p>{t('来源：巡查、企业自查、中介机构、行政检查、投诉举报。等级：一般、重大。最多 20 万行；有错的行会退回，其余照常导入。', '来源 (source): 巡查, 企业自查, 中介机构, 行政检查 or 投诉举报. 等级 (level): 一般 or 重大. At most 200,000 rows; rows with faults come back, the others are imported.')}</p>
          </>
        }
        onward={() => <LinkButton to="hazards" style={{ marginRight: 8 }}>{t('到隐患台账', 'To the ledger')}</LinkButton>}
      />
    </>
  );
}
