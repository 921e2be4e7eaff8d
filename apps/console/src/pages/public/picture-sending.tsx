import { publicReportApi, type FollowedReport } from '@anlan/contracts/enforcement';
import { Alert, Button, Progress } from 'antd';
import { useCallback, useEffect, useRef, useState } from 'react';
import { call } from '../../api/client';
import { useWords } from '../../text/text';
import type { LocalPicture } from './local-pictures';
import { Refusal } from './refusal';

/** What a reporter shows to be the reporter: the code goes in a header, never in an address. */
export interface Receipt {
  readonly slug: string;
  readonly receiptNumber: string;
  readonly followCode: string;
}

interface Props {
  readonly receipt: Receipt;
  readonly pictures: readonly LocalPicture[];
  readonly onSent?: (report: FollowedReport) => void;
}

/** Sends the pictures of a report one after another; what does not get through can be sent again while the page is open. */
export function PictureSending({ receipt, pictures, onSent }: Props) {
  const { t } = useWords();
  const [sent, setSent] = useState(0);
  const [error, setError] = useState<Error>();
  const next = useRef(0);
  const busy = useRef(false);
  const latest = useRef({ receipt, pictures, onSent });
  useEffect(() => {
    latest.current = { receipt, pictures, onSent };
  });
  const send = useCallback(async () => {
    if (busy.current) return;
    busy.current = true;
    setError(undefined);
    const { receipt: { slug, receiptNumber, followCode }, pictures: all } = latest.current;
    try {
      while (next.current < all.length) {
        const answer = await call(publicReportApi.addPicture, { params: { slug, receiptNumber }, headers: { 'follow-code': followCode }, file: all[next.current]!.blob, fileName: `${next.current + 1}.jpg` });
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
