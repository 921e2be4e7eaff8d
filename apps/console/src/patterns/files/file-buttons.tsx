import { FileOutlined } from '@ant-design/icons';
import type { Operation } from '@anlan/contracts/kit';
import { Button, Flex } from 'antd';
import { useState } from 'react';
import { send, type AnyOperation } from '../../api/client';
import { saveFile } from '../../api/files';
import { useWords } from '../../text/text';
import { useNotices } from '../../theme/notices';

interface Props {
  /** gives one, by the record's id and `fileId` */
  readonly op: AnyOperation;
  readonly id: string;
  readonly fileIds: readonly string[];
}

/** The name under which the server gives a file (RFC 6266). */
const nameIn = (disposition: string | null): string | undefined => {
  const [, encoded] = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '') ?? [];
  return encoded ? decodeURIComponent(encoded) : /filename="([^"]+)"/i.exec(disposition ?? '')?.[1];
};

/** Papers of a record, each fetched when it is asked for: who has fetched one is on record, and to look at the page is not to fetch it. */
export function FileButtons({ op, id, fileIds }: Props) {
  const { t } = useWords();
  const notices = useNotices();
  const [busy, setBusy] = useState<string>();
  const fetchFile = async (fileId: string, otherwise: string): Promise<void> => {
    setBusy(fileId);
    try {
      const answer = await send(op as unknown as Operation, { params: { id, fileId }, accept: '*/*' });
      saveFile(await answer.blob(), nameIn(answer.headers.get('content-disposition')) ?? otherwise);
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
        return <Button key={fileId} icon={<FileOutlined />} loading={busy === fileId} onClick={() => void fetchFile(fileId, name)}>{name}</Button>;
      })}
    </Flex>
  );
}
