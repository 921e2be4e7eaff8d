import { enforcementOperationApi, knowledgeImportApi } from '@anlan/contracts/enforcement';
import { Link } from 'react-router';
import { ImportWizard } from '../../patterns/import/import-wizard';
import { LinkButton } from '../../patterns/link-button';
import { PageHeader } from '../../patterns/page-header';
import { useTenantPath } from '../../session/rights';
import { useWords } from '../../text/text';

/** 导入知识条目 Entries from a file whose columns may be called anything. */
export function KnowledgeImportPage() {
  const { t } = useWords();
  const to = useTenantPath();
  return (
    <>
      <PageHeader back={<Link to={to('knowledge')}>← {t('知识库', 'Knowledge base')}</Link>} title={t('导入知识条目', 'Import entries')} />
      <ImportWizard
        ops={knowledgeImportApi} operations={enforcementOperationApi} of={['enforcement', 'knowledge']} template={t('知识条目导入模板', 'knowledge')}
        about={
          <>
            <h2 style={{ fontSize: 16 }}>{t('文件要求', 'What the file holds')}</h2>
            <p>{t('第一行是列名。须有种类、名称；法规条款还须有所属法规、条款、正文、来源、施行日期，违法行为须有违反条款、处罚条款，危化品须有类别，事故案例须有事故日期。', 'The first row names the columns. Kind and title are wanted; of an article also its collection, number, text, source and first day, of a violation the clauses, of a chemical its category, of an accident its day.')}</p>
            <p>{t('完整的行直接发布；种类、名称、所属法规、条款都相同的已有条目会退回，请在条目上修订。最多 2 万行。', 'Whole rows are published at once; entries that are there already come back: revise those. At most 20,000 rows.')}</p>
          </>
        }
        onward={() => <LinkButton to="knowledge" style={{ marginRight: 8 }}>{t('到知识库', 'To the knowledge base')}</LinkButton>}
      />
    </>
  );
}
