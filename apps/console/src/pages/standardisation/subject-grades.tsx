import { standardisationApi } from '@anlan/contracts/enforcement';
import { Card } from 'antd';
import { Link } from 'react-router';
import { useRead } from '../../api/queries';
import { RowsSkeleton } from '../../patterns/skeletons';
import { useRights, useTenantPath } from '../../session/rights';
import { useWords } from '../../text/text';
import { GradeTag } from './grade-tag';

/** On a subject's page: its standardisation grades, the newest first. */
export function SubjectGrades({ subjectId }: { subjectId: string }) {
  const { t } = useWords();
  const to = useTenantPath();
  const may = useRights().may('standardisation.read');
  const read = useRead(standardisationApi.list, { query: { subjectId, limit: 20 } }, { enabled: may, keep: true });
  if (!may || read.error) return null;
  return (
    <Card title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('安全生产标准化', 'Standardisation')}</h2>}>
      {!read.data ? <RowsSkeleton rows={2} /> : read.data.items.length === 0 ? <span>{t('未申请定级', 'No grade was applied for')}</span> : (
        <ul style={{ margin: 0, paddingInlineStart: 20 }}>
          {read.data.items.map((s) => (
            <li key={s.id} style={{ marginBottom: 4 }}>
              <GradeTag of={s} /> <Link className="in-text" to={to(`standardisations/${s.id}`)}>{s.certificateNumber ?? t('查看申请', 'The application')}</Link>
              {s.expiresOn && ` ${t('有效期至 {day}', 'valid until {day}', { day: s.expiresOn })}`}
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
