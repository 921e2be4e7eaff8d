import { FileOutlined } from '@ant-design/icons';
import { Button, Flex } from 'antd';
import { useState } from 'react';
import type { AnyOperation } from '../../api/client';
import { saveFile } from '../../api/files';
import { useWords } from '../../text/text';
import { useNotices } from '../../theme/notices';
import { loadFile } from './load-file';

interface Props {
  /** gives one, by the record's id and `fileId` */
  readonly op: AnyOperation;
  readonly id: string;
  readonly fileIds: readonly string[];
}

/** Papers of a record, each fetched when it is asked for: who has fetched one is on record, and to look at the page is not to fetch it. */
export function FileButtons({ op, id, fileIds }: Props) {
  const { t } = useWords();
  const notices = useNotices();
  const [busy, setBusy] = useState<string>();
  const fetchFile = async (fileId: string): Promise<void> => {
    setBusy(fileId);
    try {
      const file = await loadFile(op, { id, fileId });
      saveFile(file, file.name);
    } catch (error) {
      notices.error((error as Error).message, 6);
    } finally {
      setBusy(undefined);
    }
  };
  return (
    <Flex gap={8} wrap>
      {fileIds.map((fileId, i) => {
        const name = t('附件 {n}', 'File {n}', { n: i + 1 });
        return <Button key={fileId} icon={<FileOutlined />} loading={busy === fileId} onClick={() => void fetchFile(fileId)}>{name}</Button>;
      })}
    </Flex>
  );
}
