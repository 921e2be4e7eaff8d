import { dutyObjectImportApi, responsibilityOperationApi } from '@anlan/contracts/responsibility';
import { Link } from 'react-router';
import { ImportWizard } from '../../patterns/import/import-wizard';
import { LinkButton } from '../../patterns/link-button';
import { PageHeader } from '../../patterns/page-header';
import { useTenantPath } from '../../session/rights';
import { useWords } from '../../text/text';

/** 导入 objects from a file, and their holders into a draft. */
export function DutyObjectImportPage() {
  const { t } = useWords();
  const to = useTenantPath();
  return (
    <>
      <PageHeader back={<Link to={to('duty-objects')}>← {t('三防对象', 'Duty objects')}</Link>} title={t('导入三防对象及责任人', 'Import objects and holders')} />
      <ImportWizard
        ops={dutyObjectImportApi} operations={responsibilityOperationApi} of={['responsibility', 'duty-object']} template={t('三防对象导入模板', 'duty-objects')}
        about={<><h2 style={{ fontSize: 16 }}>{t('文件要求', 'What the file holds')}</h2><p>{t('每行一个对象：种类代码或名称、编码、名称、区划、管理单位。可带三种责任人的姓名、职务、电话，并写明拟定中的名录编号；责任人进入该名录。编码已有且名称、种类、区划相同的，只拟定责任人；有误的行退回。', 'A row for each object: kind, code, name, division, unit in charge. It may name the three holders with post and phone, and the number of the draft they go into. Of an object that is there already only the holders are drafted; rows with faults come back.')}</p></>}
        onward={() => <LinkButton to="duty-objects" style={{ marginRight: 8 }}>{t('到三防对象', 'To the objects')}</LinkButton>}
      />
    </>
  );
}
