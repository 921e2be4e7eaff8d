import { campaignApi, type Campaign, type CampaignResult } from '@anlan/contracts/enforcement';
import { Card, Flex, theme } from 'antd';
import { Link } from 'react-router';
import { useRead } from '../../api/queries';
import { ExportButton } from '../../patterns/list/export-button';
import { ProblemView } from '../../patterns/problem-view';
import { RowsSkeleton } from '../../patterns/skeletons';
import { useTenantPath } from '../../session/rights';
import { instantText } from '../../text/format';
import { useWords } from '../../text/text';

const pages: Readonly<Record<string, string>> = { 'hazard.list': 'hazards' };
/** Rows of the campaign itself stand on its own page, among its lists. */
function address(list: string, { campaignId: _own, ...filter }: Readonly<Record<string, string>>): string {
  return `?${new URLSearchParams({ tab: tabs[list] ?? 'actions', ...filter })}#lists`;
}
const tabs: Readonly<Record<string, string>> = { 'campaign-action.list': 'actions', 'campaign-measure.list': 'measures', 'campaign-task.list': 'tasks' };

/** 成效统计表: the figures of this campaign alone; each leads to the rows that it counts. */
export function ResultTable({ campaign }: { campaign: Campaign }) {
  const { t, label } = useWords();
  const result = useRead(campaignApi.result, { params: { id: campaign.id } }, { keep: true });
  const title = <h2 style={{ fontSize: 16, margin: 0 }}>{t('成效统计表', 'Result table')}</h2>;
  if (result.error && !result.data) return <Card title={title}><ProblemView error={result.error} onRetry={() => void result.refetch()} /></Card>;
  if (!result.data) return <Card title={title}><RowsSkeleton /></Card>;
  const { items, rounds, sentence, partial, asOf } = result.data;
  return (
    <Card title={title} extra={<ExportButton op={campaignApi.result} params={{ id: campaign.id }} query={{}} name={t('成效统计表', 'Result table')} />}>
      <p style={{ marginTop: 0, fontSize: 16, overflowWrap: 'anywhere' }}>{label(sentence)}</p>
      <Flex gap={12} wrap>{items.map((i) => <Figure key={i.key} campaign={campaign} item={i} />)}</Flex>
      {rounds.length > 0 && <Rounds rounds={rounds} to={address} />}
      <p style={{ marginBottom: 0 }}>
        <small>
          {t('截至 {at}。', 'As of {at}. ', { at: instantText(asOf) })}
          {partial ? t('隐患只计您职责范围内的。', 'Hazards are counted in your scope only. ') : ''}
          {t('一条记录可标记多个专项行动，各行动的数字不相加。', 'A record may count in several campaigns: figures of campaigns are not added up.')}
        </small>
      </p>
    </Card>
  );
}

/** 轮次: attainment of each stage by itself. */
function Rounds({ rounds, to }: { rounds: CampaignResult['rounds']; to: (list: string, filter: Readonly<Record<string, string>>) => string }) {
  const { t } = useWords();
  return (
    <>
      <h3>{t('各轮次完成情况', 'Attainment by round')}</h3>
      <ul style={{ margin: 0, paddingInlineStart: 20 }}>
        {rounds.map((r) => (
          <li key={r.number} style={{ overflowWrap: 'anywhere' }}>
            <strong>{t('第 {n} 轮（共 {of} 轮）{name}', 'Round {n} of {of}: {name}', { n: r.number, of: r.of, name: r.name })}</strong>{' '}
            {t('{from} 至 {to}：', '{from} to {to}: ', { from: r.from, to: r.to })}
            <Link className="in-text" to={to('campaign-task.list', r.filter)}>{t('任务 {n} 项', '{n} tasks', { n: r.tasks })}</Link>{t('，', ', ')}
            <Link className="in-text" to={to('campaign-task.list', { ...r.filter, done: 'true' })}>{t('完成 {n} 项', '{n} done', { n: r.tasksDone })}</Link>
            {t('，完成率 {rate}；', ', {rate}; ', { rate: r.taskRate })}
            <Link className="in-text" to={to('campaign-action.list', r.filter)}>{t('行动 {actions} 次，出动 {people} 人次，检查 {places} 处', '{actions} actions, {people} people, {places} places', { actions: r.actions, people: r.people, places: r.places })}</Link>
          </li>
        ))}
      </ul>
    </>
  );
}

function Figure({ campaign, item }: { campaign: Campaign; item: CampaignResult['items'][number] }) {
  const { t, label } = useWords();
  const { token } = theme.useToken();
  const to = useTenantPath();
  const list = item.list ?? '';
  const rows = pages[list] ? `${to(pages[list])}?${new URLSearchParams(item.filter).toString()}` : address(list, item.filter);
  const unit = label(item.unit);
  return (
    <div style={{ flex: '1 1 140px', minWidth: 0, padding: 12, border: `1px solid ${token.colorBorderSecondary}`, borderRadius: token.borderRadius }}>
      <div>{label(item.names)}</div>
      <Link to={rows} style={{ fontSize: 22 }} aria-label={`${label(item.names)} ${item.value}${unit}`}>{item.value}</Link> {unit}
      {item.atConclusion !== null && item.atConclusion !== item.value && campaign.status === 'concluded' && <div><small>{t('收官时 {n}，此后有更正', '{n} at the end; corrected since', { n: item.atConclusion })}</small></div>}
    </div>
  );
}
