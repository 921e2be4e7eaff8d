import { MinusCircleOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Flex, Form, Input } from 'antd';
import { useWords } from '../../text/text';

/** 目标: name, value with its comparison, unit. */
export function TargetsField() {
  const { t } = useWords();
  return (
    <Form.List name="targets">
      {(rows, { add, remove }) => (
        <fieldset style={{ border: 0, padding: 0, margin: '0 0 16px' }}>
          <legend style={{ fontSize: 14, marginBottom: 8 }}>{t('目标', 'Targets')}</legend>
          {rows.map(({ key, name }) => (
            <Flex key={key} gap={8} align="start" wrap>
              <Form.Item name={[name, 'name']} rules={[{ required: true, message: t('请填写目标', 'A target is wanted') }]} style={{ flex: '2 1 160px', minWidth: 0 }}><Input aria-label={t('目标 {n}', 'Target {n}', { n: name + 1 })} maxLength={100} placeholder={t('生产安全事故起数', 'Accidents')} /></Form.Item>
              <Form.Item name={[name, 'value']} rules={[{ required: true, message: t('请填写目标值', 'A value is wanted') }]} style={{ flex: '1 1 80px', minWidth: 0 }}><Input aria-label={t('目标值 {n}', 'Value of target {n}', { n: name + 1 })} maxLength={50} placeholder="≤ 2" /></Form.Item>
              <Form.Item name={[name, 'unit']} style={{ flex: '0 1 70px', minWidth: 0 }}><Input aria-label={t('单位 {n}', 'Unit of target {n}', { n: name + 1 })} maxLength={20} placeholder={t('起', '')} /></Form.Item>
              <Button type="text" icon={<MinusCircleOutlined />} aria-label={t('删除目标 {n}', 'Remove target {n}', { n: name + 1 })} onClick={() => remove(name)} />
            </Flex>
          ))}
          <Button icon={<PlusOutlined />} onClick={() => add({})}>{t('增加目标', 'Add a target')}</Button>
        </fieldset>
      )}
    </Form.List>
  );
}

interface Entered {
  readonly name: string;
  readonly value: string;
  readonly unit?: string | null;
}

/** Targets as the contract takes them: a unit that is not said is none. */
export const targetsOf = (entered: unknown) => ((entered as Entered[] | undefined) ?? []).map(({ name, value, unit }) => ({ name, value, unit: unit?.trim() || null }));
