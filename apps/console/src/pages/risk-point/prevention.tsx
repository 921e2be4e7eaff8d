import { measureKindNames, riskPointApi, type RiskPointPrevention } from '@anlan/contracts/enforcement';
import { theme } from 'antd';
import { Link } from 'react-router';
import { useRead } from '../../api/queries';
import { EmptyState } from '../../patterns/empty-state';
import { ProblemView } from '../../patterns/problem-view';
import { RowsSkeleton } from '../../patterns/skeletons';
import { ToneTag } from '../../patterns/tone-tag';
import { useRights, useTenantPath } from '../../session/rights';
import { numberText } from '../../text/format';
import { useWords } from '../../text/text';
import '../checklist/checklist.css';

/** 双重预防: each measure with its check items, and what was found by them. A number leads to its hazards. */
export function Prevention({ id }: { id: string }) {
  const { t, label } = useWords();
  const { token } = theme.useToken();
  const read = useRead(riskPointApi.prevention, { params: { id } }, { keep: true });
  if (read.error && !read.data) return <ProblemView error={read.error} onRetry={() => void read.refetch()} />;
  if (!read.data) return <RowsSkeleton rows={3} />;
  const { measures, hazards, unlinked } = read.data;
  if (!measures.length && !hazards.total) return <EmptyState text={t('还没有管控措施，定级后落实管控', 'There are no measures yet: they come once it is graded')} />;
  return (
    <>
      <ul className="check-items">
        {measures.map((m, i) => (
          <li key={i} style={{ borderColor: token.colorBorderSecondary }}>
            <div className="check-item">
              <strong className="code">{i + 1}</strong>
              <div className="said">
                <ToneTag>{label(measureKindNames[m.kind])}</ToneTag> {m.text}
                {m.checkItems.length === 0 && <div className="small" style={{ color: token.colorTextSecondary }}>{t('未关联检查项', 'No check item is linked')}</div>}
                {m.checkItems.map((c) => <div key={`${c.templateId}${c.code}`} className="small">{t('检查项 {code}：{text}（{list}）', 'Item {code}: {text} ({list})', { code: c.code, text: c.text, list: c.checklistName })} <Count of={c.hazards} /></div>)}
              </div>
            </div>
          </li>
        ))}
      </ul>
      <p style={{ margin: '12px 0 0' }}>{t('关联隐患：', 'Hazards: ')}<Count of={hazards} />{unlinked.total > 0 && t('，其中 {n} 条不是由以上检查项发现', ', {n} of them not found by these items', { n: numberText(unlinked.total) })}</p>
    </>
  );
}

function Count({ of }: { of: RiskPointPrevention['hazards'] }) {
  const { t } = useWords();
  const to = useTenantPath();
  const words = t('{total} 条，未销号 {open} 条', '{total}, {open} open', { total: numberText(of.total), open: numberText(of.open) });
  return useRights().may('hazard.read') && of.total > 0 ? <Link to={to(`hazards?${new URLSearchParams(of.filter)}`)}>{words}</Link> : <>{words}</>;
}
