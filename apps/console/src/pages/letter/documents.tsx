import { DownloadOutlined } from '@ant-design/icons';
import { DOCX_TYPE, letterApi, PDF_TYPE, type Letter } from '@anlan/contracts/responsibility';
import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { saveFile } from '../../api/files';
import { loadFile } from '../../patterns/files/load-file';
import { useWords } from '../../text/text';
import { useNotices } from '../../theme/notices';

/** 文书 as Word or PDF, with the signatures in it. */
export function Documents({ letter }: { letter: Letter }) {
  const { t } = useWords();
  const notices = useNotices();
  const [busy, setBusy] = useState(false);
  const fetchIt = async (type: string, extension: string): Promise<void> => {
    setBusy(true);
    try {
      saveFile(await loadFile(letterApi.document, { id: letter.id }, type), `${letter.title}.${extension}`);
    } catch (error) {
      notices.error((error as Error).message, 6);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Dropdown trigger={['click']} menu={{ items: [{ key: 'docx', label: 'Word (.docx)', onClick: () => void fetchIt(DOCX_TYPE, 'docx') }, { key: 'pdf', label: 'PDF', onClick: () => void fetchIt(PDF_TYPE, 'pdf') }] }}>
      <Button icon={<DownloadOutlined />} loading={busy}>{t('下载文书', 'Download')}</Button>
    </Dropdown>
  );
}
