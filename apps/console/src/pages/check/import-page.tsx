import { enforcementOperationApi, checkImportApi } from '@anlan/contracts/enforcement';
import { Link } from 'react-router';
import { ImportWizard } from '../../patterns/import/import-wizard';
import { LinkButton } from '../../patterns/link-button';
import { PageHeader } from '../../patterns/page-header';
import { useTenantPath } from '../../session/rights';
import { useWords } from '../../text/text';

/** 导入历史检查 Finished checks of the time before, from a file whose columns may be called anything. */
export function CheckImportPage() {
  const { t } = useWords();
  const to = useTenantPath();
  return (
    <>
      <PageHeader back={<Link to={to('checks')}>← {t('检查台账', 'Checks')}</Link>} title={t('导入历史检查', 'Import finished checks')} />
      <ImportWizard
        ops={checkImportApi} operations={enforcementOperationApi} of={['enforcement', 'check']} template={t('历史检查导入模板', 'finished-checks')}
        about={
          <>
            <h2 style={{ fontSize: 16 }}>{t('文件要求', 'What the file holds')}</h2>
            <p>{t('第一行是列名，名称不限，下一步可以逐列对应。须有原记录编号、类别、监管对象（名称或统一社会信用代码）和检查日期；行政检查须有两名以上执法人员及其执法证号，中介（专家）检查须有检查机构。', 'The first row names the columns, in any words: the next step says which is which. The number of the old record, the kind, the subject by name or credit code and the day are wanted; of an inspection two officers with certificate numbers, of an agency\'s check the agency.')}</p>
            <p>{t('只导入已经完成的检查。导入后标为“历史导入”，按原日期计入检查统计、年度计划完成率和企业画像；不带审批、入企和签字。同一类别、同一原记录编号不会重复导入。隐患本身请在隐患台账导入。', 'Only finished checks are imported. They are marked as brought in, and count by their own days in figures, yearly plans and portraits; no approval, sign-in or signature comes with them. What is there by kind and old number is not imported again. Hazards themselves are imported into their own ledger.')}</p>
          </>
        }
        onward={() => <LinkButton to="checks" style={{ marginRight: 8 }}>{t('到检查台账', 'To the checks')}</LinkButton>}
      />
    </>
  );
}
