import { DeleteOutlined, PaperClipOutlined } from '@ant-design/icons';
import { Alert, Button, Flex } from 'antd';
import type { Rule } from 'antd/es/form';
import { useEffect, useRef, useState } from 'react';
import type { AnyOperation } from '../../api/client';
import { upload } from '../../api/upload';
import { useWords, type Words } from '../../text/text';
import { shrinkPicture } from '../pictures/shrink';
import type { ChosenFile } from './files';

interface Props {
  /** takes one file and answers with its id */
  readonly op: AnyOperation;
  readonly value?: readonly ChosenFile[];
  readonly onChange?: (files: readonly ChosenFile[]) => void;
  readonly id?: string;
  readonly most?: number;
  /** as an input of files takes it; default: pictures, PDF and video, which is what the services keep */
  readonly accept?: string;
}

const NOTHING: readonly ChosenFile[] = [];
const KEPT = 'image/jpeg,image/png,image/webp,application/pdf,video/mp4';

/** A form whose files are on their way, or did not arrive, cannot be sent yet. */
export const filesSent = (t: Words['t']): Rule => ({
  validator: async (_, files?: ChosenFile[]) => {
    if (files?.some((f) => !f.fileId)) throw new Error(t('附件还没有全部传上，请稍候，或删除没有传上的', 'Not all files have been sent yet: wait, or remove those that were not'));
  },
});

/** Files of a form, each sent while one writes on; pictures are made smaller first. A phone offers its camera as well. */
export function FilesField({ op, value = NOTHING, onChange = () => undefined, id, most = 20, accept = KEPT }: Props) {
  const { t } = useWords();
  const input = useRef<HTMLInputElement>(null);
  const latest = useRef({ value, onChange });
  const [failed, setFailed] = useState<ReadonlyMap<string, string>>(new Map());
  useEffect(() => {
    latest.current = { value, onChange };
  });
  const change = (next: readonly ChosenFile[]): void => {
    latest.current.value = next;
    latest.current.onChange(next);
  };
  const sendOne = async (file: File): Promise<void> => {
    const key = crypto.randomUUID();
    change([...latest.current.value, { id: key, name: file.name }]);
    try {
      const content = file.type.startsWith('image/') ? await shrinkPicture(file) : file;
      const sent = (await upload(op, { file: content, name: file.name, key })) as { id: string };
      change(latest.current.value.map((f) => (f.id === key ? { ...f, fileId: sent.id } : f)));
    } catch (error) {
      setFailed((old) => new Map(old).set(key, (error as Error).message));
    }
  };
  const picked = (files: FileList | null): void => {
    for (const file of [...(files ?? [])].slice(0, most - value.length)) void sendOne(file);
    if (input.current) input.current.value = '';
  };
  const words = most === 1 ? t('选择文件', 'Choose a file') : t('选择附件', 'Choose files');
  return (
    <div>
      <Button id={id} icon={<PaperClipOutlined />} aria-label={words} disabled={value.length >= most} onClick={() => input.current?.click()}>{words}</Button>
      <input ref={input} type="file" multiple={most > 1} accept={accept} style={{ display: 'none' }} data-testid="files" onChange={(e) => picked(e.currentTarget.files)} />
      {value.length > 0 && (
        <ul style={{ listStyle: 'none', margin: '8px 0 0', padding: 0 }} aria-label={t('已选附件', 'Chosen files')}>
          {value.map((f) => (
            <li key={f.id}>
              <Flex gap={8} align="center">
                <span style={{ overflowWrap: 'anywhere', minWidth: 0 }}>{f.name}</span>
                <small style={{ whiteSpace: 'nowrap' }} role="status">{f.fileId ? t('已上传', 'sent') : failed.has(f.id) ? t('未传上', 'not sent') : t('上传中', 'sending')}</small>
                <Button type="text" icon={<DeleteOutlined />} aria-label={t('删除附件 {name}', 'Remove {name}', { name: f.name })} onClick={() => change(value.filter((x) => x.id !== f.id))} />
              </Flex>
              {failed.has(f.id) && <Alert type="warning" showIcon title={failed.get(f.id)} />}
            </li>
          ))}
        </ul>
      )}
      <small style={{ display: 'block', marginTop: 4 }}>{t('图片、PDF 或 MP4，每个不超过 20 MB', 'Pictures, PDF or MP4, 20 MB each at most')}</small>
    </div>
  );
}
