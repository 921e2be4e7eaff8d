import { riskPointApi } from '@anlan/contracts/enforcement';
import { Card } from 'antd';
import { Link, useNavigate } from 'react-router';
import { OperationForm } from '../../patterns/form/operation-form';
import { PageHeader } from '../../patterns/page-header';
import { useTenantPath } from '../../session/rights';
import { useWords } from '../../text/text';
import { useNotices } from '../../theme/notices';
import { labelBody, PointFields } from './point-fields';

/** 风险采集 Collects a risk point on the spot. */
export function RiskPointCollectPage() {
  const { t } = useWords();
  const to = useTenantPath();
  const navigate = useNavigate();
  const notices = useNotices();
  return (
    <div style={{ maxWidth: 640 }}>
      <PageHeader back={<Link to={to('risk-points')}>← {t('风险点', 'Risk points')}</Link>} title={t('采集风险点', 'Collect a risk point')} note={t('先采集，再评估、定级、落实管控。', 'First it is collected; then assessed, graded and put under control.')} />
      <Card styles={{ body: { padding: 16 } }}>
        <OperationForm op={riskPointApi.collect} draft="risk-point.collect" submit={t('采集', 'Collect')} initial={{ kind: 'point', tags: [], accidentTypes: [] }} toBody={({ label, ...rest }) => Object.fromEntries(Object.entries<unknown>({ ...rest, label: labelBody(label) }).filter(([, v]) => v !== undefined && v !== null && v !== '')) as never} onDone={(made) => (notices.success(t('已采集', 'Collected')), void navigate(to(`risk-points/${made.id}`)))}>
          <PointFields />
        </OperationForm>
      </Card>
    </div>
  );
}
