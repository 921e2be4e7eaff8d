import { InboxOutlined } from '@ant-design/icons';
import { Alert, Progress, Upload } from 'antd';
import { useState } from 'react';
import type { AnswerOf, AnyOperation } from '../../api/client';
import { upload } from '../../api/upload';
import { bytesText } from '../../text/format';
import { useWords } from '../../text/text';
import { ProblemView } from '../problem-view';

interface Props<T extends AnyOperation> {
  /** takes a CSV or a workbook */
  readonly op: T;
  readonly onSent: (answer: AnswerOf<T>, name: string) => void;
}

/** A file of rows, dropped or chosen, and sent: how far it is, and why it was refused as a whole. */
export function FileChoice<T extends AnyOperation>({ op, onSent }: Props<T>) {
  const { t } = useWords();
  const [sending, setSending] = useState<{ name: string; bytes: number; part: number }>();
  const [error, setError] = useState<Error>();
  const [wrong, setWrong] = useState<string>();
  const take = async (file: File): Promise<void> => {
    setError(undefined);
    setWrong(/\.(csv|xlsx)$/i.test(file.name) ? undefined : file.name);
    if (!/\.(csv|xlsx)$/i.test(file.name)) return;
    const key = crypto.randomUUID();
    try {
      setSending({ name: file.name, bytes: file.size, part: 0 });
      const answer = await upload(op, { file, name: file.name, key, onProgress: (part) => setSending({ name: file.name, bytes: file.size, part }) });
      onSent(answer, file.name);
    } catch (failure) {
      setError(failure as Error);
    } finally {
      setSending(undefined);
    }
  };
  return (
    <div>
      <Upload.Dragger accept=".csv,.xlsx" showUploadList={false} disabled={!!sending} beforeUpload={(file) => (void take(file), false)}>
        <p className="ant-upload-drag-icon"><InboxOutlined /></p>
        <p>{t('把 CSV 或 Excel（.xlsx）文件拖到这里，或点击选择', 'Drop a CSV or Excel (.xlsx) file here, or choose one')}</p>
      </Upload.Dragger>
      <div role="status" style={{ marginTop: 12 }}>
        {sending && <>{t('正在上传 {name}（{size}）', 'Sending {name} ({size})', { name: sending.name, size: bytesText(sending.bytes) })}<Progress percent={Math.round(sending.part * 100)} aria-label={t('上传进度', 'Upload')} /></>}
        {wrong && <Alert type="warning" showIcon title={t('{name} 不是 CSV 或 .xlsx 文件；旧版 .xls 请另存为 .xlsx', '{name} is neither CSV nor .xlsx; save an old .xls as .xlsx first', { name: wrong })} />}
      </div>
      {error && <ProblemView error={error} />}
    </div>
  );
}
