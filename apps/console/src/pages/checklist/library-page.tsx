import { checklistApi, checklistCategories, checklistCategoryNames, type ChecklistLibrarySet } from '@anlan/contracts/enforcement';
import { Card, Flex, theme } from 'antd';
import { Link } from 'react-router';
import { useRead } from '../../api/queries';
import { PageHeader } from '../../patterns/page-header';
import { ProblemView } from '../../patterns/problem-view';
import { RowsSkeleton } from '../../patterns/skeletons';
import { ToneTag } from '../../patterns/tone-tag';
import { useTenantPath } from '../../session/rights';
import { dayText, numberText } from '../../text/format';
import { useWords } from '../../text/text';
import './checklist.css';

/** 检查表库: sets with their dates and sources; a copy is the district's own. */
export function ChecklistLibraryPage() {
  const { t, label } = useWords();
  const to = useTenantPath();
  const sets = useRead(checklistApi.library);
  return (
    <>
      <PageHeader back={<Link to={to('checklists')}>← {t('检查表', 'Checklists')}</Link>} title={t('检查表库', 'Library of checklists')} note={t('随产品提供，注明施行日期和来源。复制后是本区的草稿，可修改、发布。', 'They come with the product, with dates and sources. A copy is the district\'s own draft, to be changed and published.')} />
      {sets.error ? <ProblemView error={sets.error} onRetry={() => void sets.refetch()} /> : !sets.data ? <RowsSkeleton /> : (
        <Flex vertical gap={16}>
          {checklistCategories.map((category) => {
            const shown = sets.data.items.filter((s) => s.category === category);
            return shown.length > 0 && <Card key={category} title={<h2>{label(checklistCategoryNames[category])}</h2>}><ul className="check-items">{shown.map((s) => <SetLine key={s.key} set={s} />)}</ul></Card>;
          })}
        </Flex>
      )}
    </>
  );
}

function SetLine({ set }: { set: ChecklistLibrarySet }) {
  const { t } = useWords();
  const to = useTenantPath();
  const { token } = theme.useToken();
  const dated = set.effectiveFrom && t('{day} 起施行', 'in force from {day}', { day: dayText(set.effectiveFrom) });
  return (
    <li style={{ borderColor: token.colorBorderSecondary }}>
      <Link to={to(`checklist-library/${set.key}`)} style={{ display: 'inline-block', minHeight: 24 }}>{set.name}</Link>
      <Flex gap={4} wrap style={{ marginTop: 4 }}>
        <ToneTag>{t('{n} 项', '{n} items', { n: numberText(set.itemCount) })}</ToneTag>
        {set.majorCount > 0 && <ToneTag tone="bad">{t('重大隐患 {n} 项', '{n} major hazards', { n: numberText(set.majorCount) })}</ToneTag>}
        {set.copied.length > 0 && <ToneTag tone="good">{t('本区已复制', 'Copied')}</ToneTag>}
      </Flex>
      <div style={{ fontSize: 12, marginTop: 4, color: token.colorTextSecondary, overflowWrap: 'anywhere' }}>{[set.source, dated].filter(Boolean).join(t('，', ', '))}</div>
    </li>
  );
}
