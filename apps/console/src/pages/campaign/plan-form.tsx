import { campaignApi, type Campaign } from '@anlan/contracts/enforcement';
import { MinusCircleOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Flex, Form, Input } from 'antd';
import { Field } from '../../patterns/form/field';
import { OperationForm } from '../../patterns/form/operation-form';
import { DivisionPicker } from '../../patterns/pickers/division-picker';
import { UnitPicker } from '../../patterns/pickers/unit-picker';
import { UnitsPicker } from '../../patterns/pickers/units-picker';
import { TagPicker } from './scope-fields';
import { useWords } from '../../text/text';

interface Props {
  /** absent: a new one is planned */
  readonly campaign?: Campaign;
  readonly onDone: (campaign: Campaign) => void;
  readonly onCancel: () => void;
}

interface Values {
  divisionCode?: string;
  goal?: string;
  [key: string]: unknown;
}

/** The plan of a campaign: when, where, who, in which stages. */
export function PlanForm({ campaign, onDone, onCancel }: Props) {
  const { t } = useWords();
  const initial = campaign && {
    name: campaign.name, from: campaign.from, to: campaign.to, goal: campaign.goal, divisionCode: campaign.divisionCodes[0], tags: campaign.tags, leadUnitId: campaign.leadUnit.id,
    supportUnitIds: campaign.supportUnits.map((u) => u.id), stages: campaign.stages,
  };
  const kept = campaign?.divisionCodes.slice(1) ?? [];
  const toBody = ({ divisionCode, goal, ...rest }: Values) => ({
    tags: [], supportUnitIds: [], stages: [], ...Object.fromEntries(Object.entries(rest).filter(([, v]) => v !== undefined)), goal: goal?.trim() || null,
    divisionCodes: divisionCode ? [divisionCode, ...kept.filter((c) => c !== divisionCode)] : [],
  });
  const common = { initial: initial ?? { from: undefined, stages: [] }, onDone, onCancel, toBody: (v: Record<string, unknown>) => toBody(v) as never };
  const fields = (
    <>
      <Field name="name" label={t('名称', 'Name')} required><Input maxLength={100} placeholder={t('例如：“夜剑”消防隐患联合整治', 'For example: night-time fire safety')} /></Field>
      <Flex gap={12} wrap>
        <Field name="from" label={t('开始日期', 'First day')} required><Input type="date" /></Field>
        <Field name="to" label={t('结束日期', 'Last day')} required><Input type="date" /></Field>
      </Flex>
      <Field name="leadUnitId" label={t('牵头单位', 'Led by')} required><UnitPicker /></Field>
      <Field name="supportUnitIds" label={t('配合单位', 'Supported by')} required={false}><UnitsPicker /></Field>
      <Field name="divisionCode" label={t('范围（不选为全区）', 'Where (none: the whole district)')} required={false}><DivisionPicker allowClear /></Field>
      <Field name="tags" label={t('风险标签（不选为全部对象）', 'Risk tags (none: all subjects)')} required={false}><TagPicker /></Field>
      <Field name="goal" label={t('目标', 'Goal')} required={false}><Input.TextArea rows={2} maxLength={2000} /></Field>
      <Stages />
    </>
  );
  return campaign
    ? <OperationForm op={campaignApi.change} params={{ id: campaign.id }} version={campaign.version} {...common}>{fields}</OperationForm>
    : <OperationForm op={campaignApi.plan} draft="campaign.plan" submit={t('筹划', 'Plan')} {...common}>{fields}</OperationForm>;
}

/** 阶段 in their order; each plan names its own. */
function Stages() {
  const { t } = useWords();
  return (
    <Form.List name="stages">
      {(rows, { add, remove }) => (
        <fieldset style={{ border: 0, padding: 0, margin: '0 0 16px' }}>
          <legend style={{ fontSize: 14, marginBottom: 8 }}>{t('阶段', 'Stages')}</legend>
          {rows.map(({ key, name }) => (
            <Flex key={key} gap={8} wrap align="start">
              <Form.Item name={[name, 'name']} rules={[{ required: true, message: t('请填写阶段名称', 'The stage wants a name') }]} style={{ flex: '1 1 100px', minWidth: 0 }}><Input aria-label={t('阶段 {n} 名称', 'Name of stage {n}', { n: name + 1 })} maxLength={20} placeholder={t('部署、排查、攻坚、巩固', 'Stage')} /></Form.Item>
              <Form.Item name={[name, 'from']} rules={[{ required: true, message: t('请选择日期', 'A day is wanted') }]}><Input type="date" aria-label={t('阶段 {n} 开始', 'First day of stage {n}', { n: name + 1 })} /></Form.Item>
              <Form.Item name={[name, 'to']} rules={[{ required: true, message: t('请选择日期', 'A day is wanted') }]}><Input type="date" aria-label={t('阶段 {n} 结束', 'Last day of stage {n}', { n: name + 1 })} /></Form.Item>
              <Button type="text" icon={<MinusCircleOutlined />} aria-label={t('删除阶段 {n}', 'Remove stage {n}', { n: name + 1 })} onClick={() => remove(name)} />
            </Flex>
          ))}
          <Button icon={<PlusOutlined />} onClick={() => add({})}>{t('增加阶段', 'Add a stage')}</Button>
        </fieldset>
      )}
    </Form.List>
  );
}
