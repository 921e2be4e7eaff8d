import { publicReportApi, reportChannelNames, reportChannels, type EnteredReport } from '@anlan/contracts/enforcement';
import { PlusOutlined } from '@ant-design/icons';
import { Alert, Button, Checkbox, Drawer, Flex, Form, Grid, Input, Segmented } from 'antd';
import { useState } from 'react';
import { Field } from '../../patterns/form/field';
import { FormDrawer } from '../../patterns/form/form-drawer';
import { OperationForm } from '../../patterns/form/operation-form';
import { LinkButton } from '../../patterns/link-button';
import { DivisionPicker } from '../../patterns/pickers/division-picker';
import { InstantField } from '../../patterns/pickers/instant-field';
import { PositionField } from '../../patterns/pickers/position-field';
import { OneTimeSecret } from '../../patterns/secret/one-time-secret';
import { useRights } from '../../session/rights';
import { useWords } from '../../text/text';
import { LocalPictures, type LocalPicture } from '../public/local-pictures';
import { EnteredPictures } from './more-pictures';

const entered = reportChannels.filter((c) => c !== 'web');
const isOpinion = (channel: unknown): boolean => channel === 'opinion';

/** What goes out: of an opinion no reporter, whatever was typed before; half a reporter is sent, so that what is missing is said. Pictures follow the report. */
function bodyOf({ reporter, employee, pictures: _pictures, ...rest }: Record<string, unknown>): never {
  const { name, phone } = (reporter ?? {}) as { name?: string; phone?: string };
  const given = Object.fromEntries(Object.entries(rest).filter(([, v]) => v !== undefined && v !== '' && v !== null));
  return { ...given, ...(!isOpinion(rest['channel']) && { ...((name || phone) && { reporter: { name: name ?? '', phone: phone ?? '' } }), ...(employee === true && { employee }) }) } as never;
}

interface Made {
  readonly report: EnteredReport;
  readonly pictures: readonly LocalPicture[];
}

/** 登记 A call, a visit, a letter or an opinion, and after it the code for whoever reported. */
export function EnterReport() {
  const { t } = useWords();
  const wide = Grid.useBreakpoint().md;
  const [open, setOpen] = useState(false);
  const [made, setMade] = useState<Made>();
  const close = (): void => setMade(undefined);
  return (
    <>
      <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpen(true)}>{t('登记举报', 'Enter a report')}</Button>
      <FormDrawer title={t('登记热线、舆情、来访、来信', 'What came by hotline, opinion, visit or letter')} open={open} onClose={() => setOpen(false)}>
        {open && <EnterForm onDone={(answer) => (setOpen(false), setMade(answer))} onCancel={() => setOpen(false)} />}
      </FormDrawer>
      <Drawer title={t('举报已登记', 'The report is entered')} open={!!made} onClose={close} size={wide ? 640 : '100%'} destroyOnHidden mask={{ closable: false }}>
        {made && (
          <Flex vertical gap={16}>
            <EnteredPictures id={made.report.id} pictures={made.pictures} />
            {made.report.followCode === null ? <p>{t('回执号 {number}。舆情没有举报人，不产生查询码。', 'Receipt number {number}. An opinion has no reporter, and so no code.', { number: made.report.receiptNumber })}</p> : (
              <OneTimeSecret
                title={t('举报回执', 'Receipt')} lost={t('请告知举报人：凭回执号和查询码查询进度、领取奖励，丢失后不能找回。', 'Tell whoever reported: by both the report is followed and a reward collected. A lost code cannot be had again.')}
                values={[{ label: t('回执号', 'Receipt number'), value: made.report.receiptNumber, plain: true }, { label: t('查询码', 'Follow code'), value: made.report.followCode }]}
              />
            )}
            <LinkButton to={`public-reports/${made.report.id}`} type="primary">{t('查看这件举报', 'Open the report')}</LinkButton>
          </Flex>
        )}
      </Drawer>
    </>
  );
}

function EnterForm({ onDone, onCancel }: { onDone: (made: Made) => void; onCancel: () => void }) {
  const { t, label } = useWords();
  const within = useRights().divisionsOf('public-report.enter');
  // No draft: who reported is kept in no browser.
  return (
    <OperationForm op={publicReportApi.enter} submit={t('登记', 'Enter')} initial={{ channel: 'hotline' }} autoComplete="off" toBody={bodyOf} onDone={(report, values) => onDone({ report, pictures: (values['pictures'] as LocalPicture[] | undefined) ?? [] })} onCancel={onCancel}>
      <Field name="channel" label={t('来源渠道', 'Channel')}><Segmented block options={entered.map((value) => ({ value, label: label(reportChannelNames[value]) }))} /></Field>
      <Field name="reference" label={t('工单号、文号或链接', 'Number of the work order or letter, or the address')}><Input maxLength={300} /></Field>
      <Field name="what" label={t('反映什么隐患', 'What is wrong')}><Input.TextArea rows={4} maxLength={1000} showCount /></Field>
      <Field name="where" label={t('在哪里', 'Where it is')}><Input maxLength={200} /></Field>
      <Field name="divisionCode" label={t('所在区划', 'Division')} required={false}><DivisionPicker within={within} allowClear /></Field>
      <Field name="position" label={t('位置', 'Position')} required={false}><PositionField otherwise={t('写清楚地点就可以；也可以填写坐标（WGS84）：', 'The place in words is enough; the coordinates can be typed as well (WGS84):')} /></Field>
      <Field name="receivedAt" label={t('收到时间', 'Received')} required={false} extra={t('不填为现在', 'Left empty: now')}><InstantField /></Field>
      <Field name="pictures" label={t('图片（来信扫描件、来人提供的照片、网页截图）', 'Pictures: the letter, what was brought, the page')} required={false} extra={t('登记后随即上传；只有看得到这件举报的人看得到', 'Sent once the report is entered; only who may read the report sees them')}><LocalPictures /></Field>
      <Who />
    </OperationForm>
  );
}

function Who() {
  const { t } = useWords();
  if (isOpinion(Form.useWatch('channel'))) return <Alert type="info" showIcon style={{ marginBottom: 16 }} title={t('舆情没有举报人，不能奖励；核实、受理与其他举报相同', 'An opinion has no reporter and earns no reward; otherwise it is a report like any other')} />;
  return (
    <>
      <Field name={['reporter', 'name']} label={t('举报人姓名（匿名不填）', 'Name of the reporter, unless anonymous')} required={false}><Input maxLength={50} autoComplete="off" /></Field>
      <Field name={['reporter', 'phone']} label={t('联系电话', 'Telephone')} required={false} extra={t('办理人员只看到遮盖后的姓名和电话', 'Who handles the report sees both masked')}><Input inputMode="tel" autoComplete="off" maxLength={20} /></Field>
      <Field name="employee" label={t('与被举报单位的关系', 'Does the reporter work there?')} required={false} valuePropName="checked"><Checkbox>{t('是该单位的从业人员', 'The reporter works there')}</Checkbox></Field>
    </>
  );
}
