import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Flex, Form, Input } from 'antd';
import { useWords } from '../../text/text';

/** 年度目标: each with its day, one or more a year. */
export function GoalsField() {
  const { t } = useWords();
  return (
    <Form.List name="milestones">
      {(rows, { add, remove }) => (
        <fieldset style={{ border: 0, margin: '0 0 16px', padding: 0, minWidth: 0 }}>
          <legend style={{ padding: 0, marginBottom: 8 }}>{t('年度目标', 'Goals of the years')}</legend>
          {rows.map(({ key, name }, i) => (
            <Flex key={key} gap={8} wrap align="start">
              <Form.Item name={[name, 'dueOn']} label={t('时限', 'Due')} rules={[{ required: true, message: t('请填写时限', 'By when?') }]} style={{ marginBottom: 8 }}><Input type="date" style={{ width: 160 }} /></Form.Item>
              <Form.Item name={[name, 'goal']} label={t('目标', 'Goal')} rules={[{ required: true, message: t('请填写目标', 'What is due?') }]} style={{ flex: 1, minWidth: 180, marginBottom: 8 }}><Input.TextArea autoSize maxLength={500} /></Form.Item>
              <Button type="text" icon={<DeleteOutlined />} aria-label={t('删除第 {n} 项年度目标', 'Remove goal {n}', { n: i + 1 })} onClick={() => remove(name)} style={{ marginTop: 30 }} />
            </Flex>
          ))}
          <Button icon={<PlusOutlined />} onClick={() => add({})}>{t('添加年度目标', 'Add a goal')}</Button>
        </fieldset>
      )}
    </Form.List>
  );
}
