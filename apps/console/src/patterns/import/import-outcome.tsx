import { DownloadOutlined } from '@ant-design/icons';
import type { Operation, OperationStatus } from '@anlan/contracts/kit';
import { Alert, Button, Table } from 'antd';
import { send, type AnyOperation } from '../../api/client';
import { saveFile } from '../../api/files';
import { numberText } from '../../text/format';
import { useWords } from '../../text/text';
import { useNotices } from '../../theme/notices';

/** What an import leaves as its operation's result. */
interface Outcome {
  readonly accepted: number;
  readonly refused: number;
  /** the first of them */
  readonly errors?: readonly { readonly row: number; readonly column: string; readonly message: string }[];
}

interface Props {
  readonly status: OperationStatus;
  /** gives the rows that were refused, with a column that says why */
  readonly refused: AnyOperation;
}

/** How many rows became records, which did not and why; those come back as a file to be put right and imported again. */
export function ImportOutcome({ status, refused }: Props) {
  const { t } = useWords();
  const notices = useNotices();
  const result = status.result as unknown as Outcome | null;
  if (status.state !== 'succeeded' || !result) return null;
  const fetchRefused = async (): Promise<void> => {
    const answer = await send(refused as unknown as Operation, { params: { id: status.id }, accept: 'text/csv' });
    saveFile(await answer.blob(), `${t('被拒行', 'refused rows')}.csv`);
  };
  return (
    <>
      <Alert
        type={result.refused ? 'warning' : 'success'} showIcon style={{ marginBottom: 16 }}
        title={t('导入 {accepted} 条，{refused} 行被拒', '{accepted} rows imported, {refused} refused', { accepted: numberText(result.accepted), refused: numberText(result.refused) })}
        description={result.refused > 0 && t('已导入的不受影响。请下载被拒行，按“原因”一列改正后，只导入这些行。', 'What was imported stays. Download the refused rows, put them right by the column that says why, and import those alone.')}
        action={result.refused > 0 && <Button icon={<DownloadOutlined />} onClick={() => void fetchRefused().catch((e: Error) => void notices.error(e.message, 6))}>{t('下载被拒行', 'Download refused rows')}</Button>}
      />
      {!!result.errors?.length && (
        <Table
          size="small" pagination={{ pageSize: 20, hideOnSinglePage: true }} style={{ overflowWrap: 'anywhere' }} rowKey={(_, i) => String(i)} dataSource={[...result.errors]} aria-label={t('错误', 'Errors')}
          columns={[{ title: t('行', 'Row'), dataIndex: 'row', width: 72 }, { title: t('列', 'Column'), dataIndex: 'column', width: '30%' }, { title: t('原因', 'Reason'), dataIndex: 'message' }]}
        />
      )}
    </>
  );
}
