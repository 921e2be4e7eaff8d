import { DeleteOutlined, PaperClipOutlined } from '@ant-design/icons';
import { Alert, Button, Flex, Progress } from 'antd';
import { useRef, useState } from 'react';
import type { AnyOperation } from '../../api/client';
import { upload } from '../../api/upload';
import { useWords } from '../../text/text';

/** A file that the server has. */
export interface SentFile {
  readonly fileId: string;
  readonly name: string;
}

interface Props {
  /** takes one file and answers with its id */
  readonly op: AnyOperation;
  readonly value?: readonly SentFile[];
  readonly onChange?: (files: readonly SentFile[]) => void;
  readonly id?: string;
  readonly most?: number;
  /** as an input of files takes it; default: pictures, PDF and video, which is what the services keep */
  readonly accept?: string;
}

const NOTHING: readonly SentFile[] = [];
const KEPT = 'image/jpeg,image/png,image/webp,application/pdf,video/mp4';

/** Files of any kind that the services keep, sent as they are, one after another. */
export function FilesField({ op, value = NOTHING, onChange, id, most = 9, accept = KEPT }: Props) {
  const { t } = useWords();
  const input = useRef<HTMLInputElement>(null);
  const [sending, setSending] = useState<{ readonly name: string; readonly part: number }>();
  const [failed, setFailed] = useState<{ readonly file: File; readonly why: string }>();
  const words = most === 1 ? t('选择文件', 'Choose a file') : t('添加文件', 'Add files');
  const take = async (files: readonly File[]): Promise<void> => {
    let all = value;
    setFailed(undefined);
    try {
      for (const file of files.slice(0, most - value.length)) {
        try {
          const sent = (await upload(op, { file, name: file.name, key: crypto.randomUUID(), onProgress: (part) => setSending({ name: file.name, part }) })) as { id: string };
          onChange?.((all = [...all, { fileId: sent.id, name: file.name }]));
        } catch (error) {
          setFailed({ file, why: (error as Error).message });
        }
      }
    } finally {
      setSending(undefined);
    }
  };
  return (
    <div>
      <Button id={id} aria-label={words} icon={<PaperClipOutlined />} loading={!!sending} disabled={value.length >= most} onClick={() => input.current?.click()}>{words}</Button>
      <input ref={input} type="file" accept={accept} multiple={most > 1} style={{ display: 'none' }} data-testid="files" onChange={(e) => { const files = [...(e.currentTarget.files ?? [])]; e.currentTarget.value = ''; void take(files); }} />
      {value.length > 0 && (
        <ul aria-label={t('已选文件', 'Chosen files')} style={{ listStyle: 'none', margin: '8px 0 0', padding: 0 }}>
          {value.map((f) => (
            <li key={f.fileId}>
              <Flex gap={4} align="center"><span style={{ overflowWrap: 'anywhere' }}>{f.name}</span><Button type="text" icon={<DeleteOutlined />} aria-label={t('删除{name}', 'Remove {name}', { name: f.name })} onClick={() => onChange?.(value.filter((x) => x !== f))} /></Flex>
            </li>
          ))}
        </ul>
      )}
      <div role="status">
        {sending && <>{t('正在上传 {name}', 'Sending {name}', { name: sending.name })}<Progress percent={Math.round(sending.part * 100)} aria-label={t('上传进度', 'Upload')} /></>}
        {failed && <Alert style={{ marginTop: 8 }} type="warning" showIcon title={t('{name} 没有传上：{why}', '{name} was not sent: {why}', { name: failed.file.name, why: failed.why })} action={<Button size="small" onClick={() => void take([failed.file])}>{t('重试', 'Try again')}</Button>} />}
      </div>
    </div>
  );
}
