import { handOverApi, type HandOver, type Holding } from '@anlan/contracts/responsibility';
import { shanghaiDay } from '@anlan/domain';
import { Checkbox, Form, Input } from 'antd';
import { useState, type ReactNode } from 'react';
import { Field } from '../../patterns/form/field';
import { OperationForm } from '../../patterns/form/operation-form';
import { MemberPicker } from '../../patterns/pickers/member-picker';
import { useWords } from '../../text/text';

interface Props {
  readonly memberId: string;
  /** what goes with it */
  readonly items: readonly Holding[];
  readonly row: (item: Holding) => ReactNode;
  readonly onDone: (made: HandOver) => void;
}

const also = [['responsibility', 'duty-holder'], ['responsibility', 'duty-object'], ['responsibility', 'duty-edition'], ['responsibility', 'guardianship']] as const;

interface Entered extends Record<string, unknown> {
  readonly to?: Readonly<Record<string, string | undefined>>;
}
const exceptions = ({ to = {} }: Entered) => Object.entries(to).flatMap(([id, successorMemberId]) => (successorMemberId ? [{ id, successorMemberId }] : []));

/** All of it goes to one person, save what is given to another by name. */
export function HandOverForm({ memberId, items, row, onDone }: Props) {
  const { t } = useWords();
  const [apart, setApart] = useState(false);
  const toBody = ({ to, ...v }: Entered) => ({ ...v, memberId, except: exceptions({ to }) });
  return (
    <OperationForm
      op={handOverApi.make} also={also} initial={{ on: shanghaiDay(new Date()) }} toBody={toBody as never} submit={t('全部交接（{n} 项）', 'Hand over all {n}', { n: items.length })} onDone={onDone}
      faultField={(path, values) => (path[0] === 'except' ? ['to', exceptions(values)[Number(path[1])]?.id ?? ''] : path)}
    >
      <ul style={{ listStyle: 'none', margin: '0 0 12px', padding: 0 }}>
        {items.map((i) => (
          <li key={i.id} style={{ padding: '6px 0', overflowWrap: 'anywhere' }}>
            {row(i)}
            {apart && <Form.Item name={['to', i.id]} style={{ marginBottom: 8, maxWidth: 360 }}><MemberPicker allowClear aria-label={t('{title} 另行接任', '{title}: to somebody else', { title: i.title })} placeholder={t('另行指定接任人', 'To somebody else')} style={{ width: '100%' }} /></Form.Item>}
          </li>
        ))}
      </ul>
      <Checkbox checked={apart} onChange={(e) => setApart(e.target.checked)} style={{ marginBottom: 16 }}>{t('个别职责另行指定接任人', 'Some of it goes to others')}</Checkbox>
      <div style={{ maxWidth: 480 }}>
        <Field name="successorMemberId" label={t('接任人', 'Successor')} required><MemberPicker /></Field>
        <Field name="on" label={t('交接日期', 'From which day on')} required><Input type="date" max={shanghaiDay(new Date())} style={{ width: 170 }} /></Field>
        <Field name="reason" label={t('交接原因', 'Because')} required><Input.TextArea rows={2} maxLength={500} /></Field>
      </div>
    </OperationForm>
  );
}
