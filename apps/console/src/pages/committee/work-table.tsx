import type { CommitteeFigures } from '@anlan/contracts/responsibility';
import type { ReactNode } from 'react';
import { FigureLink } from '../../patterns/figures/figure-link';
import { FigureTable } from '../../patterns/figures/figure-table';
import { rateText } from '../../patterns/figures/rate-text';
import { instantText, NONE } from '../../text/format';
import { useWords } from '../../text/text';

type Item = CommitteeFigures['items'][number];

/** 会商、检查、督办次数 and tasks, a row for each committee; every number leads to its rows. What the reader does not see has none. */
export function WorkTable({ figures, label, first, nameOf }: { figures: CommitteeFigures; label: string; first: string; nameOf: (item: Item) => ReactNode }) {
  const { t } = useWords();
  const heads = { meetings: t('会商', 'Meetings'), inspections: t('检查', 'Inspections'), supervisions: t('督办', 'Supervision'), tasks: t('任务', 'Tasks'), inTime: t('按期完成', 'In time'), rate: t('按期完成率', 'Rate in time') };
  const count = (of: Item, x: Item['meetings'], page: string, name: string) => <td>{x ? <FigureLink n={x.count} rows={`${page}?${new URLSearchParams(x.filter)}`} name={`${of.name} ${name}`} /> : NONE}</td>;
  return (
    <>
      <FigureTable label={label} heads={[first, ...Object.values(heads)]}>
        {figures.items.map((i) => (
          <tr key={i.committeeId}>
            <th scope="row">{nameOf(i)}</th>
            {count(i, i.meetings, 'meetings', heads.meetings)}
            {count(i, i.inspections, 'inspection-tours', heads.inspections)}
            {count(i, i.supervisions, 'supervisions', heads.supervisions)}
            {count(i, i.tasks, 'tasks', heads.tasks)}
            {count(i, i.inTime, 'tasks', heads.inTime)}
            <td>{rateText(i.inTimeRate?.percent, 100)}</td>
          </tr>
        ))}
      </FigureTable>
      <p style={{ marginBottom: 0 }}><small>{t('会商：召开的会议；检查：以其名义、已进驻的巡查；督办：以其名义送达的文书；任务：以其名义、当年到期的，不含取消。统计时间 {at}，只计您看得到的。', 'Meetings held; inspection tours in its name that entered; supervision documents in its name that were delivered; tasks in its name due in the year, without those cancelled. As of {at}; only what you may see.', { at: instantText(figures.asOf) })}</small></p>
    </>
  );
}
