import { accidentQuotaApi, accidentQuotaLifecycle, accidentQuotaStates, type AccidentQuota, type QuotaUse } from '@anlan/contracts/responsibility';
import { INDUSTRY_SECTIONS, shanghaiDay } from '@anlan/domain';
import { Button, Card, Flex, InputNumber, theme } from 'antd';
import { useState, type CSSProperties } from 'react';
import { useRead } from '../../api/queries';
import { FigureLink } from '../../patterns/figures/figure-link';
import { FormDrawer } from '../../patterns/form/form-drawer';
import { LinkButton } from '../../patterns/link-button';
import { ListPage } from '../../patterns/list/list-page';
import type { ListSpec } from '../../patterns/list/list.types';
import { ProblemView } from '../../patterns/problem-view';
import { RowsSkeleton } from '../../patterns/skeletons';
import { ToneTag } from '../../patterns/tone-tag';
import { useRights } from '../../session/rights';
import { instantText, numberText } from '../../text/format';
import { useWords } from '../../text/text';
import { useNotices } from '../../theme/notices';
import { QuotaTag } from './accident.names';
import './figures.css';
import { QuotaForm } from './quota-form';

/** 全部行业, or one of them. */
export function IndustryName({ industry }: Pick<AccidentQuota, 'industry'>) {
  const { t, label } = useWords();
  return <>{industry ? label(INDUSTRY_SECTIONS[industry]) : t('全部行业', 'All industries')}</>;
}

const spec: ListSpec<AccidentQuota> = {
  name: 'responsibility.accident-quota', op: accidentQuotaApi.list, rowKey: (q) => q.id, rowName: (q) => `${q.year} ${q.source}`, href: (q) => `accident-quotas/${q.id}`,
  columns: [
    { key: 'year', title: { zh: '年度、行业', en: 'Year and industry' }, main: true, render: (q) => <>{q.year} <IndustryName industry={q.industry} /></> },
    { key: 'status', title: { zh: '状态', en: 'State' }, render: (q) => <QuotaTag status={q.status} />, phone: 'mark' },
    { key: 'accidents', title: { zh: '事故起数', en: 'Accidents' }, render: (q) => numberText(q.accidents), align: 'right', phone: 'line' },
    { key: 'deaths', title: { zh: '死亡人数', en: 'Deaths' }, render: (q) => numberText(q.deaths), align: 'right', phone: 'line' },
    { key: 'source', title: { zh: '下达文件', en: 'Given by' }, render: (q) => <span style={{ overflowWrap: 'anywhere' }}>{q.source}</span>, phone: 'line' },
    { key: 'proposedBy', title: { zh: '提出人', en: 'Proposed by' }, render: (q) => q.proposedBy.name },
    { key: 'decidedBy', title: { zh: '审批人', en: 'Decided by' }, render: (q) => q.decidedBy?.name },
  ],
  filters: [
    { kind: 'text', key: 'year', label: { zh: '年度', en: 'Year' } },
    { kind: 'choice', key: 'status', label: { zh: '状态', en: 'State' }, choices: accidentQuotaStates.map((value) => ({ value, label: accidentQuotaLifecycle.states[value] })) },
  ],
  saved: true, exports: true,
  empty: { text: { zh: '还没有控制指标。按市里下达的文件提出，由他人批准后执行。', en: 'There is no quota yet. Propose it as the city gave it; it holds once another person approves it.' } },
};

/** 控制指标 Quotas, what of them is used, and what remains. */
export function AccidentQuotaListPage() {
  const { t } = useWords();
  const notices = useNotices();
  const [open, setOpen] = useState(false);
  const close = (): void => setOpen(false);
  const add = useRights().may('quota.manage') && <Button type="primary" onClick={() => setOpen(true)}>{t('提出指标', 'Propose a quota')}</Button>;
  return (
    <>
      <ListPage
        title={t('事故控制指标', 'Quotas of accidents')} spec={{ ...spec, empty: { ...spec.empty, action: add } }}
        actions={<><LinkButton to="accident-paragraph">{t('同比段落', 'The paragraph')}</LinkButton><LinkButton to="accident-bases">{t('同期基数', 'Bases')}</LinkButton>{add}</>}
      ><Use /></ListPage>
      <FormDrawer title={t('提出控制指标', 'Propose a quota')} open={open} onClose={close}><QuotaForm onDone={() => (notices.success(t('已提出，待他人批准', 'Proposed; another person decides')), close())} onCancel={close} /></FormDrawer>
    </>
  );
}

/** 已用、余量 of a year; each number of what is used leads to its accidents. */
function Use() {
  const { t } = useWords();
  const [year, setYear] = useState(Number(shanghaiDay(new Date()).slice(0, 4)));
  const read = useRead(accidentQuotaApi.use, { query: { year } }, { keep: true });
  return (
    <Card
      style={{ marginBottom: 16 }} title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('{year} 年使用情况', 'Use in {year}', { year })}</h2>}
      extra={<InputNumber aria-label={t('年度', 'Year')} min={2000} max={2099} precision={0} value={year} onChange={(y) => y && y >= 2000 && y <= 2099 && setYear(y)} style={{ width: 90 }} />}
    >
      {read.error && !read.data ? <ProblemView error={read.error} onRetry={() => void read.refetch()} /> : read.data ? <UseTable use={read.data} /> : <RowsSkeleton rows={2} />}
    </Card>
  );
}

function UseTable({ use }: { use: QuotaUse }) {
  const { t } = useWords();
  const { token } = theme.useToken();
  if (use.items.length === 0) return <p style={{ margin: 0 }}>{t('{year} 年没有执行中的控制指标。', 'No quota is in force for {year}.', { year: use.year })}</p>;
  const left = (n: number) => (n < 0 ? <ToneTag tone="bad" strong>{n}</ToneTag> : n === 0 ? <ToneTag tone="warn">0</ToneTag> : <>{numberText(n)}</>);
  return (
    <Flex vertical gap={8}>
      <div role="region" tabIndex={0} aria-label={t('使用情况', 'Use')} style={{ overflowX: 'auto', '--line': token.colorBorderSecondary } as CSSProperties}>
        <table className="accident-figures">
          <thead><tr><th scope="col">{t('行业', 'Industry')}</th>{[t('起数指标', 'Quota'), t('已用', 'Used'), t('余量', 'Left'), t('死亡指标', 'Deaths'), t('已用', 'Used'), t('余量', 'Left')].map((name, i) => <th key={i} scope="col">{name}</th>)}</tr></thead>
          <tbody>
            {use.items.map((i) => {
              const rows = `accidents?${new URLSearchParams(i.filter)}`;
              return (
                <tr key={i.quotaId} data-quota={i.quotaId}>
                  <th scope="row"><IndustryName industry={i.industry} /></th>
                  <td>{numberText(i.quota.accidents)}</td><td><FigureLink n={i.used.accidents} rows={rows} name={t('已用起数', 'Accidents used')} /></td><td>{left(i.remaining.accidents)}</td>
                  <td>{numberText(i.quota.deaths)}</td><td><FigureLink n={i.used.deaths} rows={rows} name={t('已用死亡人数', 'Deaths used')} /></td><td>{left(i.remaining.deaths)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <small>{t('余量 = 指标 − 已用，超出为负。已用只计认定为生产安全事故的，按发生之日。截至 {at}', 'Left = quota − used, below zero where it is exceeded. Used is what was determined to be a work-safety accident, by its day. As of {at}', { at: instantText(use.asOf) })}</small>
    </Flex>
  );
}
