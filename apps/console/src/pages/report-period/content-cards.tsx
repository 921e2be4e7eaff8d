import { reportPeriodApi, targetComparisonNames, targetLifecycle, type ReportContent, type ReportPeriod } from '@anlan/contracts/responsibility';
import { Card, Flex } from 'antd';
import { Link } from 'react-router';
import { useRead } from '../../api/queries';
import { CopyButton } from '../../patterns/copy-button';
import { FigureTable } from '../../patterns/figures/figure-table';
import { useTenantPath } from '../../session/rights';
import { instantText, NONE, numberText } from '../../text/format';
import { useWords } from '../../text/text';
import { ReportPeriodTag } from './tags';

const heading = (text: string) => <h2 style={{ fontSize: 16, margin: 0 }}>{text}</h2>;

/** 报告段落: written by the numbers, to be copied into a report. */
export function ParagraphsCard({ paragraphs }: Pick<ReportContent, 'paragraphs'>) {
  const { t } = useWords();
  if (paragraphs.length === 0) return null;
  return (
    <Card title={heading(t('报告段落', 'Paragraphs'))} extra={<CopyButton text={paragraphs.map((p) => p.text).join('\n')} />}>
      <Flex vertical gap={12}>
        {paragraphs.map((p) => (
          <section key={p.key} aria-label={p.title}>
            <Flex justify="space-between" align="center" gap={8} wrap><h3 lang="zh-CN" style={{ fontSize: 14, margin: 0 }}>{p.title}</h3>{paragraphs.length > 1 && <CopyButton text={p.text} />}</Flex>
            <p lang="zh-CN" style={{ margin: '4px 0 0', lineHeight: 1.9, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{p.text}</p>
          </section>
        ))}
      </Flex>
    </Card>
  );
}

/** 工作目标进展 as it was then. */
export function TargetsCard({ targets }: Pick<ReportContent, 'targets'>) {
  const { t, label } = useWords();
  const to = useTenantPath();
  if (targets.length === 0) return null;
  return (
    <Card title={heading(t('工作目标进展', 'Targets'))}>
      <FigureTable label={t('工作目标进展', 'Targets')} heads={[t('目标', 'Target'), t('目标值', 'Wanted'), t('完成数', 'So far'), t('截至', 'As of'), t('时限', 'Due'), t('状态', 'State')]}>
        {targets.map((x) => (
          <tr key={x.targetId}>
            <th scope="row"><Link className="in-text" to={to(`targets/${x.targetId}`)}>{x.name}</Link></th><td>{label(targetComparisonNames[x.comparison])} {numberText(x.value)} {x.unit}</td><td>{x.current === null ? NONE : `${numberText(x.current)} ${x.unit}`}</td>
            <td>{x.asOf ?? NONE}</td><td>{x.dueOn}</td><td>{label(targetLifecycle.states[x.status])}</td>
          </tr>
        ))}
      </FigureTable>
    </Card>
  );
}

/** All editions of the period: a correction is another, and the one before stays to be read. */
export function EditionsCard({ period }: { period: ReportPeriod }) {
  const { t } = useWords();
  const to = useTenantPath();
  const { data } = useRead(reportPeriodApi.list, { query: { lineId: period.lineId, limit: 50 } as never }, { keep: true });
  if (!data || data.items.length < 2) return null;
  return (
    <Card title={heading(t('各版', 'Editions'))}>
      <ul style={{ margin: 0, paddingInlineStart: 20 }}>
        {data.items.map((p) => (
          <li key={p.id} style={{ marginBottom: 6, overflowWrap: 'anywhere' }}>
            {p.id === period.id ? <strong>{t('第 {n} 版（本版）', 'Edition {n} (this one)', { n: p.edition })}</strong> : <Link className="in-text" to={to(`report-periods/${p.id}`)}>{t('第 {n} 版', 'Edition {n}', { n: p.edition })}</Link>} <ReportPeriodTag status={p.status} />
            {p.document && ` ${p.document}`}{p.issuedAt && ` ${instantText(p.issuedAt)}`}{p.correctionReason && t('；更正原因：{reason}', '; corrected because {reason}', { reason: p.correctionReason })}
          </li>
        ))}
      </ul>
    </Card>
  );
}
