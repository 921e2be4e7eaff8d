import { guardianshipApi, type GuardianshipCoverage } from '@anlan/contracts/responsibility';
import { rate } from '@anlan/domain';
import { Card, Flex } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { useRead } from '../../api/queries';
import { EmptyState } from '../../patterns/empty-state';
import { FigureRow } from '../../patterns/figures/figure-row';
import { LinkButton } from '../../patterns/link-button';
import { PageHeader } from '../../patterns/page-header';
import { DivisionPicker } from '../../patterns/pickers/division-picker';
import { ProblemView } from '../../patterns/problem-view';
import { RowsSkeleton } from '../../patterns/skeletons';
import { useRights, useTenantPath } from '../../session/rights';
import { instantText, numberText } from '../../text/format';
import { useWords } from '../../text/text';

/** 包保覆盖率 of each tier, with the divisions without a guardian first. */
export function CoveragePage() {
  const { t } = useWords();
  const to = useTenantPath();
  const [params, setParams] = useSearchParams();
  const divisionCode = params.get('divisionCode') ?? undefined;
  const read = useRead(guardianshipApi.coverage, { query: { divisionCode } as never }, { keep: true });
  return (
    <>
      <PageHeader
        back={<Link to={to('guardianships')}>← {t('包保', 'Guardianships')}</Link>} title={t('包保覆盖率', 'Coverage')}
        note={read.data && t('有在岗包保人的区划 ÷ 应包保的区划；包户的按社区计。截至 {at}', 'Divisions with a guardian who is there ÷ divisions of the tier; of households by community. As of {at}', { at: instantText(read.data.asOf) })}
        actions={<div style={{ width: 240 }}><DivisionPicker aria-label={t('区划', 'Division')} placeholder={t('全部区划', 'All divisions')} style={{ width: '100%' }} allowClear value={divisionCode} onChange={(code) => setParams(code ? { divisionCode: code } : {}, { replace: true })} /></div>}
      />
      {read.error && !read.data ? <ProblemView error={read.error} onRetry={() => void read.refetch()} /> : !read.data ? <RowsSkeleton rows={6} /> : read.data.tiers.length === 0 ? (
        <Card><EmptyState text={t('还没有在用的包保层级', 'No tier is in use yet')}><LinkButton to="guardianship-tiers">{t('到包保层级', 'To the tiers')}</LinkButton></EmptyState></Card>
      ) : <Flex vertical gap={16}>{read.data.tiers.map((tier) => <Tier key={tier.tierId} tier={tier} />)}</Flex>}
    </>
  );
}

function Tier({ tier }: { tier: GuardianshipCoverage['tiers'][number] }) {
  const { t } = useWords();
  const to = useTenantPath();
  const may = useRights().may('guardianship.manage');
  return (
    <Card title={<h2 style={{ fontSize: 16, margin: 0, whiteSpace: 'normal' }}>{tier.name}</h2>}>
      {tier.uncovered.length > 0 && (
        <details open={tier.uncovered.length <= 30} style={{ marginBottom: 12 }}>
          <summary style={{ padding: '4px 0', cursor: 'pointer' }}><strong>{t('未包保 {n} 个', '{n} without a guardian', { n: tier.uncovered.length })}</strong></summary>
          <ul style={{ margin: 0, paddingInlineStart: 20, columnWidth: 200 }}>
            {tier.uncovered.map((d) => <li key={d.code} style={{ padding: '3px 0', overflowWrap: 'anywhere' }}>{may ? <Link className="in-text" to={to(`guardianships/new?tierId=${tier.tierId}&divisionCode=${d.code}`)}>{d.name}</Link> : d.name}</li>)}
          </ul>
        </details>
      )}
      <FigureRow
        rows="guardianships"
        figures={[
          { name: t('应包保区划', 'Divisions'), count: tier.divisions },
          { name: t('已包保', 'Covered'), count: tier.covered },
          { name: t('覆盖率', 'Coverage'), text: rate(tier.covered, tier.divisions) },
          { name: t('包保', 'Guardianships'), count: tier.guardianships, filter: tier.filter },
          ...(tier.households === null ? [] : [{ name: t('户数', 'Households'), text: numberText(tier.households) }]),
          { name: t('包保人不在岗', 'Guardian not there'), count: tier.gaps, filter: tier.gapsFilter, bad: true as const },
        ]}
      />
    </Card>
  );
}
