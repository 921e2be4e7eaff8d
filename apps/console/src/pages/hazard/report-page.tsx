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
  if (reported) {
    return (
      <Statement title={t('已上报', 'Reported')} detail={<>{reported.number}<br />{reported.title}</>}>
        <Flex gap={8} justify="center" wrap>
          <Button type="primary" size="large" onClick={() => (setReported(undefined), setRound(round + 1))}>{t('再报一条', 'Report another one')}</Button>
          <LinkButton to={`hazards/${reported.id}`} size="large">{t('查看这一条', 'Open it')}</LinkButton>
        </Flex>
      </Statement>
    );
  }
  return (
    <div style={{ maxWidth: 640 }}>
      <PageHeader title={t('上报隐患', 'Report a hazard')} />
      <Card styles={{ body: { padding: 16 } }}><ReportForm key={round} onDone={setReported} /></Card>
    </div>
  );
}
