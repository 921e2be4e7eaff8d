import { portraitApi, portraitColourNames, portraitColours, type PortraitDistribution } from '@anlan/contracts/enforcement';
import { Button, Card, Flex, theme } from 'antd';
import { Link, useSearchParams } from 'react-router';
import { useChange, useRead } from '../../api/queries';
import { EmptyState } from '../../patterns/empty-state';
import { LinkButton } from '../../patterns/link-button';
import { PageHeader } from '../../patterns/page-header';
import { ProblemView } from '../../patterns/problem-view';
import { RowsSkeleton } from '../../patterns/skeletons';
import { useRights, useTenantPath } from '../../session/rights';
import { instantText, numberText } from '../../text/format';
import { useWords } from '../../text/text';
import { useNotices } from '../../theme/notices';
import { ColourTag } from './colour-tag';
import './portrait.css';

/** 红橙黄蓝分布: by the divisions below one; each number leads to its subjects. */
export function DistributionPage() {
  const { t, label } = useWords();
  const notices = useNotices();
  const may = useRights().may('portrait-model.manage');
  const [params] = useSearchParams();
  const divisionCode = params.get('divisionCode') ?? undefined;
  const read = useRead(portraitApi.distribution, { query: { divisionCode } as never }, { keep: true });
  const refresh = useChange(portraitApi.refresh);
  const run = (): void => refresh.mutate({ body: {} }, { onSuccess: (r) => void notices.success(t('已重算 {n} 家，{changed} 家变色', '{n} computed, {changed} changed colour', { n: numberText(r.subjects), changed: numberText(r.changed) })) });
  return (
    <>
      <PageHeader
        title={t('画像分布', 'Portraits')} note={read.data?.asOf ? t('按 {at} 的计算；每小时重算', 'As computed {at}; anew every hour', { at: instantText(read.data.asOf) }) : t('每小时计算一次', 'Computed every hour')}
        actions={<><LinkButton to="portraits/list">{t('画像清单', 'List')}</LinkButton>{may && <><LinkButton to="portrait-models">{t('画像模型', 'Model')}</LinkButton><Button type="primary" loading={refresh.isPending} onClick={run}>{t('立即重算', 'Compute now')}</Button></>}</>}
      />
      {refresh.error && <ProblemView error={refresh.error} onRetry={run} />}
      {read.error ? <ProblemView error={read.error} onRetry={() => void read.refetch()} /> : !read.data ? <RowsSkeleton /> : read.data.total === 0 ? (
        <Card><EmptyState text={t('还没有画像：发布画像模型后每小时计算', 'There are no portraits yet: they are computed every hour once a model is published')}>{may && <LinkButton to="portrait-models">{t('去设置模型', 'To the model')}</LinkButton>}</EmptyState></Card>
      ) : (
        <Card title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('各区划的红橙黄蓝', 'Colours by division')}</h2>} extra={divisionCode && <LinkButton size="small" to="portraits">{t('全区', 'Whole district')}</LinkButton>}>
          <Table found={read.data} within={divisionCode} />
          <p>{label({ zh: '画像只作提示，分级和检查上限由执法人员决定。', en: 'Portraits are advice: grades and the cap on inspections are an officer\'s.' })}</p>
        </Card>
      )}
    </>
  );
}

function Table({ found, within }: { found: PortraitDistribution; within: string | undefined }) {
  const { t, label } = useWords();
  const to = useTenantPath();
  const { token } = theme.useToken();
  const line = { borderColor: token.colorBorderSecondary };
  const number = (n: number, name: string, colour: string, query: Record<string, string>) =>
    n === 0 ? '0' : <Link to={to(`portraits/list?${new URLSearchParams(query)}`)} aria-label={t('{name}{colour} {n} 家', '{name}, {colour}: {n}', { name, colour, n: numberText(n) })}>{numberText(n)}</Link>;
  const all: Record<string, string> = within === undefined ? {} : { divisionCode: within };
  return (
    <Flex vertical gap={8}>
      <table className="portrait-table">
        <caption className="for-ears">{t('各区划的红橙黄蓝', 'Colours by division')}</caption>
        <thead><tr><th scope="col" style={line}>{t('区划', 'Division')}</th>{portraitColours.map((c) => <th key={c} scope="col" style={line}><ColourTag colour={c} /></th>)}<th scope="col" style={line}>{t('合计', 'All')}</th></tr></thead>
        <tbody>
          {found.items.map((i) => (
            <tr key={i.divisionCode}>
              <th scope="row" style={line}>{i.filter['divisionCode'] && !i.filter['divisionOnly'] ? <Link to={to(`portraits?divisionCode=${i.divisionCode}`)}>{i.name}</Link> : i.name}</th>
              {portraitColours.map((c) => <td key={c} style={line}>{number(i.colours[c], i.name, label(portraitColourNames[c]), { ...i.filter, colour: c })}</td>)}
              <td style={line}>{number(i.total, i.name, '', i.filter)}</td>
            </tr>
          ))}
          <tr><th scope="row" style={line}><strong>{t('合计', 'All')}</strong></th>{portraitColours.map((c) => <td key={c} style={line}>{number(found.colours[c], t('合计', 'All'), label(portraitColourNames[c]), { ...all, colour: c })}</td>)}<td style={line}>{number(found.total, t('合计', 'All'), '', all)}</td></tr>
        </tbody>
      </table>
    </Flex>
  );
}
