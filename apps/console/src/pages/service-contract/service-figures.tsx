import { expertLevelNames, expertLevels, serviceContractApi, type ServiceFigures as Figures } from '@anlan/contracts/enforcement';
import { Card, Flex } from 'antd';
import { Link } from 'react-router';
import { useRead } from '../../api/queries';
import { FigureLink } from '../../patterns/figures/figure-link';
import { ProblemView } from '../../patterns/problem-view';
import { RowsSkeleton } from '../../patterns/skeletons';
import { useRights, useTenantPath } from '../../session/rights';
import { numberText, yuanText } from '../../text/format';
import { useWords } from '../../text/text';
import { checkRows } from '../check/check-rows';

const cell = { textAlign: 'right', padding: '6px 8px', whiteSpace: 'nowrap' } as const;

/** 服务企业数、隐患条数、专家数, and those of each provider; each number leads to its checks. */
export function ServiceFigures() {
  const { t } = useWords();
  const read = useRead(serviceContractApi.figures, { query: {} }, { keep: true });
  if (read.error && !read.data) return <ProblemView error={read.error} onRetry={() => void read.refetch()} />;
  return <Card style={{ marginBottom: 16 }} title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('服务数字', 'Services in numbers')}</h2>}>{read.data ? <Loaded figures={read.data} /> : <RowsSkeleton rows={3} />}</Card>;
}

function Loaded({ figures: { total, experts, fees, providers } }: { figures: Figures }) {
  const { t, label } = useWords();
  const to = useTenantPath();
  const rights = useRights();
  const of = (filter: Readonly<Record<string, string>>) => checkRows(filter, rights);
  const looks = rights.may('check.read');
  const number = (n: number, rows: string | null, name: string) => <FigureLink n={n} rows={looks ? rows : null} name={name} />;
  const all = of(total.filter);
  const levels = expertLevels.filter((l) => experts.byLevel[l] > 0).map((l) => `${label(expertLevelNames[l])} ${numberText(experts.byLevel[l])}`).join(t('、', ', '));
  return (
    <>
      <Flex gap={24} wrap component="ul" style={{ listStyle: 'none', margin: 0, padding: 0 }}>
        <li>{t('服务企业', 'Subjects served')} <strong>{number(total.subjects, all.subjects, t('服务企业', 'Subjects served'))}</strong> {t('家', '')}</li>
        <li>{t('发现隐患', 'Hazards found')} <strong>{number(total.hazards, all.hazards, t('发现隐患', 'Hazards found'))}</strong> {t('条', '')}</li>
        <li>{t('检查', 'Checks')} <strong>{number(total.checks, all.checks, t('检查', 'Checks'))}</strong> {t('次', '')}</li>
        <li>{t('可派专家', 'Experts')} <strong>{rights.may('expert.read') ? <Link to={to('experts?inForce=true')}>{numberText(experts.total)}</Link> : numberText(experts.total)}</strong> {levels && `（${levels}）`}</li>
        <li>{t('已出动专家', 'Experts sent')} <strong><Link to={to('expert-tasks')}>{numberText(experts.tasked)}</Link></strong></li>
        <li>{t('专家费用', 'Fees of experts')} <strong>{yuanText(fees)}</strong></li>
      </Flex>
      {providers.length > 0 && (
        <div style={{ overflowX: 'auto', marginTop: 12 }} role="region" tabIndex={0} aria-label={t('按服务机构', 'By provider')}>
          <table style={{ width: '100%', borderSpacing: 0 }}>
            <caption className="for-ears">{t('各服务机构的检查次数、服务企业数和隐患条数', 'Checks, subjects and hazards of each provider')}</caption>
            <thead><tr><th scope="col" style={{ ...cell, textAlign: 'left' }}>{t('服务机构', 'Provider')}</th><th scope="col" style={cell}>{t('检查', 'Checks')}</th><th scope="col" style={cell}>{t('企业', 'Subjects')}</th><th scope="col" style={cell}>{t('隐患', 'Hazards')}</th></tr></thead>
            <tbody>
              {providers.map((p) => (
                <tr key={`${p.contractId} ${p.provider}`}>
                  <th scope="row" style={{ ...cell, textAlign: 'left', fontWeight: 400, whiteSpace: 'normal', overflowWrap: 'anywhere' }}>{p.contractId ? <Link to={to(`service-contracts/${p.contractId}`)}>{p.provider} {p.contractNumber}</Link> : t('{name}（未挂合同）', '{name} (no contract)', { name: p.provider })}</th>
                  <td style={cell}>{number(p.checks, of(p.filter).checks, t('{name} 检查', '{name}, checks', { name: p.provider }))}</td>
                  <td style={cell}>{number(p.subjects, of(p.filter).subjects, t('{name} 企业', '{name}, subjects', { name: p.provider }))}</td>
                  <td style={cell}>{number(p.hazards, of(p.filter).hazards, t('{name} 隐患', '{name}, hazards', { name: p.provider }))}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <p style={{ marginBottom: 0 }}><small>{t('数字出自中介（专家）检查：同一企业只计一家，各机构之间不能相加。', 'Counted from agencies\' and experts\' checks: a subject counts once, and those of the providers do not add up.')}</small></p>
    </>
  );
}
