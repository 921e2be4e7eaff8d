import type { SettingValue } from '@anlan/contracts/tenancy';
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Card, Flex, Form, Input, InputNumber, Select, Switch } from 'antd';
import type { FieldPath } from '../../../patterns/form/fields';
import { useWords } from '../../../text/text';

type Year = SettingValue<'calendar'>['years'][string];
type YearRow = Partial<Year> & { readonly year?: number };

export const calendarToForm = ({ years }: SettingValue<'calendar'>): YearRow[] => Object.entries(years).map(([year, rest]) => ({ year: Number(year), ...rest }));
export const calendarToValue = (rows: unknown): unknown => ({
  years: Object.fromEntries(((rows ?? []) as YearRow[]).map(({ year, ...rest }) => [String(year), { ...rest, daysOff: rest.daysOff ?? [], workingDays: rest.workingDays ?? [] }])),
});

/** `years.2026.daysOff[0].to` → the same of that year's row. */
export function calendarToField([, year, ...rest]: FieldPath, rows: unknown): FieldPath {
  const at = ((rows ?? []) as YearRow[]).findIndex((r) => String(r.year) === String(year));
  return at < 0 ? [] : [at, ...(rest.length ? rest : ['year'])];
}

/** Days off and working days of the district's own, year by year, each year with the notice it rests on. */
export function CalendarFields() {
  const { t } = useWords();
  return (
    <Form.List name="value">
      {(years, { add, remove }, { errors }) => (
        <Flex vertical gap={12} style={{ marginBottom: 16 }}>
          {years.map(({ key, name }) => (
            <Card key={key} size="small" extra={<Button icon={<DeleteOutlined />} onClick={() => remove(name)}>{t('删除该年', 'Remove the year')}</Button>}>
              <Flex gap={12} wrap>
                <Form.Item name={[name, 'year']} label={t('年份', 'Year')} rules={[{ required: true, message: t('请填写年份', 'Which year?') }, ({ getFieldValue }) => ({ validator: async (_, year?: number) => { if (year && (getFieldValue('value') as YearRow[]).filter((r) => r.year === year).length > 1) throw new Error(t('该年已有', 'This year is there already')); } })]}><InputNumber min={2000} max={2099} precision={0} /></Form.Item>
                <Form.Item name={[name, 'source']} label={t('依据', 'Source')} rules={[{ required: true, message: t('请填写依据', 'Which notice?') }]} style={{ flex: 1, minWidth: 200 }}><Input maxLength={200} /></Form.Item>
                <Form.Item name={[name, 'wholeYear']} label={t('包含全年安排', 'Holds the whole year')} valuePropName="checked"><Switch /></Form.Item>
              </Flex>
              <DaysOff name={name} />
              <Form.Item name={[name, 'workingDays']} label={t('补班日', 'Working days')} extra={t('如 2026-02-14，输入后按回车', 'Such as 2026-02-14, Enter after each')}><Select mode="tags" open={false} suffixIcon={null} tokenSeparators={[',', '，', '、', ' ']} /></Form.Item>
            </Card>
          ))}
          <Form.ErrorList errors={errors} />
          <div><Button icon={<PlusOutlined />} onClick={() => add({ wholeYear: false, daysOff: [], workingDays: [] })}>{t('添加年份', 'Add a year')}</Button></div>
        </Flex>
      )}
    </Form.List>
  );
}

function DaysOff({ name }: { name: number }) {
  const { t } = useWords();
  const wanted = (message: string) => [{ required: true, message }];
  return (
    <Form.List name={[name, 'daysOff']}>
      {(rows, { add, remove }) => (
        <>
          {rows.map(({ key, name: row }, i) => (
            <Flex key={key} gap={8} wrap align="end">
              <Form.Item name={[row, 'name']} label={t('停工日名称', 'Day off')} rules={wanted(t('请填写名称', 'Its name?'))}><Input maxLength={30} style={{ width: 160 }} /></Form.Item>
              <Form.Item name={[row, 'from']} label={t('起', 'From')} rules={wanted(t('请选择起日', 'From which day?'))}><Input type="date" /></Form.Item>
              <Form.Item name={[row, 'to']} label={t('止（含）', 'To (included)')} rules={wanted(t('请选择止日', 'To which day?'))}><Input type="date" /></Form.Item>
              <Form.Item><Button icon={<DeleteOutlined />} aria-label={t('删除第 {n} 个停工日', 'Remove day off {n}', { n: i + 1 })} onClick={() => remove(row)} /></Form.Item>
            </Flex>
          ))}
          <Button size="small" icon={<PlusOutlined />} style={{ marginBottom: 12 }} onClick={() => add({ nameEn: '' })}>{t('添加停工日', 'Add days off')}</Button>
        </>
      )}
    </Form.List>
  );
}
