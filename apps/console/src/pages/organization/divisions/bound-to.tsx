import { roles, type Role } from '@anlan/contracts/access';
import { divisionApi, type DivisionReferences } from '@anlan/contracts/tenancy';
import { Card } from 'antd';
import { Link } from 'react-router';
import { useRead } from '../../../api/queries';
import { ProblemView } from '../../../patterns/problem-view';
import { RowsSkeleton } from '../../../patterns/skeletons';
import { useTenantPath } from '../../../session/rights';
import { useWords } from '../../../text/text';

/** Units and roles that are bound to a division or to one below it: nothing rebinds them by itself. */
export function BoundTo({ code }: { code: string }) {
  const { t } = useWords();
  const read = useRead(divisionApi.references, { params: { code } });
  return (
    <Card title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('与此区划关联的机构和授权', 'Units and roles bound to it')}</h2>}>
      {read.error ? <ProblemView error={read.error} onRetry={() => void read.refetch()} /> : read.data ? <References references={read.data} /> : <RowsSkeleton rows={2} />}
    </Card>
  );
}

const SHOWN = 50;

export function References({ references: { units, assignments } }: { references: DivisionReferences }) {
  const { t, label } = useWords();
  const to = useTenantPath();
  if (!units.length && !assignments.length) return <p>{t('没有机构或授权与之关联。', 'None.')}</p>;
  return (
    <ul style={{ margin: 0, paddingLeft: 20 }}>
      {units.slice(0, SHOWN).map((u) => <li key={u.id}>{t('机构', 'Unit')} <Link className="in-text" to={to(`organization/units?unit=${u.id}`)}>{u.name}</Link></li>)}
      {assignments.slice(0, SHOWN).map((a) => <li key={a.id}>{t('授权', 'Role')} <Link className="in-text" to={to(`organization/members/${a.memberId}`)}>{a.memberName}</Link> · {label(roles[a.role as Role], a.role)}</li>)}
      {units.length + assignments.length > 2 * SHOWN && <li>{t('共 {u} 个机构、{a} 项授权', '{u} units and {a} roles in all', { u: units.length, a: assignments.length })}</li>}
    </ul>
  );
}
