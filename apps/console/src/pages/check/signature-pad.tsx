import { Alert, Button, Flex, theme } from 'antd';
import { useRef, useState, type PointerEvent } from 'react';
import { pending } from '../../offline/outbox.rules';
import { keepPicture } from '../../patterns/pictures/picture-store';
import { useWords } from '../../text/text';

interface Props {
  /** the file, which waits to be sent */
  readonly value?: string;
  readonly onChange?: (fileId?: string) => void;
  readonly id?: string;
  readonly name: string;
}

const [WIDTH, HEIGHT] = [600, 200];

/** A signature drawn with a finger or a mouse; kept as a picture when it is taken over, and sent with its form. */
export function SignaturePad({ value, onChange, id, name }: Props) {
  const { t } = useWords();
  const { token } = theme.useToken();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [drawn, setDrawn] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const at = (e: PointerEvent<HTMLCanvasElement>): [number, number] => {
    const box = e.currentTarget.getBoundingClientRect();
    return [((e.clientX - box.left) * WIDTH) / box.width, ((e.clientY - box.top) * HEIGHT) / box.height];
  };
  const begin = (e: PointerEvent<HTMLCanvasElement>): void => {
    e.currentTarget.setPointerCapture(e.pointerId);
    const pen = e.currentTarget.getContext('2d');
    if (!pen) return;
    pen.lineWidth = 4;
    pen.lineCap = 'round';
    pen.beginPath();
    pen.moveTo(...at(e));
  };
  const move = (e: PointerEvent<HTMLCanvasElement>): void => {
    const pen = e.buttons ? e.currentTarget.getContext('2d') : null;
    if (!pen) return;
    pen.lineTo(...at(e));
    pen.stroke();
    setDrawn(true);
  };
  const clear = (): void => {
    canvas.current?.getContext('2d')?.clearRect(0, 0, WIDTH, HEIGHT);
    setDrawn(false);
    setProblem(undefined);
    onChange?.(undefined);
  };
  const take = (): void => {
    setBusy(true);
    canvas.current?.toBlob((blob) => {
      const kept = crypto.randomUUID();
      void (blob ? keepPicture(kept, blob) : Promise.resolve(false)).then((done) => {
        setBusy(false);
        if (done) onChange?.(pending(kept));
        else setProblem(t('本机没有空间保存签名', 'There is no room on this phone to keep the signature'));
      });
    }, 'image/png');
  };
  return (
    <Flex vertical gap={6} id={id}>
      <canvas
        ref={canvas} width={WIDTH} height={HEIGHT} role="img" aria-label={t('{name} 手写签名区', 'Place for the signature: {name}', { name })} onPointerDown={begin} onPointerMove={move}
        style={{ width: '100%', maxWidth: WIDTH, aspectRatio: `${WIDTH} / ${HEIGHT}`, border: `1px solid ${token.colorBorder}`, borderRadius: token.borderRadius, background: '#fff', touchAction: 'none', pointerEvents: value ? 'none' : 'auto' }}
      />
      <Flex gap={8} wrap align="center">
        {value ? <span role="status">{t('已签名', 'Signed')}</span> : <Button onClick={take} disabled={!drawn} loading={busy}>{t('确认签名', 'Take this signature')}</Button>}
        <Button onClick={clear} disabled={!drawn && !value}>{t('重签', 'Sign anew')}</Button>
      </Flex>
      {problem && <Alert type="error" showIcon title={problem} />}
    </Flex>
  );
}
