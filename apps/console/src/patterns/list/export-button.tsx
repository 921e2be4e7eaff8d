import { DownloadOutlined } from '@ant-design/icons';
import type { Operation } from '@anlan/contracts/kit';
import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { send, type AnyOperation } from '../../api/client';
import { saveFile } from '../../api/files';
import { useNotices } from '../../theme/notices';
import { useWords } from '../../text/text';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

interface Props {
  readonly op: AnyOperation;
  readonly params?: Record<string, string>;
  /** the same filters as the screen's: the same rows come out */
  readonly query: Readonly<Record<string, string>>;
  readonly name: string;
}

export function ExportButton({ op, params, query, name }: Props) {
  const { t } = useWords();
  const notices = useNotices();
  const [busy, setBusy] = useState(false);
  const fetchFile = async (accept: string, extension: string): Promise<void> => {
    setBusy(true);
    try {
      saveFile(await (await send(op as unknown as Operation, { params, query, accept })).blob(), `${name}.${extension}`);
    } catch (error) {
      notices.error((error as Error).message, 6);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          { key: 'xlsx', label: 'Excel (.xlsx)', onClick: () => void fetchFile(XLSX, 'xlsx') },
          { key: 'csv', label: 'CSV', onClick: () => void fetchFile('text/csv', 'csv') },
        ],
      }}
    >
      <Button icon={<DownloadOutlined />} loading={busy}>{t('导出', 'Export')}</Button>
    </Dropdown>
  );
}
