import { checklistApi, type Checklist, type ChecklistDetail, type ChecklistItem } from '@anlan/contracts/enforcement';
import { itemChanges } from '@anlan/domain';
import { Flex, Select } from 'antd';
import { useState } from 'react';
import { useRead } from '../../api/queries';
import { EmptyState } from '../../patterns/empty-state';
import { ProblemView } from '../../patterns/problem-view';
import { RowsSkeleton } from '../../patterns/skeletons';
import { ToneTag } from '../../patterns/tone-tag';
import { useWords, type Words } from '../../text/text';
import { basisText } from './item-list';
import { evidenceNames, failsOnNames, itemFieldNames } from './names';

function valueText(item: ChecklistItem, field: keyof ChecklistItem, words: Words): string {
  const { t, label } = words;
  if (field === 'basis') return item.basis.map((b) => basisText(b, words)).join('；') || '—';
  if (field === 'showIf') return item.showIf ? `${item.showIf.item} = ${item.showIf.answer === 'yes' ? t('是', 'yes') : t('否', 'no')}` : '—';
  if (field === 'evidence') return label(evidenceNames[item.evidence]);
  if (field === 'failsOn') return label(failsOnNames[item.failsOn]);
  if (field === 'hazardLevel') return item.hazardLevel === 'major' ? t('重大', 'major') : t('一般', 'general');
  if (field === 'rectification') return item.rectification === 'on_the_spot' ? t('现场整改', 'on the spot') : t('限期整改', 'within a time limit');
  return String(item[field] ?? '—');
}

/** What this version has otherwise than another one. */
export function CompareVersions({ list, versions }: { list: ChecklistDetail; versions: readonly Checklist[] }) {
  const words = useWords();
  const { t, label } = words;
  const others = versions.filter((v) => v.id !== list.id);
  const usual = others.find((v) => v.number < list.number) ?? others[0];
  const [chosen, setChosen] = useState<string>();
  const id = chosen ?? usual?.id;
  const other = useRead(checklistApi.get, { params: { id: id ?? '' } }, { enabled: !!id });
  if (!id) return <EmptyState text={t('只有一个版次，没有可比较的版次', 'There is one version only')} />;
  if (other.error) return <ProblemView error={other.error} onRetry={() => void other.refetch()} />;
  if (!other.data) return <RowsSkeleton />;
  const changes = itemChanges(other.data.items, list.items);
  const names = { added: { zh: '新增', en: 'Added' }, removed: { zh: '删除', en: 'Removed' }, changed: { zh: '修改', en: 'Changed' } } as const;
  const tones = { added: 'good', removed: 'bad', changed: 'warn' } as const;
  return (
    <Flex vertical gap={12}>
      <Flex gap={8} align="center" wrap>
        <span id="compare-with">{t('与哪一版比较', 'Compare with')}</span>
        <Select aria-labelledby="compare-with" style={{ minWidth: 160 }} value={id} onChange={setChosen} options={others.map((v) => ({ value: v.id, label: t('第 {n} 版', 'Version {n}', { n: v.number }) }))} />
      </Flex>
      {changes.length === 0 ? <EmptyState text={t('检查项相同', 'The items are the same')} /> : (
        <ul className="check-items">
          {changes.map((c) => (
            <li key={`${c.kind}${c.code}`}>
              <div className="check-item">
                <strong className="code">{c.code}</strong>
                <div className="said">
                  <ToneTag tone={tones[c.kind]}>{label(names[c.kind])}</ToneTag> {(c.after ?? c.before)?.text}
                  {c.before && c.after && c.fields.map((f) => <div key={f} className="small">{label(itemFieldNames[f])}：<del>{valueText(c.before!, f, words)}</del> → <ins>{valueText(c.after!, f, words)}</ins></div>)}
                </div>
              </div>
            </li>
          ))}
        </ul>
      )}
    </Flex>
  );
}
