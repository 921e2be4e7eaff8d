import { assessmentIndicators, assessmentMethods } from '@anlan/contracts/responsibility';
import { MinusCircleOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Card, Checkbox, Flex, Form, Input, Select } from 'antd';
import { useWords } from '../../text/text';
import { PointsField } from './points';

/** 考核项目: each with its method, and what that needs. */
export function SchemeItems() {
  const { t } = useWords();
  return (
    <Form.List name="items">
      {(rows, { add, remove }) => (
        <fieldset style={{ border: 0, padding: 0, margin: '0 0 16px' }}>
          <legend style={{ fontSize: 14, marginBottom: 8 }}>{t('考核项目', 'Items')}</legend>
          <Flex vertical gap={8}>{rows.map(({ key, name }) => <Item key={key} n={name} onRemove={() => remove(name)} />)}</Flex>
          <Button icon={<PlusOutlined />} style={{ marginTop: 8 }} onClick={() => add({ method: 'manual' })}>{t('增加项目', 'Add an item')}</Button>
        </fieldset>
      )}
    </Form.List>
  );
}

function Item({ n, onRemove }: { n: number; onRemove: () => void }) {
  const { t, label } = useWords();
  const method = Form.useWatch(['items', n, 'method']) as string | undefined;
  const wanted = [{ required: true, message: t('请填写', 'This is wanted') }];
  const at = { n: n + 1 };
  return (
    <Card size="small" title={t('第 {n} 项', 'Item {n}', at)} extra={<Button type="text" icon={<MinusCircleOutlined />} aria-label={t('删除第 {n} 项', 'Remove item {n}', at)} onClick={onRemove} />}>
      <Flex gap={8} wrap align="start">
        <Form.Item name={[n, 'group']} rules={wanted} style={{ flex: '1 1 120px' }}><Input aria-label={t('第 {n} 项类别', 'Group of item {n}', at)} placeholder={t('类别', 'Group')} maxLength={100} /></Form.Item>
        <Form.Item name={[n, 'name']} rules={wanted} style={{ flex: '2 1 180px' }}><Input aria-label={t('第 {n} 项名称', 'Name of item {n}', at)} placeholder={t('项目', 'Item')} maxLength={200} /></Form.Item>
        <Form.Item name={[n, 'points']} rules={wanted}><PointsField aria-label={t('第 {n} 项满分', 'Points of item {n}', at)} /></Form.Item>
        <Form.Item name={[n, 'method']} rules={wanted}><Select aria-label={t('第 {n} 项评分方式', 'Method of item {n}', at)} style={{ width: 130 }} options={Object.entries(assessmentMethods).map(([value, name]) => ({ value, label: label(name) }))} /></Form.Item>
      </Flex>
      <Form.Item name={[n, 'wanted']} rules={wanted}><Input.TextArea aria-label={t('第 {n} 项评分标准', 'What item {n} wants', at)} placeholder={t('评分标准', 'What is wanted')} rows={2} maxLength={2000} /></Form.Item>
      {method === 'formula' && <Formula n={n} />}
      {method === 'deduct' && <Pairs n={n} name="deductions" first={t('扣分情形', 'Ground')} second={t('每次扣分', 'Points each')} add={t('增加扣分情形', 'Add a deduction')} />}
      <Form.Item name={[n, 'evidenceWanted']} valuePropName="checked" style={{ marginBottom: 0 }}><Checkbox>{t('自评得分须有佐证', 'A self-score wants evidence')}</Checkbox></Form.Item>
    </Card>
  );
}

function Formula({ n }: { n: number }) {
  const { t, label } = useWords();
  const indicator = Form.useWatch(['items', n, 'indicator']) as string | undefined;
  const kind = Form.useWatch(['items', n, 'kind']) as string | undefined;
  const wanted = [{ required: true, message: t('请填写', 'This is wanted') }];
  const at = { n: n + 1 };
  return (
    <Flex gap={8} wrap align="start">
      <Form.Item name={[n, 'indicator']} rules={wanted}><Select aria-label={t('第 {n} 项指标', 'Indicator of item {n}', at)} placeholder={t('指标', 'Indicator')} style={{ width: 190 }} options={Object.entries(assessmentIndicators).map(([value, name]) => ({ value, label: label(name) }))} /></Form.Item>
      {indicator === 'entered' && <Form.Item name={[n, 'indicatorName']} rules={wanted}><Input aria-label={t('第 {n} 项指标名称', 'Name of the indicator of item {n}', at)} placeholder={t('指标名称', 'Its name')} maxLength={200} /></Form.Item>}
      <Form.Item name={[n, 'kind']} rules={wanted}><Select aria-label={t('第 {n} 项计算', 'Formula of item {n}', at)} placeholder={t('计算', 'Formula')} style={{ width: 150 }} options={[{ value: 'ratio', label: t('指标值 × 满分', 'Rate × full') }, { value: 'linear', label: t('两界之间按比例', 'Between bounds') }, { value: 'steps', label: t('分档', 'Steps') }]} /></Form.Item>
      {kind === 'linear' && (
        <>
          <Form.Item name={[n, 'zeroAt']} rules={wanted}><PointsField suffix="%" aria-label={t('第 {n} 项零分界', 'Nothing at, item {n}', at)} /></Form.Item>
          <Form.Item name={[n, 'fullAt']} rules={wanted}><PointsField suffix="%" aria-label={t('第 {n} 项满分界', 'In full at, item {n}', at)} /></Form.Item>
        </>
      )}
      <Form.Item name={[n, 'withoutValue']} rules={wanted}><Select aria-label={t('第 {n} 项分母为零时', 'Item {n} without a base', at)} placeholder={t('分母为零时', 'Without a base')} style={{ width: 140 }} options={[{ value: 'full', label: t('无此任务得满分', 'In full') }, { value: 'none', label: t('无此任务不得分', 'Nothing') }]} /></Form.Item>
      {kind === 'steps' && <Pairs n={n} name="steps" first={t('达到（%）', 'From (%)')} second={t('得分', 'Points')} add={t('增加一档', 'Add a step')} percent />}
    </Flex>
  );
}

function Pairs({ n, name, first, second, add: more, percent }: { n: number; name: 'deductions' | 'steps'; first: string; second: string; add: string; percent?: true }) {
  const { t } = useWords();
  const wanted = [{ required: true, message: t('请填写', 'This is wanted') }];
  return (
    <Form.List name={[n, name]}>
      {(rows, { add, remove }) => (
        <div style={{ marginBottom: 12 }}>
          {rows.map((r) => (
            <Flex key={r.key} gap={8} wrap align="start">
              <Form.Item name={[r.name, percent ? 'from' : 'name']} rules={wanted}>{percent ? <PointsField suffix="%" aria-label={`${first} ${r.name + 1}`} /> : <Input aria-label={`${first} ${r.name + 1}`} placeholder={first} maxLength={200} />}</Form.Item>
              <Form.Item name={[r.name, 'points']} rules={wanted}><PointsField aria-label={`${second} ${r.name + 1}`} /></Form.Item>
              <Button type="text" icon={<MinusCircleOutlined />} aria-label={t('删除：{what} {n}', 'Remove: {what} {n}', { what: first, n: r.name + 1 })} onClick={() => remove(r.name)} />
            </Flex>
          ))}
          <Button size="small" icon={<PlusOutlined />} onClick={() => add({})}>{more}</Button>
        </div>
      )}
    </Form.List>
  );
}
