import { CameraOutlined, DeleteOutlined, PictureOutlined } from '@ant-design/icons';
import { Alert, Button, Flex, Progress } from 'antd';
import { useRef, useState } from 'react';
import type { AnyOperation } from '../../api/client';
import { useWords, type Words } from '../../text/text';
import './pictures-field.css';
import { useSending, type Picture, type Progress as Sent } from './use-sending';

interface Props {
  /** takes one file and answers with its id */
  readonly op: AnyOperation;
  readonly value?: readonly Picture[];
  readonly onChange?: (pictures: readonly Picture[]) => void;
  readonly id?: string;
  readonly most?: number;
}

const NOTHING: readonly Picture[] = [];

/** Pictures by the camera or from the album: made smaller here, kept until they are sent, sent while one writes on. */
export function PicturesField({ op, value = NOTHING, onChange = () => undefined, id, most = 9 }: Props) {
  const { t } = useWords();
  const camera = useRef<HTMLInputElement>(null);
  const album = useRef<HTMLInputElement>(null);
  const [refused, setRefused] = useState<readonly string[]>([]);
  const { progress, add, remove, retry } = useSending(op, value, onChange);
  const touch = matchMedia('(pointer: coarse)').matches;
  const full = value.length >= most;
  // The field's label belongs to the button by its id, and would take the place of the button's own words.
  const words = { camera: t('拍照', 'Take a picture'), album: touch ? t('相册', 'Album') : t('选择图片', 'Choose pictures') };
  const picked = (input: HTMLInputElement): void => {
    const files = [...(input.files ?? [])].slice(0, most - value.length);
    input.value = '';
    void add(files).then(setRefused);
  };
  const waiting = value.some((p) => progress.get(p.id)?.state === 'waiting');
  return (
    <div>
      <Flex gap={8} wrap>
        {touch && <Button id={id} aria-label={words.camera} icon={<CameraOutlined />} disabled={full} onClick={() => camera.current?.click()}>{words.camera}</Button>}
        <Button id={touch ? undefined : id} aria-label={words.album} icon={<PictureOutlined />} disabled={full} onClick={() => album.current?.click()}>{words.album}</Button>
      </Flex>
      <input ref={camera} type="file" accept="image/*" capture="environment" style={{ display: 'none' }} onChange={(e) => picked(e.currentTarget)} />
      <input ref={album} type="file" accept="image/*" multiple style={{ display: 'none' }} data-testid="pictures" onChange={(e) => picked(e.currentTarget)} />
      {value.length > 0 && (
        <ul className="pictures" aria-label={t('已选图片', 'Chosen pictures')}>
          {value.map((p, i) => <One key={p.id} name={t('图片 {n}', 'Picture {n}', { n: i + 1 })} sent={progress.get(p.id)} onRemove={() => remove(p.id)} />)}
        </ul>
      )}
      <div role="status">
        {refused.length > 0 && <Alert type="warning" showIcon title={t('{names} 不是可读取的图片，请用 JPG 或 PNG', '{names}: not a picture this browser can read; use JPG or PNG', { names: refused.join('、') })} />}
        {waiting && <Alert type="warning" showIcon title={t('有图片未传上，联网后自动续传（已保存在本机）', 'Some pictures have not got through; they are kept here and sent when the connection is back')} action={<Button size="small" onClick={retry}>{t('重试', 'Try again')}</Button>} />}
      </div>
    </div>
  );
}

const stateWords = (t: Words['t'], state: Sent['state'] | undefined): string =>
  state === 'sent' ? t('已上传', 'sent') : state === 'waiting' ? t('待上传', 'waiting') : state === 'lost' ? t('已丢失，请重拍', 'lost: take it again') : t('上传中', 'sending');

function One({ name, sent, onRemove }: { name: string; sent?: Sent; onRemove: () => void }) {
  const { t } = useWords();
  const words = stateWords(t, sent?.state);
  return (
    <li>
      {sent?.url ? <img src={sent.url} alt={name} /> : <div className="picture-blank" />}
      <div className="picture-line">
        {sent?.state === 'sending' ? <Progress type="circle" percent={Math.round(sent.part * 100)} size={24} aria-label={`${name} ${words}`} /> : <small>{words}</small>}
        <Button type="text" icon={<DeleteOutlined />} aria-label={t('删除{name}', 'Remove {name}', { name })} onClick={onRemove} />
      </div>
    </li>
  );
}
