import { roles, type Role } from '@anlan/contracts/access';
import { assignmentApi, type AssignmentDto } from '@anlan/contracts/tenancy';
import { shanghaiDay } from '@anlan/domain';
import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { FormDrawer } from '../../../patterns/form/form-drawer';
import { ListPage } from '../../../patterns/list/list-page';
import type { ListSpec } from '../../../patterns/list/list.types';
import { useDivisions } from '../../../patterns/pickers/division-picker';
import { useUnits } from '../../../patterns/pickers/unit-picker';
import { useRights, useTenantPath } from '../../../session/rights';
import { useWords } from '../../../text/text';
import { EndAssignment } from './end-assignment';
import { GiveRole } from './give-role';
import { InForce, periodText, placeText, RoleAbilities, roleText, unitText } from './names';
import { canEnd } from './standing';

/** Who can do what where: each line is a person, a role and how far it reaches. */
export function AccessPage() {
  const words = useWords();
  const { t } = words;
  const rights = useRights();
  const to = useTenantPath();
  const units = useUnits();
  const divisions = useDivisions();
  const [giving, setGiving] = useState(false);
  const [ending, setEnding] = useState<AssignmentDto>();
  const [params] = useSearchParams();
  const role = params.get('role');
  const may = rights.may('assignment.manage');
  const { kind } = rights.me.tenant;
  const whoOf = useCallback(
    (a: AssignmentDto) => {
      if (a.memberKind === 'client') return rights.may('client.manage') ? <><Link to={to('system/clients')}>{a.memberName}</Link><div>{t('接口客户端', 'API client')}</div></> : a.memberName;
      return rights.may('member.read') ? <Link to={to(`organization/members/${a.memberId}`)}>{a.memberName}</Link> : a.memberName;
    },
    [rights, to, t],
  );
  const spec = useMemo<ListSpec<AssignmentDto>>(
    () => ({
      name: 'tenancy.assignment', op: assignmentApi.list, rowKey: (a) => a.id, saved: true,
      filters: [
        { kind: 'choice', key: 'role', label: { zh: '角色', en: 'Role' }, choices: (Object.keys(roles) as Role[]).filter((r) => roles[r].tenant === rights.me.tenant.kind).map((r) => ({ value: r, label: roles[r] })) },
        { kind: 'division', key: 'divisionCode', label: { zh: '区划', en: 'Division' } },
        { kind: 'unit', key: 'unitId', label: { zh: '机构', en: 'Unit' } },
        { kind: 'member', key: 'memberId', label: { zh: '人员', en: 'Person' } },
        { kind: 'choice', key: 'active', label: { zh: '是否有效', en: 'In force' }, choices: [{ value: 'true', label: { zh: '今天有效', en: 'Today' } }, { value: 'false', label: { zh: '未生效或已结束', en: 'Not today' } }] },
      ],
      columns: [
        { key: 'member', title: { zh: '人员', en: 'Person' }, main: true, render: (a) => whoOf(a) },
        { key: 'role', title: { zh: '角色', en: 'Role' }, render: (a) => <><Link to={{ search: `?role=${a.role}` }}>{roleText(a, words)}</Link>{a.delegatedFrom && t('（受托）', ' (delegated)')}</>, phone: 'line' },
        { key: 'place', title: { zh: '范围', en: 'Where' }, render: (a) => <><span>{placeText(a, words, kind, units.data, divisions.data)}</span>{a.unitId && <div>{t('任职：{unit}', 'Held in {unit}', { unit: unitText(a, units.data) ?? '' })}</div>}</>, phone: 'line' },
        { key: 'period', title: { zh: '期限', en: 'Period' }, render: (a) => periodText(a, words), phone: 'line' },
        { key: 'active', title: { zh: '状态', en: 'State' }, render: (a) => <InForce assignment={a} />, phone: 'mark' },
        ...(may ? [{ key: 'do', title: { zh: '操作', en: 'Actions' }, render: (a: AssignmentDto) => canEnd(a, shanghaiDay(new Date())) && <Button size="small" danger onClick={() => setEnding(a)} aria-label={t('终止{name}的{role}', 'End {role} of {name}', { name: a.memberName, role: roleText(a, words) })}>{t('终止', 'End')}</Button>, phone: 'line' as const }] : []),
      ],
      empty: { text: { zh: '还没有授权', en: 'No roles given yet' } },
    }),
    [words, t, whoOf, kind, units.data, divisions.data, may],
  );
  return (
    <>
      <ListPage title={t('谁能在哪里做什么', 'Who may do what where')} note={role && role in roles ? <RoleAbilities role={role} open /> : <>{t('点人员看其全部角色，点角色看谁担任、能做什么。', 'A person leads to all roles of the person; a role to who holds it and what it may do.')}<div><a href="/docs/roles">{t('各角色的权限', 'What each role may do')}</a></div></>} spec={spec} actions={may && <Button type="primary" icon={<PlusOutlined />} onClick={() => setGiving(true)}>{t('授予角色', 'Give a role')}</Button>} />
      <FormDrawer title={t('授予角色', 'Give a role')} open={giving} onClose={() => setGiving(false)}><GiveRole onClose={() => setGiving(false)} /></FormDrawer>
      <EndAssignment assignment={ending} onClose={() => setEnding(undefined)} />
    </>
  );
}
