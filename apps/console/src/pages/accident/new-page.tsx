import type { AccidentDetail } from '@anlan/contracts/responsibility';
import { Card, Flex } from 'antd';
import { useState } from 'react';
import { LinkButton } from '../../patterns/link-button';
import { PageHeader } from '../../patterns/page-header';
import { Statement } from '../../patterns/statement';
import { instantText } from '../../text/format';
import { useWords } from '../../text/text';
import { ReportForm } from './report-form';

/** 事故接报 Reports an accident in a minute; then what is due next. */
export function NewAccidentPage() {
  const { t } = useWords();
  const [reported, setReported] = useState<AccidentDetail>();
  const city = reported?.clocks.find((c) => c.kind === 'city_report');
  if (reported) {
    return (
      <Statement title={t('已接报', 'Reported')} detail={<>{reported.number}<br />{reported.name}{city && <><br />{t('请在 {at} 前上报市', 'To be reported to the city by {at}', { at: instantText(city.dueAt) })}</>}</>}>
        <Flex gap={8} justify="center" wrap><LinkButton to={`accidents/${reported.id}`} type="primary" size="large">{t('去上报、续报', 'Open it')}</LinkButton></Flex>
      </Statement>
    );
  }
  return (
    <div style={{ maxWidth: 640 }}>
      <PageHeader title={t('事故接报', 'Report an accident')} />
      <Card styles={{ body: { padding: 16 } }}><ReportForm onDone={setReported} /></Card>
    </div>
  );
}
