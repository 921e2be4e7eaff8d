import { listItemImportApi, responsibilityOperationApi } from '@anlan/contracts/responsibility';
import { Link } from 'react-router';
import { ImportWizard } from '../../patterns/import/import-wizard';
import { LinkButton } from '../../patterns/link-button';
import { PageHeader } from '../../patterns/page-header';
import { useTenantPath } from '../../session/rights';
import { useWords } from '../../text/text';

/** 导入事项 Items into drafts, from a file whose columns may be called anything. */
export function ListItemImportPage() {
  const { t } = useWords();
  const to = useTenantPath();
  return (
    <>
      <PageHeader back={<Link to={to('responsibility-lists')}>← {t('责任清单', 'Responsibility lists')}</Link>} title={t('导入清单事项', 'Import items of lists')} />
      <ImportWizard
        ops={listItemImportApi} operations={responsibilityOperationApi} of={['responsibility', 'list-item']} template={t('清单事项导入模板', 'items-of-lists')}
        about={
          <>
            <h2 style={{ fontSize: 16 }}>{t('文件要求', 'What the file holds')}</h2>
            <p>{t('第一行是列名，名称不限，下一步可以逐列对应。每行写明清单编号（拟定中的清单，见清单页面标题下方）和事项内容；单位、岗位、人员、分类写名称。', 'The first row names the columns, in any words: the next step says which is which. Each row names its list by number (a draft, see below the title of its page) and the item; units, posts, people and groups by name.')}</p>
            <p>{t('不合格的行连同原因退回；同一清单的同样事项不重复导入。', 'Rows that do not fit come back with the reason; the same item is not taken twice into one list.')}</p>
          </>
        }
        onward={() => <LinkButton to="responsibility-lists?status=draft" style={{ marginRight: 8 }}>{t('到拟定中的清单', 'To the drafts')}</LinkButton>}
      />
    </>
  );
}
