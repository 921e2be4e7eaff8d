import { subjectApi } from '@anlan/contracts/enforcement';
import { Card } from 'antd';
import { useMemo } from 'react';
import { Link, useNavigate } from 'react-router';
import { OperationForm } from '../../patterns/form/operation-form';
import { PageHeader } from '../../patterns/page-header';
import { PageSkeleton } from '../../patterns/skeletons';
import { useDivisions } from '../../patterns/pickers/division-picker';
import { useRights, useTenantPath } from '../../session/rights';
import { useWords } from '../../text/text';
import { useNotices } from '../../theme/notices';
import { ContactFields, MoreOfIt, WhatItIs, WhereItIs } from './subject-form';

/** 登记 A new record of the register. */
export function RegisterPage() {
  const { t } = useWords();
  const to = useTenantPath();
  const navigate = useNavigate();
  const notices = useNotices();
  const rights = useRights();
  const divisions = useDivisions();
  const within = useMemo(() => rights.divisionsOf('subject.register'), [rights]);
  if (divisions.isLoading) return <PageSkeleton />;
  const only = within?.length === 1 && divisions.data?.some((d) => d.code === within[0]) ? within[0] : undefined;
  return (
    <div style={{ maxWidth: 640 }}>
      <PageHeader back={<Link to={to('subjects')}>← {t('监管对象', 'Register of subjects')}</Link>} title={t('登记监管对象', 'Register a subject')} />
      <Card styles={{ body: { padding: 16 } }}>
        <OperationForm
          op={subjectApi.register} draft="subject.register" submit={t('登记', 'Register')} initial={{ kind: 'enterprise', divisionCode: only, isKey: false }}
          onDone={(s) => {
            notices.success(t('已登记', 'Registered'));
            void navigate(to(`subjects/${s.id}`));
          }}
        >
          <WhatItIs />
          <WhereItIs within={within} />
          <MoreOfIt />
          <ContactFields />
        </OperationForm>
      </Card>
    </div>
  );
}
