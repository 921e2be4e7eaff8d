import { DeleteOutlined, UploadOutlined } from '@ant-design/icons';
import { Button, Flex, Progress } from 'antd';
import { useRef, useState } from 'react';
import type { AnyOperation } from '../../api/client';
import { upload } from '../../api/upload';
import { useWords } from '../../text/text';
import { shrinkPicture } from '../pictures/shrink';

interface Props {
  /** takes one file and answers with its id */
  readonly op: AnyOperation;
  /** the file's id */
  readonly value?: string | null;
  readonly onChange?: (fileId?: string) => void;
  readonly id?: string;
}

/** One file, a picture or a PDF, sent when it is chosen; pictures are made smaller first. A phone offers its camera. */
export function UploadField({ op, value, onChange, id }: Props) {
  const { t } = useWords();
  const input = useRef<HTMLInputElement>(null);
  const [name, setName] = useState<string>();
  const [part, setPart] = useState<number>();
  const [error, setError] = useState<string>();
  const take = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    setError(undefined);
    setPart(0);
    try {
      const blob = file.type.startsWith('image/') ? await shrinkPicture(file) : file;
      const sent = (await upload(op, { file: blob, name: file.name, key: crypto.randomUUID(), onProgress: setPart })) as { id: string };
      setName(file.name);
      onChange?.(sent.id);
    } catch (failure) {
      setError((failure as Error).message);
    } finally {
      setPart(undefined);
    }
  };
  // The field's label belongs to the button by its id, and would take the place of the button's own words.
  const words = value ? t('换一个文件', 'Another file') : t('选择文件（图片或 PDF）', 'Choose a file (picture or PDF)');
  return (
    <div>
      <Flex gap={8} wrap align="center">
        <Button id={id} aria-label={words} icon={<UploadOutlined />} loading={part !== undefined} onClick={() => input.current?.click()}>{words}</Button>
        {value && <span style={{ overflowWrap: 'anywhere' }}>{name ?? t('已有附件', 'There is a file')}</span>}
        {value && <Button type="text" icon={<DeleteOutlined />} aria-label={t('去掉文件', 'Remove the file')} onClick={() => onChange?.(undefined)} />}
      </Flex>
      <input
        ref={input} type="file" accept="image/jpeg,image/png,image/webp,application/pdf" style={{ display: 'none' }} data-testid="upload"
        onChange={(e) => {
          const file = e.currentTarget.files?.[0];
          e.currentTarget.value = '';
          void take(file);
        }}
      />
      <div role="status">{part !== undefined && <Progress percent={Math.round(part * 100)} size="small" aria-label={t('上传进度', 'Upload')} />}{error}</div>
    </div>
  );
}
