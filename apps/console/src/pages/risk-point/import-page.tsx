import { enforcementOperationApi, riskPointImportApi } from '@anlan/contracts/enforcement';
import { Link } from 'react-router';
import { ImportWizard } from '../../patterns/import/import-wizard';
import { LinkButton } from '../../patterns/link-button';
import { PageHeader } from '../../patterns/page-header';
import { useTenantPath } from '../../session/rights';
import { useWords } from '../../text/text';

/** 导入风险点 Risk points from a file whose columns may be called anything. */
export function RiskPointImportPage() {
  const { t } = useWords();
  const to = useTenantPath();
  return (
    <>
      <PageHeader back={<Link to={to('risk-points')}>← {t('风险点', 'Risk points')}</Link>} title={t('导入风险点', 'Import risk points')} />
      <ImportWizard
        ops={riskPointImportApi} operations={enforcementOperationApi} of={['enforcement', 'risk-point']} template={t('风险点导入模板', 'risk-points')}
        about={
          <>
            <h2 style={{ fontSize: 16 }}>{t('文件要求', 'What the file holds')}</h2>
            <p>{t('第一行是列名，名称不限，下一步可以逐列对应。须有风险点名称；监管对象填名称或统一社会信用代码，没有监管对象的须填场所部位和所在区划。', 'The first row names the columns, in any words: the next step says which is which. A name is wanted; a subject by its name or credit code, or else a place and its division.')}</p>
            <p>{t('同一对象同一部位的同名风险点不会重复导入。重点部门、重点岗位、重点任务须同时填写。导入后为“已采集”，再逐个评估、定级。', 'What is there already, by name, subject and place, is not imported again. Department, post and task go together. What is imported is collected, and still to be assessed and graded.')}</p>
          </>
        }
        onward={() => <LinkButton to="risk-points" style={{ marginRight: 8 }}>{t('到风险点', 'To the risk points')}</LinkButton>}
      />
    </>
  );
}
