import { campaignActionApi, campaignMeasureApi, campaignTaskApi, enforcementFileApi, type Campaign, type CampaignActionRecord, type CampaignItemKind, type CampaignMeasure, type CampaignTask } from '@anlan/contracts/enforcement';
import { shanghaiDay } from '@anlan/domain';
import { AutoComplete, Flex, Input, InputNumber, Slider, Switch } from 'antd';
import type { AnyOperation } from '../../api/client';
import { Field } from '../../patterns/form/field';
import { OperationForm } from '../../patterns/form/operation-form';
import { DivisionPicker } from '../../patterns/pickers/division-picker';
import { MemberPicker } from '../../patterns/pickers/member-picker';
import { UnitPicker } from '../../patterns/pickers/unit-picker';
import { allSent, evidenceOf } from '../../patterns/pictures/pictures';
import { PicturesField } from '../../patterns/pictures/pictures-field';
import { useWords } from '../../text/text';

type Item = CampaignTask | CampaignMeasure | CampaignActionRecord;
const apis = { task: campaignTaskApi, measure: campaignMeasureApi, action: campaignActionApi } as const;
const also = [['enforcement', 'campaign'], ['enforcement', 'campaign-task'], ['enforcement', 'campaign-measure'], ['enforcement', 'campaign-action']] as const;

function initialOf(kind: CampaignItemKind, campaign: Campaign, item: Item | undefined): Record<string, unknown> {
  const today = shanghaiDay(new Date());
  if (!item) return kind === 'task' ? { list: '重点任务清单', ownerUnitId: campaign.leadUnit.id } : { unitId: campaign.leadUnit.id, [kind === 'measure' ? 'issuedOn' : 'heldOn']: today };
  const common = { title: item.title, divisionCode: item.divisionCode, note: item.note ?? undefined, withdrawn: false };
  if (kind === 'task') {
    const task = item as CampaignTask;
    return { ...common, list: task.list, ownerUnitId: task.unit.id, ownerMemberId: task.owner?.memberId, dueOn: task.dueOn ?? undefined };
  }
  const { issuedOn, documentNumber } = item as CampaignMeasure;
  const { heldOn, people, places } = item as CampaignActionRecord;
  return { ...common, unitId: item.unit.id, ...(kind === 'measure' ? { issuedOn, documentNumber: documentNumber ?? undefined } : { heldOn, people, places }) };
}

/** A task, a measure or an action of a campaign, new or changed. */
export function ItemForm({ campaign, kind, item, onDone }: { campaign: Campaign; kind: CampaignItemKind; item?: Item; onDone: () => void }) {
  const { t } = useWords();
  const toBody = ({ pictures, withdrawn, ...values }: Record<string, unknown>) => {
    const given = Object.fromEntries(Object.entries(values).filter(([, v]) => v !== undefined && v !== '' && v !== null));
    return { ...given, ...(item ? { withdrawn: withdrawn === true } : { campaignId: campaign.id }), ...(kind === 'task' ? {} : evidenceOf(pictures)) };
  };
  const op = (item ? apis[kind].change : apis[kind].add) as AnyOperation;
  return (
    <OperationForm op={op} params={item && { id: item.id }} version={item?.version} initial={initialOf(kind, campaign, item)} also={also} toBody={(v) => toBody(v) as never} onDone={onDone} onCancel={onDone}>
      <Field name="title" label={kind === 'action' ? t('行动名称', 'Name of the action') : t('内容', 'What')} required><Input.TextArea autoSize maxLength={200} /></Field>
      {kind === 'task' && <Field name="list" label={t('清单', 'List')} required={false}><AutoComplete options={['重点任务清单', '攻坚任务清单', '排查事项清单'].map((value) => ({ value }))} /></Field>}
      {kind === 'task' && <Field name="ownerUnitId" label={t('责任单位', 'Unit in charge')} required><UnitPicker /></Field>}
      {kind === 'task' && <Field name="ownerMemberId" label={t('责任人', 'Person in charge')} required={false}><MemberPicker allowClear /></Field>}
      {kind === 'task' && <Field name="dueOn" label={t('完成时限', 'Due')} required={false}><Input type="date" style={{ width: 170 }} /></Field>}
      {kind === 'measure' && <Field name="documentNumber" label={t('文号', 'Document number')} required={false}><Input maxLength={60} /></Field>}
      {kind === 'measure' && <Field name="issuedOn" label={t('出台日期', 'Issued on')} required><Input type="date" style={{ width: 170 }} /></Field>}
      {kind === 'action' && <Field name="heldOn" label={t('行动日期', 'Day')} required><Input type="date" style={{ width: 170 }} /></Field>}
      {kind === 'action' && (
        <Flex gap={12} wrap>
          <Field name="people" label={t('出动人次', 'People taking part')} required><InputNumber min={0} max={10_000_000} precision={0} style={{ width: 150 }} /></Field>
          <Field name="places" label={t('检查单位（场所）处', 'Places inspected')} required><InputNumber min={0} max={10_000_000} precision={0} style={{ width: 150 }} /></Field>
        </Flex>
      )}
      {kind !== 'task' && <Field name="unitId" label={kind === 'measure' ? t('出台单位', 'Issued by') : t('组织单位', 'Organized by')} required><UnitPicker /></Field>}
      <Field name="divisionCode" label={t('区划', 'Division')} required={false} extra={t('不选为行动所在区划', 'None: that of the campaign')}><DivisionPicker allowClear /></Field>
      <Field name="note" label={t('说明', 'Note')} required={false}><Input.TextArea rows={2} maxLength={2000} /></Field>
      {kind !== 'task' && <Field name="pictures" label={t('佐证照片', 'Pictures')} required={false} rules={[allSent(t)]}><PicturesField op={enforcementFileApi.upload} /></Field>}
      {item && <Field name="withdrawn" label={t('撤回（误录，不再计数）', 'Withdraw: entered by mistake, no longer counted')} required={false} valuePropName="checked"><Switch /></Field>}
    </OperationForm>
  );
}

/** How far a task is; done wants evidence. */
export function ProgressForm({ task, onDone }: { task: CampaignTask; onDone: () => void }) {
  const { t } = useWords();
  return (
    <OperationForm
      op={campaignTaskApi.progress} params={{ id: task.id }} version={task.version} initial={{ progress: task.progress }} also={also} onDone={onDone} onCancel={onDone}
      toBody={({ pictures, said, ...v }) => {
        const shown = evidenceOf(pictures) as { evidence?: unknown[] };
        return { ...v, evidence: [...(shown.evidence ?? []), ...(typeof said === 'string' && said.trim() ? [said.trim()] : [])] } as never;
      }}
    >
      <Field name="progress" label={t('进度 %', 'Progress %')} required><Slider min={0} max={100} step={5} marks={{ 0: '0', 50: '50', 100: '100' }} /></Field>
      <Field name="said" label={t('完成情况', 'What was done')} required={false}><Input.TextArea rows={3} maxLength={500} /></Field>
      <Field name="pictures" label={t('佐证照片', 'Pictures')} required={false} rules={[allSent(t)]}><PicturesField op={enforcementFileApi.upload} /></Field>
    </OperationForm>
  );
}
