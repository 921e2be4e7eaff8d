import type { SubmittedReport } from '@anlan/contracts/enforcement';
import { Alert, Button, Flex } from 'antd';
import { PrintSheet } from '../../patterns/print/print-sheet';
import { OneTimeSecret } from '../../patterns/secret/one-time-secret';
import { instantText } from '../../text/format';
import { useWords } from '../../text/text';
import { Way } from './home-page';
import type { LocalPicture } from './local-pictures';
import { PictureSending } from './picture-sending';
import { sendTo } from './receipt';

interface Props {
  readonly slug: string;
  readonly district: string;
  readonly answer: SubmittedReport;
  readonly pictures: readonly LocalPicture[];
  readonly onAnother: () => void;
}

/** 回执: the number and the code by which only the reporter follows the report, on the screen once and on paper if wanted. */
export function ReceiptSheet({ slug, district, answer: { receiptNumber, followCode, picturesUntil }, pictures, onAnother }: Props) {
  const { t } = useWords();
  return (
    <Flex vertical gap={16}>
      <h1 className="no-print">{t('举报已收到', 'Your report was received')}</h1>
      <PictureSending send={sendTo({ slug, receiptNumber, followCode })} pictures={pictures} />
      <PrintSheet label={t('举报回执', 'Receipt')}>
        <h2>{t('{district} · 举报回执', '{district} · Receipt of a report', { district })}</h2>
        <OneTimeSecret
          values={[
            { label: t('回执号', 'Receipt number'), value: receiptNumber, plain: true },
            { label: t('查询码', 'Follow code'), value: followCode },
            { label: t('查询地址', 'Where to follow it'), value: `${location.origin}/p/${slug}/follow`, plain: true },
          ]}
          lost={t('丢失后不能找回，只能重新举报。请勿告诉他人：凭这两项可以看到办理进度。', 'A lost code cannot be had again. Tell it to nobody: with both of them one sees how far the report has come.')}
        />
      </PrintSheet>
      <Alert type="info" className="no-print" title={t('在 {at} 前、受理之前，还可以在查询页补充照片。', 'Until {at}, and before it is handled, pictures can be added where it is followed.', { at: instantText(picturesUntil) })} />
      <Flex gap={8} wrap className="no-print">
        <Way to={`/p/${slug}/follow`} primary>{t('查询办理进度', 'Follow the report')}</Way>
        <Button size="large" onClick={onAnother}>{t('再举报一件', 'Report another one')}</Button>
      </Flex>
    </Flex>
  );
}
