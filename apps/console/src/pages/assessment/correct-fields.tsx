import { assessmentSheetApi } from '@anlan/contracts/responsibility';
import { MinusCircleOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Flex, Form, Input, InputNumber, Select } from 'antd';
import { useRead } from '../../api/queries';
import { Field } from '../../patterns/form/field';
import { useWords } from '../../text/text';
import { PointsField } from './points';

export const correctionBody = (values: Record<string, unknown>): unknown => ({ ...values, changes: values['changes'] ?? [] });

/** 更正: which items of which units, and why. */
export function CorrectFields({ assessmentId }: { assessmentId: string }) {
  const { t } = useWords();
  const sheets = useRead(assessmentSheetApi.list, { query: { assessmentId, limit: 200 } });
  const wanted = [{ required: true, message: t('请填写', 'This is wanted') }];
  return (
    <>
      <Field name="reason" label={t('更正理由', 'Reason')}><Input.TextArea rows={3} maxLength={2000} /></Field>
      <Form.List name="changes">
        {(rows, { add, remove }) => (
          <fieldset style={{ border: 0, padding: 0, margin: '0 0 16px' }}>
            <legend style={{ fontSize: 14, marginBottom: 8 }}>{t('逐项更正', 'Items corrected')}</legend>
            {rows.map(({ key, name }) => (
              <Flex key={key} gap={8} wrap align="start">
                <Form.Item name={[name, 'sheetId']} rules={wanted} style={{ flex: '1 1 160px' }}><Select aria-label={t('单位', 'Unit')} placeholder={t('单位', 'Unit')} options={(sheets.data?.items ?? []).map((s) => ({ value: s.id, label: s.unitName }))} /></Form.Item>
                <Form.Item name={[name, 'item']} rules={wanted}><InputNumber aria-label={t('项号', 'Item')} placeholder={t('项号', 'Item')} min={1} precision={0} /></Form.Item>
                <Form.Item name={[name, 'points']} rules={wanted}><PointsField aria-label={t('更正后得分', 'Points')} /></Form.Item>
                <Form.Item name={[name, 'reason']} rules={wanted} style={{ flex: '1 1 200px' }}><Input aria-label={t('该项理由', 'Why')} placeholder={t('该项理由', 'Why')} maxLength={1000} /></Form.Item>
                <Button type="text" icon={<MinusCircleOutlined />} aria-label={t('删除第 {n} 条', 'Remove {n}', { n: name + 1 })} onClick={() => remove(name)} />
              </Flex>
            ))}
            <Button icon={<PlusOutlined />} onClick={() => add({})}>{t('增加一项', 'Add an item')}</Button>
          </fieldset>
        )}
      </Form.List>
    </>
  );
}
