import { Alert, Button, Flex, theme } from 'antd';
import { useRef, useState, type PointerEvent } from 'react';
import { useWords } from '../../text/text';

interface Props {
  /** whose signature it is, for those who hear the page */
  readonly name: string;
  readonly id?: string;
  /** it was taken over: nothing is drawn any more */
  readonly signed: boolean;
  /** keeps or sends the drawn picture, a PNG; says why not where it could not */
  readonly onTake: (drawn: Blob) => Promise<string | undefined>;
  readonly onClear: () => void;
  /** in pixels of the picture, 600 wide */
  readonly height?: number;
}

const WIDTH = 600;

/** A signature drawn with a finger, a pen or a mouse. */
export function SignatureCanvas({ name, id, signed, onTake, onClear, height = 200 }: Props) {
  const { t } = useWords();
  const { token } = theme.useToken();
  const canvas = useRef<HTMLCanvasElement>(null);
  const [drawn, setDrawn] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  const at = (e: PointerEvent<HTMLCanvasElement>): [number, number] => {
    const box = e.currentTarget.getBoundingClientRect();
    return [((e.clientX - box.left) * WIDTH) / box.width, ((e.clientY - box.top) * height) / box.height];
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
    canvas.current?.getContext('2d')?.clearRect(0, 0, WIDTH, height);
    setDrawn(false);
    setProblem(undefined);
    onClear();
  };
  const take = (): void => {
    setBusy(true);
    setProblem(undefined);
    canvas.current?.toBlob((blob) => {
      void (blob ? onTake(blob) : Promise.resolve(t('浏览器没有给出图片', 'The browser gave no picture'))).then((why) => {
        setBusy(false);
        setProblem(why);
      });
    }, 'image/png');
  };
  return (
    <Flex vertical gap={6} id={id}>
      <canvas
        ref={canvas} width={WIDTH} height={height} role="img" aria-label={t('{name} 手写签名区', 'Place for the signature: {name}', { name })} onPointerDown={begin} onPointerMove={move}
        style={{ width: '100%', maxWidth: WIDTH, aspectRatio: `${WIDTH} / ${height}`, border: `1px solid ${token.colorBorder}`, borderRadius: token.borderRadius, background: '#fff', touchAction: 'none', pointerEvents: signed ? 'none' : 'auto' }}
      />
      <Flex gap={8} wrap align="center">
        {signed ? <span role="status">{t('已签名', 'Signed')}</span> : <Button onClick={take} disabled={!drawn} loading={busy}>{t('确认签名', 'Take this signature')}</Button>}
        <Button onClick={clear} disabled={!drawn && !signed}>{t('重签', 'Sign anew')}</Button>
      </Flex>
      {problem && <Alert type="error" showIcon title={problem} />}
    </Flex>
  );
}
