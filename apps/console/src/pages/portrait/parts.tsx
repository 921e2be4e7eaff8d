import type { Portrait, PortraitPart } from '@anlan/contracts/enforcement';
import { Progress, theme } from 'antd';
import { Link } from 'react-router';
import { useTenantPath } from '../../session/rights';
import { numberText } from '../../text/format';
import { useWords } from '../../text/text';
import './portrait.css';

const addressOf = (subjectId: string, { list, filter }: PortraitPart): string => (list === 'subject' ? `subjects/${subjectId}` : `${list}?${new URLSearchParams(filter)}`);

/** Every sub-score with its reason: how many there are, which rows these are, and what brings it down. */
export function Parts({ portrait, advice }: { portrait: Portrait; /** say what to do as well */ advice?: boolean }) {
  const { t, label } = useWords();
  const to = useTenantPath();
  const { token } = theme.useToken();
  return (
    <ul className="portrait-parts">
      {portrait.parts.map((p) => (
        <li key={p.factor} style={{ borderColor: token.colorBorderSecondary }}>
          <div className="portrait-part">
            <span>{label(p.names)}</span>
            <span>{p.value > 0 ? <Link to={to(addressOf(portrait.subjectId, p))} aria-label={t('{factor}：{n}', '{factor}: {n}', { factor: label(p.names), n: numberText(p.value) })}>{numberText(p.value)}</Link> : '0'}<span style={{ color: token.colorTextSecondary }}>{t(' × {each} 分，最多 {most} 分', ' × {each}, at most {most}', { each: p.each, most: p.most })}</span></span>
            <strong>{t('{n} 分', '{n}', { n: p.score })}</strong>
          </div>
          <Progress percent={Math.round((p.score / p.most) * 100)} showInfo={false} size="small" aria-hidden />
          {advice && p.score > 0 && <div>{t('建议：', 'Advice: ')}{label(p.advice)}</div>}
        </li>
      ))}
    </ul>
  );
}
