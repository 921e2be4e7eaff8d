import { listItemApi, type PromotionReport } from '@anlan/contracts/responsibility';
import { shanghaiDay } from '@anlan/domain';
import { Card, Flex, Input, Select } from 'antd';
import { useSearchParams } from 'react-router';
import { useRead } from '../../api/queries';
import { CopyButton } from '../../patterns/copy-button';
import { EmptyState } from '../../patterns/empty-state';
import { FigureRow } from '../../patterns/figures/figure-row';
import { PageHeader } from '../../patterns/page-header';
import { ProblemView } from '../../patterns/problem-view';
import { PageSkeleton } from '../../patterns/skeletons';
import { LinkButton } from '../../patterns/link-button';
import { useRights } from '../../session/rights';
import { instantText } from '../../text/format';
import { useWords } from '../../text/text';
import { useKinds } from '../list-kind/use-kinds';
import { PromotionTables } from './promotion-tables';
import { rateText } from '../../patterns/figures/rate-text';

/** 问题上报: what was promoted to city and province in a period, and the paragraph of the report. */
export function PromotionsPage() {
  const { t } = useWords();
  const rights = useRights();
  const kinds = useKinds();
  const [params, setParams] = useSearchParams();
  const promoted = (kinds.data ?? []).filter((k) => k.promotionName !== null);
  const today = shanghaiDay(new Date());
  const query = { kindKey: params.get('kindKey') ?? promoted[0]?.key ?? '', from: params.get('from') ?? `${today.slice(0, 4)}-01-01`, to: params.get('to') ?? today };
  const set = (changes: Partial<typeof query>): void => setParams({ ...query, ...changes }, { replace: true });
  const read = useRead(listItemApi.promotions, { query }, { enabled: query.kindKey !== '' && query.from !== '' && query.to !== '', keep: true });
  return (
    <>
      <PageHeader title={t('问题上报', 'Promoted problems')} note={t('上报区、市、省的问题：数字与报告文字', 'Problems promoted to district, city and province: the figures, and the paragraph of the report')} />
      {kinds.data && promoted.length === 0 ? (
        <Card><EmptyState text={t('没有可上报的清单种类。种类库中的“重大安全生产问题清单”可以上报。', 'No kind of list is promoted. The library has one: major problems of work safety.')}>{rights.may('list-kind.manage') && <LinkButton to="list-kinds/library" type="primary">{t('到种类库', 'To the library')}</LinkButton>}</EmptyState></Card>
      ) : (
        <>
          <Flex gap={8} wrap align="center" style={{ marginBottom: 16 }} role="search">
            <Select aria-label={t('清单种类', 'Kind of list')} style={{ width: 240 }} value={query.kindKey || undefined} onChange={(kindKey: string) => set({ kindKey })} options={promoted.map((k) => ({ value: k.key, label: k.name }))} />
            <Input type="date" aria-label={t('自', 'From')} style={{ width: 160 }} value={query.from} onChange={(e) => set({ from: e.target.value })} />
            <Input type="date" aria-label={t('至', 'To')} style={{ width: 160 }} value={query.to} onChange={(e) => set({ to: e.target.value })} />
          </Flex>
          {read.error ? <ProblemView error={read.error} onRetry={() => void read.refetch()} /> : read.data ? <Report report={read.data} /> : <PageSkeleton />}
        </>
      )}
    </>
  );
}

function Report({ report: r }: { report: PromotionReport }) {
  const { t } = useWords();
  return (
    <Flex vertical gap={16}>
      <Card title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('报告文字', 'Paragraph of the report')}</h2>} extra={<CopyButton text={r.paragraph} />}>
        <p style={{ margin: 0, fontSize: 16, lineHeight: 1.8, overflowWrap: 'anywhere' }}>{r.paragraph}</p>
      </Card>
      <Card title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('数字', 'Figures')}</h2>}>
        <FigureRow
          rows="list-items"
          figures={[
            { name: t('上报', 'Promoted'), ...r.promoted }, { name: t('被录入', 'Accepted'), ...r.accepted }, { name: t('其中市级', 'by the city'), ...r.city }, { name: t('其中省级', 'by the province'), ...r.province }, { name: t('仅区级录入', 'By the district alone'), ...r.district }, { name: t('已销号', 'Closed'), ...r.closed },
            { name: t('其余', 'Remaining'), ...r.remaining }, { name: t('其中逾期', 'of them overdue'), ...r.overdue, bad: true }, { name: t('销号率', 'Closure'), text: rateText(r.closure.rate), note: `${r.closure.numerator} / ${r.closure.denominator}` },
          ]}
        />
        <PromotionTables report={r} />
        <p style={{ marginBottom: 0 }}><small>{t('单位“个”，每个只计一次；销号率 = 被录入且已销号 ÷ 被录入；仅区级录入的不计入市、省录入。按层级、按来源的表里，每级各自计数。截至 {at}。', 'Each problem counts once. Closure: accepted and closed ÷ accepted; what the district alone accepted is beside those of city and province. In the tables each level counts by itself. As of {at}.', { at: instantText(r.asOf) })}</small></p>
      </Card>
    </Flex>
  );
}
