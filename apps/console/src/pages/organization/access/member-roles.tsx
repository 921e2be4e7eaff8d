import { assignmentApi, type AssignmentDto, type MemberDto } from '@anlan/contracts/tenancy';
import { shanghaiDay } from '@anlan/domain';
import { PlusOutlined } from '@ant-design/icons';
import { Button, Card, Flex } from 'antd';
import { useState } from 'react';
import { useRead } from '../../../api/queries';
import { EmptyState } from '../../../patterns/empty-state';
import { FormDrawer } from '../../../patterns/form/form-drawer';
import { useDivisions } from '../../../patterns/pickers/division-picker';
import { useUnits } from '../../../patterns/pickers/unit-picker';
import { ProblemView } from '../../../patterns/problem-view';
import { RowsSkeleton } from '../../../patterns/skeletons';
import { useRights } from '../../../session/rights';
import { useWords } from '../../../text/text';
import { EndAssignment } from './end-assignment';
import { GiveRole } from './give-role';
import { InForce, periodText, placeText, RoleAbilities, roleText, unitText } from './names';
import { canEnd } from './standing';

/** What one person may do, and where. */
export function MemberRoles({ member }: { member: MemberDto }) {
  const words = useWords();
  const { t } = words;
  const rights = useRights();
  const may = rights.may('assignment.manage');
  const { kind } = rights.me.tenant;
  const today = shanghaiDay(new Date());
  const units = useUnits();
  const divisions = useDivisions();
  const [giving, setGiving] = useState(false);
  const [ending, setEnding] = useState<AssignmentDto>();
  const read = useRead(assignmentApi.list, { query: { memberId: member.id, limit: 100 } });
  return (
    <Card title={<h2 style={{ fontSize: 16, margin: 0 }}>{t('能在哪里做什么', 'May do what, and where')}</h2>} extra={may && member.enabled && <Button icon={<PlusOutlined />} onClick={() => setGiving(true)}>{t('授予角色', 'Give a role')}</Button>}>
      {read.error ? <ProblemView error={read.error} onRetry={() => void read.refetch()} /> : !read.data ? <RowsSkeleton rows={2} /> : read.data.items.length === 0 ? <EmptyState text={t('还没有角色，登录后什么也看不到', 'No role yet: after sign-in there is nothing to see')} /> : (
        <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
          {read.data.items.map((a) => (
            <li key={a.id} style={{ padding: '6px 0' }}>
              <Flex justify="space-between" gap={8} wrap>
                <div style={{ flex: '1 1 240px', minWidth: 0 }}>
                  <strong>{roleText(a, words)}</strong>{a.delegatedFrom && t('（受托）', ' (delegated)')} · {placeText(a, words, kind, units.data, divisions.data)} <InForce assignment={a} />
                  <div>{a.unitId && t('任职：{unit}；', 'Held in {unit}; ', { unit: unitText(a, units.data) ?? '' })}{periodText(a, words)}</div>
                  <RoleAbilities role={a.role} />
                </div>
                {may && canEnd(a, today) && <Button size="small" danger onClick={() => setEnding(a)} aria-label={t('终止{role}', 'End {role}', { role: roleText(a, words) })}>{t('终止', 'End')}</Button>}
              </Flex>
            </li>
          ))}
        </ul>
      )}
      <FormDrawer title={t('授予角色', 'Give a role')} open={giving} onClose={() => setGiving(false)}><GiveRole memberId={member.id} onClose={() => setGiving(false)} /></FormDrawer>
      <EndAssignment assignment={ending} onClose={() => setEnding(undefined)} />
    </Card>
  );
}
