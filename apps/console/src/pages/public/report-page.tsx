import type { SubmittedReport } from '@anlan/contracts/enforcement';
import { useState } from 'react';
import { Statement } from '../../patterns/statement';
import { useTitle } from '../../patterns/use-title';
import { useWords } from '../../text/text';
import { Way } from './home-page';
import type { LocalPicture } from './local-pictures';
import { usePublicPage } from './page-context';
import { ReceiptSheet } from './receipt-sheet';
import { ReportForm } from './report-form';

/** 举报隐患（吹哨人）: the form, then the receipt. Both are in this page's memory only. */
export function ReportPage() {
  const { t } = useWords();
  const page = usePublicPage();
  useTitle(t('举报隐患', 'Report a hazard'));
  const [done, setDone] = useState<{ answer: SubmittedReport; pictures: readonly LocalPicture[] }>();
  if (done) return <ReceiptSheet slug={page.slug} district={page.name} answer={done.answer} pictures={done.pictures} onAnother={() => setDone(undefined)} />;
  if (!page.acceptReports) {
    return (
      <Statement title={t('本区暂不接受网上举报', 'No reports are taken here at present')} detail={t('举报安全隐患可拨打 12350 或 12345。', 'Hazards can be reported by telephone, 12350 or 12345.')}>
        <Way to={`/p/${page.slug}`}>{t('回到首页', 'To the home page')}</Way>
      </Statement>
    );
  }
  return (
    <>
      <h1>{t('举报隐患', 'Report a hazard')}</h1>
      <p>{t('正在发生的火灾、事故、险情，请直接拨打 119、110、120。', 'A fire, an accident or a danger that is happening now: call 119, 110 or 120.')}</p>
      <ReportForm page={page} onDone={(answer, pictures) => setDone({ answer, pictures })} />
    </>
  );
}
