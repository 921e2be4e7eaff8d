import { hazardLevelNames, type ChecklistItem } from '@anlan/contracts/enforcement';
import { theme } from 'antd';
import { Fragment, type ReactNode } from 'react';
import { Link } from 'react-router';
import { EmptyState } from '../../patterns/empty-state';
import { ToneTag } from '../../patterns/tone-tag';
import { useRights, useTenantPath } from '../../session/rights';
import { dayText } from '../../text/format';
import { useWords, type Words } from '../../text/text';
import { evidenceNames } from './names';
import './checklist.css';

/** 《某法》第四条（2021-09-01 起施行，来源） */
export function basisText(b: ChecklistItem['basis'][number], { t }: Words): string {
  const dated = b.effectiveFrom && (b.effectiveTo ? t('{from} 至 {to}', '{from} to {to}', { from: dayText(b.effectiveFrom), to: dayText(b.effectiveTo) }) : t('{from} 起施行', 'in force from {from}', { from: dayText(b.effectiveFrom) }));
  const rest = [dated, b.source].filter(Boolean).join(t('，', ', '));
  return `《${b.law}》${b.article ?? ''}${rest && `（${rest}）`}`;
}

interface Props {
  readonly items: readonly ChecklistItem[];
  /** what stands beside an item: buttons, answers */
  readonly aside?: (item: ChecklistItem, index: number) => ReactNode;
}

/** The items of a version in their order, under the heading of each section: what is asked, on what it rests, and what follows when it fails. */
export function ItemList({ items, aside }: Props) {
  const { t } = useWords();
  const { token } = theme.useToken();
  if (!items.length) return <EmptyState text={t('还没有检查项', 'There are no items yet')} />;
  const runs: { section: string | null; from: number; items: ChecklistItem[] }[] = [];
  items.forEach((item, i) => {
    const run = runs.at(-1);
    if (run && run.section === item.section) run.items.push(item);
    else runs.push({ section: item.section, from: i, items: [item] });
  });
  return runs.map((run) => (
    <Fragment key={run.from}>
      {run.section && <h3 className="check-section">{run.section}</h3>}
      <ul className="check-items">
        {run.items.map((item, i) => (
          <li key={item.code} style={{ borderColor: token.colorBorderSecondary }}><div className="check-item"><strong className="code">{item.code}</strong><ItemWords item={item} items={items} />{aside && <div className="buttons">{aside(item, run.from + i)}</div>}</div></li>
        ))}
      </ul>
    </Fragment>
  ));
}

function ItemWords({ item, items }: { item: ChecklistItem; items: readonly ChecklistItem[] }) {
  const words = useWords();
  const { t, label } = words;
  const { token } = theme.useToken();
  const small = { color: token.colorTextSecondary };
  const to = useTenantPath();
  const knows = useRights().may('knowledge.read');
  const before = item.showIf && items.find((i) => i.code === item.showIf?.item);
  return (
    <div className="said">
      <div>{item.text}</div>
      <div className="marks">
        {item.hazardLevel === 'major' && <ToneTag tone="bad">{label(hazardLevelNames.major)}</ToneTag>}
        {item.failsOn === 'yes' && <ToneTag tone="warn">{t('答“是”即为隐患', 'Yes is the hazard')}</ToneTag>}
        {item.failsOn === 'never' ? <ToneTag>{t('引导项，不计分', 'Leads to others, no points')}</ToneTag> : <ToneTag>{t('{n} 分', '{n} points', { n: item.points })}</ToneTag>}
        {item.evidence !== 'none' && <ToneTag tone="info">{t('佐证：{when}', 'Evidence: {when}', { when: label(evidenceNames[item.evidence]) })}</ToneTag>}
        {item.rectification === 'on_the_spot' && item.failsOn !== 'never' && <ToneTag>{t('现场整改', 'On the spot')}</ToneTag>}
        {item.rectifyDays !== null && <ToneTag>{t('{n} 天内整改', 'within {n} days', { n: item.rectifyDays })}</ToneTag>}
      </div>
      {item.showIf && <div className="small" style={small}>{t('仅当“{code} {text}”答{answer}时检查', 'Only where “{code} {text}” is answered {answer}', { code: item.showIf.item, text: before?.text ?? '', answer: item.showIf.answer === 'yes' ? t('是', 'yes') : t('否', 'no') })}</div>}
      {item.requirement && <div className="small" style={small}>{t('要求：', 'Requirement: ')}{item.requirement}</div>}
      {item.demand && <div className="small" style={small}>{t('整改要求：', 'Demanded: ')}{item.demand}</div>}
      {item.basis.map((b, i) => <div key={i} className="small" style={small}>{t('依据：', 'Basis: ')}{b.article && knows ? <Link to={to(`knowledge?${new URLSearchParams({ collection: b.law, article: b.article })}`)}>{basisText(b, words)}</Link> : basisText(b, words)}</div>)}
    </div>
  );
}
