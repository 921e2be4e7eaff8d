import { publicReportApi, type SubmitReportBody, type SubmittedReport } from '@anlan/contracts/enforcement';
import type { PublicPageDto } from '@anlan/contracts/tenancy';
import { Alert, Card, Checkbox, Form, Input, Radio, Select } from 'antd';
import { Field } from '../../patterns/form/field';
import { OperationForm } from '../../patterns/form/operation-form';
import { PositionField } from '../../patterns/pickers/position-field';
import { useWords } from '../../text/text';
import { LocalPictures, type LocalPicture } from './local-pictures';
import { Refusal } from './refusal';

interface Values extends Omit<SubmitReportBody, 'website'> {
  readonly who?: 'anonymous' | 'named';
  readonly pictures?: readonly LocalPicture[];
  readonly website?: string;
}

/** What goes out: no reporter unless one chose to be named, whatever was typed before. */
function bodyOf(values: Record<string, unknown>): SubmitReportBody {
  const { who, pictures: _pictures, reporter, ...rest } = values as unknown as Values;
  const given = Object.fromEntries(Object.entries(rest).filter(([, v]) => v !== undefined && v !== ''));
  return { ...given, ...(who === 'named' && { reporter }) } as SubmitReportBody;
}

/** The report: what, where, street, position, pictures, and who; nothing of it is kept in the browser. */
export function ReportForm({ page, onDone }: { page: PublicPageDto; onDone: (answer: SubmittedReport, pictures: readonly LocalPicture[]) => void }) {
  const { t } = useWords();
  const [form] = Form.useForm();
  return (
    <Card className="public-form" styles={{ body: { padding: 16 } }}>
      <OperationForm
        op={publicReportApi.submit} params={{ slug: page.slug }} form={form} initial={{ who: 'anonymous' }} autoComplete="off" submit={t('提交举报', 'Send the report')} toBody={bodyOf}
        refusal={(error) => <Refusal error={error} />} onDone={(answer) => onDone(answer, (form.getFieldValue('pictures') as LocalPicture[] | undefined) ?? [])}
      >
        <Field name="what" label={t('是什么隐患', 'What is wrong')}><Input.TextArea rows={4} maxLength={1000} showCount placeholder={t('例如：厂房疏散通道被货物堵死', 'For example: goods block the escape route of a workshop')} /></Field>
        <Field name="where" label={t('在哪里', 'Where it is')}><Input maxLength={200} placeholder={t('路名、门牌、单位、楼层', 'Street and number, enterprise, floor')} /></Field>
        {page.streets.length > 0 && (
          <Field name="divisionCode" label={t('所在街道', 'Street')}>
            <Select allowClear placeholder={t('不清楚可以不选', 'Leave it open if you do not know')} showSearch={{ optionFilterProp: 'label' }} options={page.streets.map((s) => ({ value: s.code, label: s.name }))} />
          </Field>
        )}
        <Field name="position" label={t('位置（可不填）', 'Position (optional)')}>
          <PositionField otherwise={t('写清楚地点就可以；也可以填写坐标（WGS84）：', 'The place in words is enough; the coordinates can be typed as well (WGS84):')} />
        </Field>
        <Field name="pictures" label={t('照片（最多 3 张）', 'Pictures (three at most)')}><LocalPictures /></Field>
        <Field name="who" label={t('是否实名', 'With your name?')} required={false}>
          <Radio.Group options={[{ value: 'anonymous', label: t('匿名', 'Anonymous') }, { value: 'named', label: t('实名', 'With my name') }]} />
        </Field>
        <Who />
        <Field name="employee" label={t('与被举报单位的关系', 'Do you work there?')} required={false} valuePropName="checked" extra={t('勾选后加强保护：姓名、电话连遮盖的也不显示，您的原话不写进隐患，只有区里说明理由才能查看；奖励上限更高。', 'Then you are better protected: name and telephone are not even shown masked, your words go into no record that the enterprise reads, the district alone may look for a reason; and the reward may be higher.')}><Checkbox>{t('我是该单位的从业人员', 'I work there')}</Checkbox></Field>
        <div className="public-trap" aria-hidden="true">
          <Form.Item name="website" label={t('网站（请留空）', 'Website (leave it empty)')}><input type="text" tabIndex={-1} autoComplete="off" /></Form.Item>
        </div>
      </OperationForm>
    </Card>
  );
}

/** What is kept of who reports, said before it is sent; named: by what the bureau can reach them. */
function Who() {
  const { t } = useWords();
  const named = Form.useWatch('who') === 'named';
  if (!named) {
    return (
      <Alert
        type="info" showIcon style={{ marginBottom: 16 }} title={t('匿名举报不需要任何个人信息', 'An anonymous report takes nothing of yourself')}
        description={t(
          '系统保存：您写的内容、地点、所选街道、您自己提供的位置和照片、收到的时间。不保存：姓名、电话、账号、网络地址；照片中的拍摄地点和设备信息在发送前去除。请不要在文字和照片里透露自己是谁。本页不在这台设备上留下内容，但浏览器的历史记录会有本页网址，公用电脑请自行清除。',
          'Kept: your words, the place, the street you chose, the position and pictures you gave, and when it came. Not kept: name, telephone, account, network address; where and with what a picture was taken is cut out before it is sent. Do not say in words or pictures who you are. This page leaves nothing on this device, but the browser’s history holds its address: clear it on a shared computer.',
        )}
      />
    );
  }
  return (
    <>
      <Field name={['reporter', 'name']} label={t('姓名', 'Name')} required><Input maxLength={50} autoComplete="off" /></Field>
      <Field name={['reporter', 'phone']} label={t('联系电话', 'Telephone')} required><Input inputMode="tel" autoComplete="off" maxLength={20} /></Field>
      <Alert type="info" showIcon style={{ marginBottom: 16 }} title={t('姓名和电话只用于核实和回复', 'Name and telephone serve to ask back and to answer')} description={t('办理人员平时看到的是遮盖后的姓名和电话；需要查看全部的，必须说明理由并记入审计日志。', 'Those who handle it see both masked; who needs them in full has to say why, and it is written into the audit log.')} />
    </>
  );
}
