import { enforcementOperationApi, hazardApi } from '@anlan/contracts/enforcement';
import { DownloadOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Card, Flex } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { saveFile } from '../../api/files';
import { makeStale } from '../../api/queries';
import { FileChoice } from '../../patterns/import/file-choice';
import { ImportOutcome } from '../../patterns/import/import-outcome';
import { LinkButton } from '../../patterns/link-button';
import { OperationProgress } from '../../patterns/operation/operation-progress';
import { useOperation } from '../../patterns/operation/use-operation';
import { PageHeader } from '../../patterns/page-header';
import { useTenantPath } from '../../session/rights';
import { useWords } from '../../text/text';

/** Headers as the import knows them; those with a star must be there. */
const headers = ['隐患名称*', '区划代码*', '来源*', '隐患描述', '等级', '类别', '单位名称', '统一社会信用代码', '整改方式', '整改期限', '发现时间', '经度', '纬度', '坐标系'];

/** 导入隐患 Hazards from a file: sent, followed live, and the refused rows handed back. The address holds which, so a reload goes on. */
export function HazardImportPage() {
  const { t } = useWords();
  const to = useTenantPath();
  const client = useQueryClient();
  const [params, setParams] = useSearchParams();
  const id = params.get('operation');
  const followed = useOperation(enforcementOperationApi, id, { onEnd: () => makeStale(client, 'enforcement', 'hazard') });
  const template = (): void => saveFile(new Blob([`\uFEFF${headers.map((h) => h.replace('*', '')).join(',')}\r\n`], { type: 'text/csv' }), '隐患导入模板.csv');
  return (
    <>
      <PageHeader back={<Link to={to('hazards')}>← {t('隐患台账', 'Ledger of hazards')}</Link>} title={t('导入隐患', 'Import hazards')} />
      {id ? (
        <Card>
          <OperationProgress {...followed} count={{ zh: '{done} / {total} 行', en: '{done} of {total} rows' }}>
            <p>{t('请核对文件后重新导入。', 'Look at the file and import it again.')}</p>
          </OperationProgress>
          {followed.status && <div style={{ marginTop: 16 }}><ImportOutcome status={followed.status} refused={hazardApi.refused} /></div>}
          <Flex gap={8} wrap style={{ marginTop: 16 }}>
            <Button onClick={() => setParams({})}>{t('再导入一个文件', 'Import another file')}</Button>
            <LinkButton to="hazards">{t('到隐患台账', 'To the ledger')}</LinkButton>
          </Flex>
        </Card>
      ) : (
        <Card>
          <FileChoice op={hazardApi.import} onSent={({ id: operation }) => setParams({ operation })} />
          <h2 style={{ fontSize: 16 }}>{t('文件要求', 'What the file holds')}</h2>
          <p>{t('第一行是列名，带 * 的必须有：', 'The first row names the columns; those with a star are wanted:')} {headers.join('、')}</p>
          <p>{t('来源：巡查、企业自查、中介机构、行政检查、投诉举报。等级：一般、重大。最多 20 万行；有错的行会退回，其余照常导入。', '来源 (source): 巡查, 企业自查, 中介机构, 行政检查 or 投诉举报. 等级 (level): 一般 or 重大. At most 200,000 rows; rows with faults come back, the others are imported.')}</p>
          <Button icon={<DownloadOutlined />} onClick={template}>{t('下载模板', 'Download the template')}</Button>
        </Card>
      )}
    </>
  );
}
