import { meetingKindNames, meetingKinds, meetingRhythmNames, meetingRhythms, standingMeetingApi, type StandingMeeting } from '@anlan/contracts/responsibility';
import { Flex, Input, InputNumber, Select } from 'antd';
import { Field } from '../../patterns/form/field';
import { OperationForm } from '../../patterns/form/operation-form';
import { CommitteePicker } from '../../patterns/pickers/committee-picker';
import { DivisionPicker } from '../../patterns/pickers/division-picker';
import { UnitPicker } from '../../patterns/pickers/unit-picker';
import { thisYear } from '../../patterns/figures/year-choice';
import { useRights } from '../../session/rights';
import { useWords } from '../../text/text';

/** How often, of what kind, from when on. */
export function EstablishStandingForm({ onDone, onCancel }: { onDone: (s: StandingMeeting) => void; onCancel: () => void }) {
  const { t, label } = useWords();
  const rights = useRights();
  const within = rights.divisionsOf('meeting.manage');
  return (
    <OperationForm op={standingMeetingApi.establish} draft="standing-meeting.establish" initial={{ kind: 'regular', rhythm: 'quarterly', times: 1, from: `${thisYear()}-01-01`, divisionCode: within ? within[0] : rights.me.tenant.slug }} submit={t('建立', 'Establish')} onDone={onDone} onCancel={onCancel}>
      <Field name="name" label={t('名称', 'Name')} required><Input maxLength={100} placeholder={t('如 季度防范重特大事故会议', 'e.g. Quarterly meeting on major accidents')} /></Field>
      <Field name="kind" label={t('会议种类', 'Kind')} required><Select options={meetingKindNames.filter((k) => k !== 'other').map((value) => ({ value, label: label(meetingKinds[value]) }))} /></Field>
      <Flex gap={12} wrap>
        <Field name="rhythm" label={t('每期', 'How often')} required style={{ flex: '1 1 140px' }}><Select options={meetingRhythmNames.map((value) => ({ value, label: label(meetingRhythms[value]) }))} /></Field>
        <Field name="times" label={t('每期次数', 'Times in each')} required><InputNumber min={1} max={10} precision={0} style={{ width: 120 }} /></Field>
      </Flex>
      <Flex gap={12} wrap>
        <Field name="from" label={t('自', 'From')} required><Input type="date" style={{ width: 170 }} /></Field>
        <Field name="to" label={t('至（不填为长期）', 'To (none: until it is ended)')} required={false}><Input type="date" style={{ width: 170 }} /></Field>
      </Flex>
      <Field name="divisionCode" label={t('区划（区或街道）', 'Division (district or street)')} required><DivisionPicker deepest="street" within={within} /></Field>
      <Field name="committeeId" label={t('委员会', 'Committee')} required={false}><CommitteePicker /></Field>
      <Field name="unitId" label={t('组织单位', 'Held by')} required={false}><UnitPicker allowClear /></Field>
    </OperationForm>
  );
}
