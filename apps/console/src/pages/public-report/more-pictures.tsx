import { publicReportApi, REPORT_PICTURES, type EnteredReport, type PublicReport } from '@anlan/contracts/enforcement';
import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { call } from '../../api/client';
import { makeStale } from '../../api/queries';
import { useWords } from '../../text/text';
import { LocalPictures, type LocalPicture } from '../public/local-pictures';
import { PictureSending } from '../public/picture-sending';

/** The pictures of a report that one has entered, sent one after another; the record is read again with each. */
export function EnteredPictures({ id, pictures }: Pick<EnteredReport, 'id'> & { pictures: readonly LocalPicture[] }) {
  const client = useQueryClient();
  return <PictureSending send={(file, fileName) => call(publicReportApi.attach, { params: { id }, file, fileName })} pictures={pictures} onSent={() => makeStale(client, 'enforcement', 'public-report')} />;
}

/** 补充图片: what came later, such as the letter itself, added by who entered the report until it is handled. */
export function MorePictures({ report }: { report: PublicReport }) {
  const { t } = useWords();
  const [chosen, setChosen] = useState<readonly LocalPicture[]>([]);
  const [round, setRound] = useState<{ n: number; pictures: readonly LocalPicture[] }>();
  const most = REPORT_PICTURES.most - report.pictures.length;
  const send = (): void => (setRound({ n: (round?.n ?? 0) + 1, pictures: chosen }), setChosen([]));
  return (
    <div style={{ marginTop: 16 }}>
      {report.takesPictures && (
        <>
          <p>{t('办理之前，还可以补充 {n} 张', '{n} more may be added until it is handled', { n: most })}</p>
          <LocalPictures value={chosen} onChange={setChosen} most={most} />
          {chosen.length > 0 && <Button type="primary" style={{ marginTop: 8 }} onClick={send}>{t('上传', 'Send')}</Button>}
        </>
      )}
      {round && <EnteredPictures key={round.n} id={report.id} pictures={round.pictures} />}
    </div>
  );
}
