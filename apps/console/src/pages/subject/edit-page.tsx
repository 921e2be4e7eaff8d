import { subjectApi, type SubjectDetail } from '@anlan/contracts/enforcement';
import { Card, Checkbox, Form } from 'antd';
import { useMemo } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { useRead } from '../../api/queries';
import { Field } from '../../patterns/form/field';
import { OperationForm } from '../../patterns/form/operation-form';
import { PageHeader } from '../../patterns/page-header';
import { UnitPicker } from '../../patterns/pickers/unit-picker';
import { ProblemView } from '../../patterns/problem-view';
import { PageSkeleton } from '../../patterns/skeletons';
import { useRights, useTenantPath } from '../../session/rights';
import { useWords } from '../../text/text';
import { useNotices } from '../../theme/notices';
import { changedOnly, filed } from './changed-values';
import { subjectComparison } from './comparison';
import { ContactFields, MoreOfIt, WhatItIs, WhereItIs } from './subject-form';

/** What is on file of a subject, to be changed. */
export function EditPage() {
  const { id = '' } = useParams();
  const { t } = useWords();
  const to = useTenantPath();
  const read = useRead(subjectApi.get, { params: { id } });
  return (
    <div style={{ maxWidth: 640 }}>
      <PageHeader back={<Link to={to(`subjects/${id}`)}>← {read.data?.name ?? t('监管对象', 'Subject')}</Link>} title={t('修改监管对象', 'Change a subject')} />
      {read.error && !read.data ? <ProblemView error={read.error} onRetry={() => void read.refetch()} /> : read.data ? <EditForm subject={read.data} /> : <PageSkeleton />}
    </div>
  );
}

function EditForm({ subject }: { subject: SubjectDetail }) {
  const words = useWords();
  const { t } = words;
  const to = useTenantPath();
  const navigate = useNavigate();
  const notices = useNotices();
  const rights = useRights();
  const within = useMemo(() => rights.divisionsOf('subject.manage'), [rights]);
  const initial = useMemo(() => filed(subject), [subject]);
  return (
    <Card styles={{ body: { padding: 16 } }}>
      <OperationForm
        op={subjectApi.change} params={{ id: subject.id }} version={subject.version} draft={`subject.change.${subject.id}`} initial={initial} compare={subjectComparison(subject, words)}
        toBody={({ newContact, contact, ...values }) => ({ ...changedOnly(initial, values), ...(newContact === true && { contact: contactOf(contact) }) }) as never}
        onDone={() => {
          notices.success(t('已保存', 'Saved'));
          void navigate(to(`subjects/${subject.id}`));
        }}
        onCancel={() => void navigate(to(`subjects/${subject.id}`))}
      >
        <WhatItIs />
        <WhereItIs within={within} />
        <MoreOfIt />
        <NewContact subject={subject} />
        <Field name="unitId" label={t('企业账号单位', 'Unit of its accounts')} required={false} extra={t('该单位的企业账号可查看本档案，并更新从业人数、法定代表人和十要素。', 'Accounts of this unit see this record, and keep up its staff, legal representative and ten elements.')}><UnitPicker allowClear /></Field>
      </OperationForm>
    </Card>
  );
}

/** The number on file is hidden: a contact is replaced whole, or stays. */
function NewContact({ subject }: { subject: SubjectDetail }) {
  const { t } = useWords();
  const wanted = Form.useWatch('newContact') as boolean | undefined;
  return (
    <>
      <Form.Item name="newContact" valuePropName="checked" extra={subject.contact && t('现在：{name} {phone}', 'Now: {name} {phone}', { name: subject.contact.name ?? '', phone: subject.contact.phone ?? '' })}>
        <Checkbox>{t('更换联系人', 'Another contact')}</Checkbox>
      </Form.Item>
      {wanted && <ContactFields />}
    </>
  );
}

function contactOf(given: unknown): { name: string | null; phone: string | null } | null {
  const { name, phone } = (given ?? {}) as { name?: string; phone?: string };
  return name || phone ? { name: name || null, phone: phone || null } : null;
}
