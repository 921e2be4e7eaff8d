import { subjectApi, subjectGradeNames, subjectGrades, type Subject } from '@anlan/contracts/enforcement';
import { Form, Input, Select } from 'antd';
import { call } from '../../api/client';
import type { BulkAction } from '../../patterns/list/list.types';
import { MemberPicker } from '../../patterns/pickers/member-picker';
import { UnitPicker } from '../../patterns/pickers/unit-picker';
import type { Rights } from '../../session/rights';
import { useWords } from '../../text/text';

type Values = Record<string, unknown>;
interface Asked {
  readonly values: Values;
  readonly change: (values: Values) => void;
}

function OwnerForm({ values, change }: Asked) {
  const { t } = useWords();
  return (
    <Form layout="vertical" component="div" initialValues={values} onValuesChange={(_, all: Values) => change(all)}>
      <Form.Item name="memberId" label={t('网格责任人（留空则不变）', 'Grid member (left empty: as it is)')}><MemberPicker allowClear /></Form.Item>
      <Form.Item name="unitId" label={t('行业主管部门（留空则不变）', 'Department (left empty: as it is)')}><UnitPicker allowClear /></Form.Item>
    </Form>
  );
}

function GradeForm({ values, change }: Asked) {
  const { t, label } = useWords();
  return (
    <Form layout="vertical" component="div" initialValues={values} onValuesChange={(_, all: Values) => change(all)}>
      <Form.Item name="grade" label={t('分级', 'Grade')} required><Select options={subjectGrades.map((value) => ({ value, label: label(subjectGradeNames[value]) }))} /></Form.Item>
      <Form.Item name="reason" label={t('分级理由', 'Reason')} required><Input.TextArea rows={2} maxLength={2000} /></Form.Item>
    </Form>
  );
}

const given = (values: Values): Values => Object.fromEntries(Object.entries(values).filter(([, v]) => v !== undefined && v !== ''));

/** What can be done to many subjects at once. Each is a call of its own with the version that was on the screen. */
export function subjectBulk(rights: Rights): BulkAction<Subject>[] {
  const all: (BulkAction<Subject> & { readonly needs: 'subject.manage' | 'subject.grade' })[] = [
    {
      key: 'assign-owner', needs: 'subject.manage', label: { zh: '批量明确责任人', en: 'Assign owner' }, fits: (s) => s.allowedActions.includes('assign-owner'),
      form: (values, change) => <OwnerForm values={values} change={change} />, ready: (v) => !!(v['memberId'] ?? v['unitId']),
      run: (s, v) => call(subjectApi.assignOwner, { params: { id: s.id }, version: s.version, body: given(v) }),
    },
    {
      key: 'grade', needs: 'subject.grade', label: { zh: '批量分级', en: 'Grade' }, fits: (s) => s.allowedActions.includes('grade'),
      form: (values, change) => <GradeForm values={values} change={change} />, ready: (v) => !!v['grade'] && !!v['reason'],
      run: (s, v) => call(subjectApi.grade, { params: { id: s.id }, version: s.version, body: given(v) as { grade: 'A'; reason: string } }),
    },
  ];
  return all.filter((a) => rights.may(a.needs));
}
