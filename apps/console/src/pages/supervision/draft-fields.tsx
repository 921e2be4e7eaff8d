import { owesReply, supervisionKindNames, supervisionKinds, supervisionLevelNames, supervisionLevels, supervisionRequirements, type SupervisionKind } from '@anlan/contracts/responsibility';
import { Flex, Input, Select } from 'antd';
import { Field } from '../../patterns/form/field';
import { DivisionPicker } from '../../patterns/pickers/division-picker';
import { InNameField } from '../../patterns/pickers/in-name-field';
import { useRights } from '../../session/rights';
import { useWords } from '../../text/text';

interface Props {
  readonly kind: SupervisionKind | undefined;
}

/** Of which kind a document is; a listed one of which level. */
export function KindFields({ kind }: Props) {
  const { t, label } = useWords();
  return (
    <>
      <Flex gap={12} wrap>
        <Field name="kind" label={t('类别', 'Kind')} style={{ minWidth: 180 }}><Select options={supervisionKindNames.map((value) => ({ value, label: label(supervisionKinds[value]) }))} /></Field>
        {kind === 'listed' && <Field name="level" label={t('督办级别', 'Level')} required style={{ minWidth: 140 }}><Select options={supervisionLevels.map((value) => ({ value, label: label(supervisionLevelNames[value]) }))} /></Field>}
      </Flex>
    </>
  );
}

/** What a document says, whomever it is addressed to. */
export function DraftFields({ kind }: Props) {
  const { t } = useWords();
  const places = useRights().divisionsOf('supervision.manage');
  const names = { responsibility: t('整改责任', 'Responsibility'), measures: t('整改措施', 'Measures'), funds: t('整改资金', 'Funds'), deadline: t('整改时限', 'Deadline'), plan: t('应急预案', 'Emergency plan') };
  return (
    <>
      <Field name="reason" label={t('事由', 'Reason')}><Input.TextArea rows={3} maxLength={2000} showCount /></Field>
      <Field name="basis" label={t('依据', 'Basis')}><Input maxLength={500} /></Field>
      <Field name="wanted" label={t('要求', 'What is required')}><Input.TextArea rows={4} maxLength={2000} showCount /></Field>
      {kind === 'listed' && supervisionRequirements.map((r) => <Field key={r} name={['requirements', r]} label={names[r]} required><Input.TextArea rows={2} maxLength={500} /></Field>)}
      <Flex gap={12} wrap>
        <Field name="dueOn" label={kind && !owesReply(kind) ? t('有效期至', 'Holds until') : t('整改、回复时限', 'Reply by')}><Input type="date" style={{ width: 170 }} /></Field>
        <Field name="divisionCode" label={t('发文区划（区或街道）', 'Issued by (district or street)')} style={{ flex: '1 1 200px' }}><DivisionPicker deepest="street" within={places} /></Field>
      </Flex>
      <InNameField permission="supervision.manage" extra={t('以它署名；不写的以安委会办公室署名', 'It signs; without one the office of the safety committee does')} />
    </>
  );
}
