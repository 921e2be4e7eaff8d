import { assessmentApi, type Assessment } from '@anlan/contracts/responsibility';
import { Card, Flex, theme } from 'antd';
import { Link } from 'react-router';
import { useRead } from '../../api/queries';
import { EmptyState } from '../../patterns/empty-state';
import { rateText } from '../../patterns/figures/rate-text';
import { ExportButton } from '../../patterns/list/export-button';
import { RowsSkeleton } from '../../patterns/skeletons';
import { ToneTag } from '../../patterns/tone-tag';
import { useTenantPath } from '../../session/rights';
import { NONE, numberText } from '../../text/format';
import { useWords } from '../../text/text';
import { pointsText } from './points';

/** 排名, each unit with a bar as long as its points; and what went best and worst. */
export function Ranking({ assessment: a }: { assessment: Assessment }) {
  const { t } = useWords();
  const to = useTenantPath();
  const { token } = theme.useToken();
  const ranking = useRead(assessmentApi.ranking, { params: { id: a.id }, query: { limit: 200 } }, { keep: true });
  const figures = useRead(assessmentApi.figures, { params: { id: a.id } }, { keep: true });
  const rows = ranking.data?.items ?? [];
  const most = Math.max(a.totalPoints, ...rows.map((r) => r.points));
  const f = figures.data;
  return (
    <Card title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('排名', 'Ranking')}</h2>} extra={rows.length > 0 && <ExportButton op={assessmentApi.ranking} params={{ id: a.id }} query={{}} name={a.name} />}>
      {!ranking.data && <RowsSkeleton rows={3} />}
      {ranking.data && rows.length === 0 && <EmptyState text={t('定档、通报后在此查看排名。', 'The ranking is here once it is graded and issued.')} />}
      <ol style={{ listStyle: 'none', margin: 0, padding: 0 }} aria-label={t('排名', 'Ranking')}>
        {rows.map((r) => (
          <li key={r.sheetId} style={{ marginBottom: 12 }}>
            <Flex gap={8} wrap justify="space-between">
              <span style={{ overflowWrap: 'anywhere' }}><strong>{r.rank ?? NONE}</strong>　{a.allowedActions.length > 0 || rows.length === 1 ? <Link to={to(`assessment-sheets/${r.sheetId}`)}>{r.unitName}</Link> : r.unitName}</span>
              <Flex gap={8}>{r.vetoed && <ToneTag tone="bad">{t('一票否决', 'Vetoed')}</ToneTag>}<ToneTag tone="plain">{r.grade}</ToneTag><strong>{pointsText(r.points)}</strong></Flex>
            </Flex>
            <div aria-hidden style={{ height: 8, background: token.colorFillSecondary, borderRadius: 4 }}><div style={{ height: 8, width: `${(r.points * 100) / most}%`, background: token.colorPrimary, borderRadius: 4 }} /></div>
          </li>
        ))}
      </ol>
      {f && f.units > 0 && (
        <>
          <p>{t('平均分 {a}（{n} 个单位），否决 {v} 个', 'Average {a} of {n} units, {v} vetoed', { a: pointsText(f.average), n: numberText(f.units), v: f.vetoed })}</p>
          <Flex gap={24} wrap>
            {([[t('得分率最高', 'Most attained'), f.best], [t('得分率最低', 'Least attained'), f.worst]] as const).map(([title, items]) => (
              <div key={title}><strong>{title}</strong><ol style={{ margin: 0, paddingInlineStart: 20 }}>{items.map((i) => <li key={i.item}>{i.item}. {i.name} {rateText(i.rate)}</li>)}</ol></div>
            ))}
          </Flex>
        </>
      )}
    </Card>
  );
}
