import { checkApi } from '@anlan/contracts/enforcement';
import { Card, Flex } from 'antd';
import { useRead } from '../../api/queries';
import { FigureLink } from '../../patterns/figures/figure-link';
import { useRights } from '../../session/rights';
import { numberText } from '../../text/format';
import { useWords } from '../../text/text';
import { checkRows } from './check-rows';

/** 家次, 家数, 人次, 处 of the checks that the list shows: the numbers that led to it stand above their rows. */
export function CheckSums({ filter }: { filter: Readonly<Record<string, string>> }) {
  const { t } = useWords();
  const rights = useRights();
  const { done: _done, order: _order, ...query } = filter;
  const read = useRead(checkApi.statistics, { query: { by: 'kind', ...query } as never }, { keep: true });
  if (!read.data) return null;
  const { count, subjects, people, hazards } = read.data.total;
  const { order: _by, ...asked } = filter;
  const rows = checkRows(asked, rights);
  const facts = [
    [t('家次', 'Visits'), numberText(count)], [t('家数', 'Places'), <FigureLink key="s" n={subjects} rows={rows.subjects} name={t('家数', 'Places')} />], [t('人次', 'People'), numberText(people)],
    [t('隐患处', 'Hazards'), <FigureLink key="h" n={hazards} rows={rows.hazards} name={t('隐患处', 'Hazards')} />],
  ] as const;
  return (
    <Card size="small" style={{ marginBottom: 16 }}>
      <Flex component="dl" gap={32} wrap style={{ margin: 0 }} aria-label={t('合计', 'Total')}>
        {facts.map(([name, value]) => <div key={name}><dt>{name}</dt><dd style={{ margin: 0, fontSize: 20, fontWeight: 600 }}>{value}</dd></div>)}
      </Flex>
    </Card>
  );
}
