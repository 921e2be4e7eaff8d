import type { Draw } from '@anlan/contracts/enforcement';
import { useSubjects } from '../../patterns/pickers/subjects-picker';
import { NONE } from '../../text/format';
import { useWords } from '../../text/text';

const cell = { textAlign: 'left', padding: '4px 12px 4px 0', verticalAlign: 'top', fontWeight: 400 } as const;

/** Who may be drawn, and where each must not go. */
export function OfficersTable({ draw }: { draw: Draw }) {
  const { t } = useWords();
  const subjects = useSubjects([...new Set(draw.officers.flatMap((o) => o.recuses))]);
  return (
    <div style={{ overflowX: 'auto' }} role="region" tabIndex={0} aria-label={t('执法检查人员', 'Officers')}>
      <table style={{ width: '100%', borderSpacing: 0 }}>
        <thead><tr>{[t('姓名', 'Name'), t('执法证号', 'Certificate'), t('回避的对象', 'Must not inspect')].map((h) => <th key={h} scope="col" style={{ ...cell, fontWeight: 600 }}>{h}</th>)}</tr></thead>
        <tbody>
          {draw.officers.map((o) => (
            <tr key={o.memberId}>
              <th scope="row" style={cell}>{o.name ?? NONE}</th>
              <td style={cell}>{o.certificateNumber}</td>
              <td style={cell}>{o.recuses.map((id) => subjects.get(id)?.name ?? NONE).join('、') || NONE}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
