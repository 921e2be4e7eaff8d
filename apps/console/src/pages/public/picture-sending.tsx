import { Alert, Button, Progress } from 'antd';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useWords } from '../../text/text';
import type { LocalPicture } from './local-pictures';
import { Refusal } from './refusal';

interface Props<A> {
  /** sends one */
  readonly send: (picture: Blob, fileName: string) => Promise<A>;
  readonly pictures: readonly LocalPicture[];
  readonly onSent?: (answer: A) => void;
}

/** Sends the pictures of a report one after another; what does not get through can be sent again while the page is open. */
export function PictureSending<A>({ send: sendOne, pictures, onSent }: Props<A>) {
  const { t } = useWords();
  const [sent, setSent] = useState(0);
  const [error, setError] = useState<Error>();
  const next = useRef(0);
  const busy = useRef(false);
  const latest = useRef({ sendOne, pictures, onSent });
  useEffect(() => {
    latest.current = { sendOne, pictures, onSent };
  });
  const send = useCallback(async () => {
    if (busy.current) return;
    busy.current = true;
    setError(undefined);
    const { pictures: all } = latest.current;
    try {
      while (next.current < all.length) {
        const answer = await latest.current.sendOne(all[next.current]!.blob, `${next.current + 1}.jpg`);
        next.current += 1;
        setSent(next.current);
        latest.current.onSent?.(answer);
      }
    } catch (failure) {
      setError(failure as Error);
    } finally {
      busy.current = false;
    }
  }, []);
  useEffect(() => void send(), [send]);
  if (!pictures.length) return null;
  if (error) {
    return (
      <div className="no-print">
        <Refusal error={error} />
        <p>{t('有 {n} 张照片没有传上，举报本身已收到。', '{n} pictures did not get through; the report itself was received.', { n: pictures.length - sent })}</p>
        <Button onClick={() => void send()}>{t('重新上传', 'Send them again')}</Button>
      </div>
    );
  }
  return (
    <div role="status" className="no-print">
      {sent < pictures.length
        ? <Progress percent={Math.round((sent / pictures.length) * 100)} format={() => `${sent} / ${pictures.length}`} aria-label={t('正在上传照片，请勿关闭本页', 'Sending pictures; do not close this page')} />
        : <Alert type="success" showIcon title={t('{n} 张照片已上传', '{n} pictures were sent', { n: sent })} />}
    </div>
  );
}
