import type { Hazard } from '@anlan/contracts/enforcement';
import { Button, Card, Flex } from 'antd';
import { useState } from 'react';
import { LinkButton } from '../../patterns/link-button';
import { PageHeader } from '../../patterns/page-header';
import { Statement } from '../../patterns/statement';
import { useWords } from '../../text/text';
import { ReportForm } from './report-form';

/** 上报隐患 Reports a hazard on the spot: five fields, then another one or what became of it. */
export function ReportPage() {
  const { t } = useWords();
  const [round, setRound] = useState(0);
  const [reported, setReported] = useState<Hazard>();
  const [kept, setKept] = useState(false);
  const another = (): void => (setReported(undefined), setKept(false), setRound(round + 1));
  if (reported) {
    return (
      <Statement title={t('已上报', 'Reported')} detail={<>{reported.number}<br />{reported.title}</>}>
        <Flex gap={8} justify="center" wrap>
          <Button type="primary" size="large" onClick={another}>{t('再报一条', 'Report another one')}</Button>
          <LinkButton to={`hazards/${reported.id}`} size="large">{t('查看这一条', 'Open it')}</LinkButton>
        </Flex>
      </Statement>
    );
  }
  if (kept) {
    return (
      <Statement title={t('已保存在本机', 'Kept on this phone')} detail={t('现在没有网络，联网后自动发送。', 'There is no line now; it is sent once there is one.')}>
        <Flex gap={8} justify="center" wrap>
          <Button type="primary" size="large" onClick={another}>{t('再报一条', 'Report another one')}</Button>
          <LinkButton to="waiting" size="large">{t('查看待发送', 'See what waits')}</LinkButton>
        </Flex>
      </Statement>
    );
  }
  return (
    <div style={{ maxWidth: 640 }}>
      <PageHeader title={t('上报隐患', 'Report a hazard')} />
      <Card styles={{ body: { padding: 16 } }}><ReportForm key={round} onDone={setReported} onKept={() => setKept(true)} /></Card>
    </div>
  );
}
