import { enforcementOperationApi, subjectImportApi } from '@anlan/contracts/enforcement';
import { Link } from 'react-router';
import { ImportWizard } from '../../patterns/import/import-wizard';
import { LinkButton } from '../../patterns/link-button';
import { PageHeader } from '../../patterns/page-header';
import { useTenantPath } from '../../session/rights';
import { useWords } from '../../text/text';

/** 导入监管对象 Subjects from a file whose columns may be called anything; what is there already is filled up. */
export function SubjectImportPage() {
  const { t } = useWords();
  const to = useTenantPath();
  return (
    <>
      <PageHeader back={<Link to={to('subjects')}>← {t('监管对象', 'Register of subjects')}</Link>} title={t('导入监管对象', 'Import subjects')} />
      <ImportWizard
        ops={subjectImportApi} operations={enforcementOperationApi} of={['enforcement', 'subject']} template={t('监管对象导入模板', 'subjects')}
        about={
          <>
            <h2 style={{ fontSize: 16 }}>{t('文件要求', 'What the file holds')}</h2>
            <p>{t('第一行是列名，名称不限，下一步可以逐列对应。须有名称、地址、所在区划（名称或代码）三列；生产经营单位须有统一社会信用代码，没有的写明原因。', 'The first row names the columns, in any words: the next step says which is which. A name, an address and a division (name or code) are wanted; of an enterprise also its credit code, or why it has none.')}</p>
            <p>{t('已登记的不会重复：先按信用代码、再按名称和地址认出同一对象，用文件中有的内容补充，其余不变。最多 10 万行；有错的行会退回，其余照常导入。', 'Nothing is registered twice: what has the same credit code, or else the same name and address, is filled up with what the file says and keeps the rest. At most 100,000 rows; rows with faults come back, the others are imported.')}</p>
          </>
        }
        onward={() => <LinkButton to="subjects" style={{ marginRight: 8 }}>{t('到监管对象', 'To the register')}</LinkButton>}
      />
    </>
  );
}
