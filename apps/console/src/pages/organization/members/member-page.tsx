import { memberApi, type MemberDto } from '@anlan/contracts/tenancy';
import { Button, Card, Flex } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useRead } from '../../../api/queries';
import { FactList } from '../../../patterns/detail/fact-list';
import { PageHeader } from '../../../patterns/page-header';
import { ProblemView } from '../../../patterns/problem-view';
import { PageSkeleton } from '../../../patterns/skeletons';
import { useRights, useTenantPath } from '../../../session/rights';
import { instantText } from '../../../text/format';
import { useWords } from '../../../text/text';
import { MemberRoles } from '../access/member-roles';
import { FirstPassword } from './first-password';
import { MemberForms, type MemberAction, type Revealed } from './member-forms';
import { EnabledTag } from './members-page';

/** One person: who, where, what he may do. */
export function MemberPage() {
  const { t } = useWords();
  const to = useTenantPath();
  const { id = '' } = useParams();
  const read = useRead(memberApi.get, { params: { id } });
  if (read.error && !read.data) {
    return (
      <>
        <PageHeader title={t('人员', 'People')} back={<Link to={to('organization/members')}>← {t('人员', 'People')}</Link>} />
        <ProblemView error={read.error} onRetry={() => void read.refetch()} />
      </>
    );
  }
  return read.data ? <Member member={read.data} onReadAgain={() => void read.refetch()} /> : <PageSkeleton />;
}

function Member({ member, onReadAgain }: { member: MemberDto; onReadAgain: () => void }) {
  const { t } = useWords();
  const to = useTenantPath();
  const rights = useRights();
  const [action, setAction] = useState<MemberAction>();
  const [revealed, setRevealed] = useState<Revealed>();
  const [password, setPassword] = useState<string>();
  const mayAccount = rights.may('account.manage');
  const hasPersonal = !!(member.phone ?? member.identityNumber);
  return (
    <Flex vertical gap={16}>
      <PageHeader
        title={member.displayName} note={<EnabledTag enabled={member.enabled} />} back={<Link to={to('organization/members')}>← {t('人员', 'People')}</Link>}
        actions={
          <>
            {rights.may('member.manage') && <Button onClick={() => setAction('edit')}>{t('修改', 'Edit')}</Button>}
            {hasPersonal && rights.may('personal.reveal') && <Button onClick={() => setAction('reveal')}>{t('查看完整号码', 'Show numbers in full')}</Button>}
            {mayAccount && member.enabled && <Button onClick={() => setAction('reset')}>{t('重置密码', 'Reset the password')}</Button>}
            {mayAccount && <Button danger={member.enabled} onClick={() => setAction('use')}>{member.enabled ? t('停用', 'Disable') : t('启用', 'Enable')}</Button>}
          </>
        }
      />
      <Card>
        <FactList
          facts={[
            { label: t('登录名', 'Username'), value: <code>{member.username}</code> },
            { label: t('机构', 'Unit'), value: member.unitName },
            { label: t('岗位', 'Post'), value: member.postName },
            { label: t('电话', 'Phone'), value: revealed?.phone ?? member.phone },
            { label: t('公民身份号码', 'Identity number'), value: revealed?.identityNumber ?? member.identityNumber },
            { label: t('加入时间', 'Since'), value: instantText(member.createdAt) },
          ]}
        />
      </Card>
      {rights.may('assignment.read') && <MemberRoles member={member} />}
      <MemberForms member={member} action={action} onClose={() => setAction(undefined)} onReadAgain={onReadAgain} onRevealed={setRevealed} onPassword={setPassword} />
      <FirstPassword of={password ? { username: member.username, displayName: member.displayName, password } : undefined} onClose={() => setPassword(undefined)} />
    </Flex>
  );
}
