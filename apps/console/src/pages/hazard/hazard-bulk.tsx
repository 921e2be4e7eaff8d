import { hazardApi, type Hazard } from '@anlan/contracts/enforcement';
import { Form, Input } from 'antd';
import { call } from '../../api/client';
import type { BulkAction } from '../../patterns/list/list.types';
import { DueDayField } from '../../patterns/pickers/due-day-field';
import type { Rights } from '../../session/rights';
import { useWords } from '../../text/text';
import { AssigneeFields } from './assignee-fields';

type Values = Record<string, unknown>;
interface Asked {
  readonly values: Values;
  readonly change: (values: Values) => void;
}

function AssignForm({ values, change }: Asked) {
  const { t } = useWords();
  return (
    <Form layout="vertical" component="div" initialValues={values} onValuesChange={(_, all: Values) => change(all)}>
      <AssigneeFields />
      <Form.Item name="dueAt" label={t('整改期限（留空则不变）', 'Due (left empty: as it is)')}><DueDayField /></Form.Item>
      <Form.Item name="note" label={t('交办意见', 'Note')}><Input.TextArea rows={2} maxLength={2000} /></Form.Item>
    </Form>
  );
}

function ExtendForm({ values, change }: Asked) {
  const { t } = useWords();
  return (
    <Form layout="vertical" component="div" initialValues={values} onValuesChange={(_, all: Values) => change(all)}>
      <Form.Item name="dueAt" label={t('新的期限', 'New deadline')} required><DueDayField /></Form.Item>
      <Form.Item name="reason" label={t('延期理由', 'Reason')} required><Input.TextArea rows={2} maxLength={2000} /></Form.Item>
    </Form>
  );
}

const given = (values: Values): Values => Object.fromEntries(Object.entries(values).filter(([, v]) => v !== undefined && v !== ''));

/** What can be done to many hazards at once. Each is a call of its own with the version that was on the screen. */
export function hazardBulk(rights: Rights): BulkAction<Hazard>[] {
  const all: (BulkAction<Hazard> & { readonly needs: 'hazard.assign' | 'hazard.extend' })[] = [
    {
      key: 'assign', needs: 'hazard.assign', label: { zh: '批量交办', en: 'Assign' }, fits: (h) => h.allowedActions.includes('assign'),
      form: (values, change) => <AssignForm values={values} change={change} />,
      ready: (v) => !!(v['unitId'] ?? v['memberId']),
      run: (h, v) => call(hazardApi.assign, { params: { id: h.id }, version: h.version, body: given(v) }),
    },
    {
      key: 'extend', needs: 'hazard.extend', label: { zh: '批量延期', en: 'Extend' }, fits: (h) => h.allowedActions.includes('extend'),
      form: (values, change) => <ExtendForm values={values} change={change} />,
      ready: (v) => !!v['dueAt'] && !!v['reason'],
      run: (h, v) => call(hazardApi.extend, { params: { id: h.id }, version: h.version, body: given(v) as { dueAt: string; reason: string } }),
    },
  ];
  return all.filter((a) => rights.may(a.needs));
}
