import { hazardApi } from '@anlan/contracts/enforcement';
import { Col, Row } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { Breakdown } from '../../../patterns/figures/breakdown';
import { PageHeader } from '../../../patterns/page-header';
import { DivisionPicker } from '../../../patterns/pickers/division-picker';
import { useTenantPath } from '../../../session/rights';
import { useWords } from '../../../text/text';
import { ListRates } from './list-rates';
import { Summary } from './summary';

/** Hazards in numbers. Every number leads to the rows that were counted. */
export function HazardStatisticsPage() {
  const { t } = useWords();
  const to = useTenantPath();
  const [params, setParams] = useSearchParams();
  const divisionCode = params.get('divisionCode') ?? undefined;
  const common = { op: hazardApi.statistics, query: { divisionCode }, rows: 'hazards', none: t('还没有隐患', 'No hazards yet') };
  return (
    <>
      <PageHeader
        back={<Link to={to('hazards')}>← {t('隐患台账', 'Ledger of hazards')}</Link>} title={t('隐患统计', 'Hazards in numbers')} note={t('点击任意数字或柱条，查看对应的记录。', 'Every number and bar leads to its records.')}
        actions={<div style={{ width: 220 }}><DivisionPicker aria-label={t('区划', 'Division')} placeholder={t('全部区划', 'All divisions')} value={divisionCode} allowClear style={{ width: '100%' }} onChange={(code) => setParams(code ? { divisionCode: code } : {})} /></div>}
      />
      <Summary divisionCode={divisionCode} />
      <Row gutter={[16, 16]} style={{ marginTop: 16 }}>
        <Col xs={24} lg={12}><Breakdown {...common} by="division" title={t('按街道、社区', 'By street or community')} /></Col>
        <Col xs={24} lg={12}><Breakdown {...common} by="category" title={t('按类别', 'By category')} /></Col>
        <Col xs={24} lg={12}><Breakdown {...common} by="age" title={t('未销号隐患的存续天数', 'Age of what is open')} inOrder /></Col>
        <Col xs={24} lg={12}><Breakdown {...common} by="source" title={t('按来源', 'By source')} /></Col>
        <Col xs={24} lg={12}><Breakdown {...common} by="rectification" title={t('按整改方式', 'By kind of rectification')} /></Col>
        <Col xs={24} lg={12}><Breakdown {...common} by="status" title={t('按状态', 'By state')} inOrder /></Col>
        <Col xs={24} lg={12}><Breakdown {...common} by="month" title={t('按上报月份', 'By month')} inOrder /></Col>
        <Col xs={24} lg={12}><ListRates divisionCode={divisionCode} /></Col>
      </Row>
    </>
  );
}
