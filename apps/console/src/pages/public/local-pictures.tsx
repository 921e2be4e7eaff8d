import { CameraOutlined, DeleteOutlined, PictureOutlined } from '@ant-design/icons';
import { REPORT_PICTURES } from '@anlan/contracts/enforcement';
import { Alert, Button, Flex } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { shrinkPicture } from '../../patterns/pictures/shrink';
import { useWords } from '../../text/text';
import '../../patterns/pictures/pictures-field.css';

/** A picture that is only in this page's memory: a shared computer keeps nothing of it. */
export interface LocalPicture {
  readonly id: string;
  readonly blob: Blob;
}

interface Props {
  readonly value?: readonly LocalPicture[];
  readonly onChange?: (pictures: readonly LocalPicture[]) => void;
  readonly id?: string;
  readonly most?: number;
}

const NOTHING: readonly LocalPicture[] = [];

/** Pictures by the camera or from the album, drawn anew here: what a camera writes into its files (place, time, its own number) never leaves. */
export function LocalPictures({ value = NOTHING, onChange = () => undefined, id, most = REPORT_PICTURES.most }: Props) {
  const { t } = useWords();
  const camera = useRef<HTMLInputElement>(null);
  const album = useRef<HTMLInputElement>(null);
  const [refused, setRefused] = useState(0);
  const [busy, setBusy] = useState(false);
  const touch = matchMedia('(pointer: coarse)').matches;
  const full = value.length >= most;
  const picked = async (input: HTMLInputElement): Promise<void> => {
    const files = [...(input.files ?? [])].slice(0, most - value.length);
    input.value = '';
    setBusy(true);
    const drawn = await Promise.all(files.map((f) => shrinkPicture(f).catch(() => undefined)));
    setBusy(false);
    const good = drawn.filter((b) => b !== undefined);
    setRefused(drawn.length - good.length);
    if (good.length) onChange([...value, ...good.map((blob) => ({ id: crypto.randomUUID(), blob }))]);
  };
  return (
    <div id={id} role="group" aria-label={t('照片', 'Pictures')}>
      <Flex gap={8} wrap>
        {touch && <Button icon={<CameraOutlined />} disabled={full} loading={busy} onClick={() => camera.current?.click()}>{t('拍照', 'Take a picture')}</Button>}
        <Button icon={<PictureOutlined />} disabled={full} loading={busy} onClick={() => album.current?.click()}>{touch ? t('相册', 'Album') : t('选择图片', 'Choose pictures')}</Button>
      </Flex>
      <input ref={camera} type="file" accept="image/*" capture="environment" style={{ display: 'none' }} onChange={(e) => void picked(e.currentTarget)} />
      <input ref={album} type="file" accept="image/*" multiple style={{ display: 'none' }} data-testid="pictures" onChange={(e) => void picked(e.currentTarget)} />
      {value.length > 0 && (
        <ul className="pictures" aria-label={t('已选图片', 'Chosen pictures')}>
          {value.map((p, i) => <One key={p.id} picture={p} name={t('图片 {n}', 'Picture {n}', { n: i + 1 })} onRemove={() => onChange(value.filter((o) => o.id !== p.id))} />)}
        </ul>
      )}
      <div role="status">{refused > 0 && <Alert type="warning" showIcon title={t('有 {n} 个文件不是可读取的图片，请用 JPG 或 PNG', '{n} files are no pictures this browser can read; use JPG or PNG', { n: refused })} />}</div>
    </div>
  );
}

function One({ picture, name, onRemove }: { picture: LocalPicture; name: string; onRemove: () => void }) {
  const { t } = useWords();
  const url = useObjectUrl(picture.blob);
  return (
    <li>
      {url ? <img src={url} alt={name} /> : <div className="picture-blank" />}
      <Button size="small" icon={<DeleteOutlined />} aria-label={t('删除{name}', 'Remove {name}', { name })} onClick={onRemove} />
    </li>
  );
}

/** Made while it is shown, and given back with it. */
function useObjectUrl(blob: Blob): string | undefined {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(blob);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [blob]);
  return url;
}
