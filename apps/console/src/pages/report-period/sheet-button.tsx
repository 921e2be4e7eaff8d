import { DownloadOutlined } from '@ant-design/icons';
import { DOCX_TYPE, reportPeriodApi, type ReportPeriod } from '@anlan/contracts/responsibility';
import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { saveFile } from '../../api/files';
import { loadFile } from '../../patterns/files/load-file';
import { useWords } from '../../text/text';
import { useNotices } from '../../theme/notices';
import { periodTitle } from './tags';

/** 统计表 as Word or CSV. */
export function SheetButton({ period }: { period: ReportPeriod }) {
  const words = useWords();
  const { t } = words;
  const notices = useNotices();
  const [busy, setBusy] = useState(false);
  const fetchIt = async (type: string, extension: string): Promise<void> => {
    setBusy(true);
    try {
      saveFile(await loadFile(reportPeriodApi.sheet, { id: period.id }, type), `${periodTitle(period, words)}.${extension}`);
    } catch (error) {
      notices.error((error as Error).message, 6);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dropdown trigger={['click']} menu={{ items: [{ key: 'docx', label: 'Word (.docx)', onClick: () => void fetchIt(DOCX_TYPE, 'docx') }, { key: 'csv', label: 'CSV', onClick: () => void fetchIt('text/csv', 'csv') }] }}>
      <Button icon={<DownloadOutlined />} loading={busy}>{t('下载统计表', 'Download')}</Button>
    </Dropdown>
  );
}
