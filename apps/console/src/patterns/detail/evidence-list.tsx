import type { Operation } from '@anlan/contracts/kit';
import { Flex } from 'antd';
import { send, type AnyOperation } from '../../api/client';
import { useWords } from '../../text/text';
import { Attachments } from './attachments';

interface Props {
  readonly items: readonly { readonly fileId: string | null; readonly description: string | null }[];
  /** gives one file of the record */
  readonly op: AnyOperation;
  readonly id: string;
}

/** 佐证: the files of a record, and what was said in place of one. */
export function EvidenceList({ items, op, id }: Props) {
  const { t } = useWords();
  const files = items.flatMap((x, i) => (x.fileId === null ? [] : [{ fileId: x.fileId, name: x.description ?? t('附件 {n}', 'File {n}', { n: i + 1 }) }]));
  const words = items.filter((x) => x.fileId === null && x.description !== null);
  return (
    <Flex vertical gap={8}>
      {words.map((x) => <div key={x.description} style={{ overflowWrap: 'anywhere' }}>{x.description}</div>)}
      {files.length > 0 && <Attachments files={files} load={(fileId) => send(op as unknown as Operation, { params: { id, fileId }, accept: '*/*' }).then((r) => r.blob())} />}
    </Flex>
  );
}
