import { accidentBaseApi, type AccidentParagraph } from '@anlan/contracts/responsibility';
import { shanghaiDay } from '@anlan/domain';
import { CopyOutlined } from '@ant-design/icons';
import { Button, Card, Flex, Input, Segmented, theme } from 'antd';
import { useState, type CSSProperties } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useRead } from '../../api/queries';
import { FigureLink } from '../../patterns/figures/figure-link';
import { LinkButton } from '../../patterns/link-button';
import { PageHeader } from '../../patterns/page-header';
import { ProblemView } from '../../patterns/problem-view';
import { copyText } from '../../patterns/secret/copy';
import { RowsSkeleton } from '../../patterns/skeletons';
import { useClearing } from '../../patterns/use-clearing';
import { useRights, useTenantPath } from '../../session/rights';
import { instantText, NONE, numberText } from '../../text/format';
import { useWords } from '../../text/text';
import { useNotices } from '../../theme/notices';
import './figures.css';

const MEASURES = ['起', '宗', '件'] as const;

/** 同比段落 What a report says of the accidents of a period, and where each of its numbers comes from. */
export function AccidentParagraphPage() {
  const { t } = useWords();
  const to = useTenantPath();
  const clearing = useClearing();
  const [params, setParams] = useSearchParams();
  const today = shanghaiDay(new Date());
  const query = { from: params.get('from') ?? `${today.slice(0, 4)}-01-01`, to: params.get('to') ?? today, measure: MEASURES.find((m) => m === params.get('measure')) ?? '起', assessment: params.get('assessment') ?? undefined };
  const choose = (more: Record<string, string | undefined>): void => setParams(Object.fromEntries(Object.entries({ ...query, ...more }).filter((e): e is [string, string] => !!e[1])), { replace: true });
  const read = useRead(accidentBaseApi.paragraph, { query }, { keep: true });
  return (
    <>
      <PageHeader back={<Link to={to('accident-quotas')}>← {t('控制指标', 'Quotas')}</Link>} title={t('事故同比段落', 'The paragraph on accidents')} note={t('下降、上升、持平由数字决定', 'Whether it fell, rose or stayed, the numbers say')} actions={<LinkButton to="accident-bases">{t('同期基数', 'Bases')}</LinkButton>} />
      <Card style={{ marginBottom: 16 }}>
        <Flex gap={12} wrap align="end">
          <label>{t('第一日', 'First day')}<br /><Input type="date" value={query.from} onChange={(e) => e.target.value && choose({ from: e.target.value })} style={{ width: 170 }} /></label>
          <label>{t('最后一日', 'Last day')}<br /><Input type="date" value={query.to} onChange={(e) => e.target.value && choose({ to: e.target.value })} style={{ width: 170 }} /></label>
          <Segmented aria-label={t('量词', 'Measure word')} options={[...MEASURES]} value={query.measure} onChange={(measure) => choose({ measure })} />
          <label style={{ flex: '1 1 220px' }}>{t('形势评价（自己写，数字不作评价）', 'Assessment, in your own words: no number says it')}<br /><Input allowClear={clearing} maxLength={100} defaultValue={query.assessment} placeholder={t('例如：辖区安全形势总体平稳可控', 'For example: on the whole stable')} onBlur={(e) => choose({ assessment: e.target.value.trim() })} onPressEnter={(e) => choose({ assessment: e.currentTarget.value.trim() })} /></label>
        </Flex>
      </Card>
      {read.error ? <ProblemView error={read.error} onRetry={() => void read.refetch()} /> : read.data ? <Loaded paragraph={read.data} /> : <RowsSkeleton />}
    </>
  );
}

function Loaded({ paragraph: p }: { paragraph: AccidentParagraph }) {
  const { t } = useWords();
  const notices = useNotices();
  const [copied, setCopied] = useState<string>();
  const copy = async (): Promise<void> => {
    const done = await copyText(p.text);
    setCopied(done ? p.text : undefined);
    if (!done) notices.error(t('没有复制成功，请选中文字复制', 'It could not be copied: select the text'), 6);
  };
  return (
    <Flex vertical gap={16}>
      <Card extra={<Button type="primary" icon={<CopyOutlined />} onClick={() => void copy()}>{copied === p.text ? t('已复制', 'Copied') : t('复制', 'Copy')}</Button>} title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('段落', 'Paragraph')}</h2>}>
        <p lang="zh-CN" data-paragraph style={{ fontSize: 16, lineHeight: 1.9, margin: 0, overflowWrap: 'anywhere' }}>{p.text}</p>
        <p style={{ margin: '8px 0 0' }}><small>{t('截至 {at}', 'As of {at}', { at: instantText(p.asOf) })}</small></p>
      </Card>
      <Card title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('每个数字的来处', 'Where each number comes from')}</h2>}><Numbers paragraph={p} /></Card>
    </Flex>
  );
}

/** Both periods and the change; each number with its rows, or the base that was recorded. */
function Numbers({ paragraph: { current, previous, change } }: { paragraph: AccidentParagraph }) {
  const { t } = useWords();
  const { token } = theme.useToken();
  const may = useRights().may('accident.read');
  const rowsOf = (filter: Readonly<Record<string, string>> | null): string | null => (filter && may ? `accidents?${new URLSearchParams(filter)}` : null);
  const base = previous.baseId && `accident-bases/${previous.baseId}`;
  const before = (n: number | null, what: string) => (n === null ? NONE : base ? <FigureLink n={n} rows={base} name={`${t('上年同期', 'A year before')} ${what}`} /> : <FigureLink n={n} rows={rowsOf(previous.filter)} name={`${t('上年同期', 'A year before')} ${what}`} />);
  const serious = may ? `accidents?${new URLSearchParams({ ...current.filter, proposedGrade: 'relatively_major,major,especially_major' })}` : null;
  const [accidents, deaths] = [t('事故起数', 'Accidents'), t('死亡人数', 'Deaths')];
  return (
    <Flex vertical gap={8}>
      <div role="region" tabIndex={0} aria-label={t('每个数字的来处', 'Where each number comes from')} style={{ overflowX: 'auto', '--line': token.colorBorderSecondary } as CSSProperties}>
        <table className="accident-figures">
          <thead><tr><th scope="col">{t('数字', 'Figure')}</th><th scope="col">{t('本期', 'Now')}</th><th scope="col">{t('上年同期', 'A year before')}</th><th scope="col">{t('同比', 'Change')}</th></tr></thead>
          <tbody>
            <tr><th scope="row">{accidents}</th><td><FigureLink n={current.accidents} rows={rowsOf(current.filter)} name={`${t('本期', 'Now')} ${accidents}`} /></td><td>{before(previous.accidents, accidents)}</td><td>{change.accidents}</td></tr>
            <tr><th scope="row">{deaths}</th><td><FigureLink n={current.deaths} rows={rowsOf(current.filter)} name={`${t('本期', 'Now')} ${deaths}`} /></td><td>{before(previous.deaths, deaths)}</td><td>{change.deaths}</td></tr>
            <tr><th scope="row">{t('较大及以上', 'Relatively major and above')}</th><td>{current.seriousGrades === 0 ? numberText(0) : <FigureLink n={current.seriousGrades} rows={serious} name={t('较大及以上', 'Relatively major and above')} />}</td><td>{NONE}</td><td>{NONE}</td></tr>
          </tbody>
        </table>
      </div>
      <small>
        {t('本期 {from} 至 {to}；上年同期 {from2} 至 {to2}', 'Now: {from} to {to}. A year before: {from2} to {to2}', { from: current.from, to: current.to, from2: previous.from, to2: previous.to })}
        {previous.origin === 'recorded' && t('，出自登记的基数（{source}）。', ', from a base that was recorded ({source}).', { source: previous.source ?? '' })}
        {previous.origin === 'ledger' && t('，出自台账。', ', from the ledger.')}
        {previous.origin === 'none' && t('，台账没有数据，也没有登记基数，不作比较。', ': neither in the ledger nor recorded, and so nothing is compared.')}
      </small>
    </Flex>
  );
}
