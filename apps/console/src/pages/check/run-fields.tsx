import { enforcementFileApi, hazardLevelNames, rectificationKinds, type CheckSignature } from '@anlan/contracts/enforcement';
import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Card, Flex, Form, Input, Segmented } from 'antd';
import { allKept } from '../../patterns/pictures/pictures';
import { PicturesField } from '../../patterns/pictures/pictures-field';
import { EmptyState } from '../../patterns/empty-state';
import { useWords } from '../../text/text';
import { SignaturePad } from './signature-pad';

export interface FindingDraft {
  readonly title?: string;
  readonly pictures?: unknown;
  readonly [key: string]: unknown;
}
export interface SignatureDraft {
  readonly role: CheckSignature['role'];
  readonly name?: string;
  readonly fileId?: string;
  readonly refusal?: string;
}

/** What was found, one card each, in big controls. */
export function Findings() {
  const { t, label } = useWords();
  const ways = { on_the_spot: t('现场整改', 'On the spot'), time_limited: t('限期整改', 'In time') } as const;
  return (
    <Form.List name="findings">
      {(rows, { add, remove }) => (
        <Flex vertical gap={12}>
          {rows.length === 0 && <EmptyState text={t('没有发现隐患就直接完成', 'Where nothing was found, just finish')} />}
          {rows.map(({ key, name }) => (
            <Card key={key} size="small" title={t('隐患 {n}', 'Hazard {n}', { n: name + 1 })} extra={<Button type="text" icon={<DeleteOutlined />} aria-label={t('删除隐患 {n}', 'Remove hazard {n}', { n: name + 1 })} onClick={() => remove(name)} />}>
              <Form.Item name={[name, 'title']} label={t('发现了什么', 'What was found')} rules={[{ required: true, message: t('请填写发现了什么', 'Say what was found') }]}><Input size="large" maxLength={200} /></Form.Item>
              <Form.Item name={[name, 'level']} label={t('级别', 'Level')} initialValue="general"><Segmented block options={(['general', 'major'] as const).map((value) => ({ value, label: label(hazardLevelNames[value]) }))} /></Form.Item>
              <Form.Item name={[name, 'rectification']} label={t('整改方式', 'Rectification')} initialValue="time_limited"><Segmented block options={rectificationKinds.map((value) => ({ value, label: ways[value] }))} /></Form.Item>
              <Form.Item name={[name, 'pictures']} label={t('照片', 'Pictures')} rules={[allKept(t)]} style={{ marginBottom: 0 }}><PicturesField op={enforcementFileApi.upload} /></Form.Item>
            </Card>
          ))}
          <Button size="large" icon={<PlusOutlined />} onClick={() => add({})}>{t('增加隐患', 'Add a hazard')}</Button>
        </Flex>
      )}
    </Form.List>
  );
}

/** 签名: two officers, and the subject; who will not sign is written down with the reason. */
export function Signatures() {
  const { t } = useWords();
  const form = Form.useFormInstance();
  const signatures = Form.useWatch('signatures', form) as SignatureDraft[] | undefined;
  const roles = { officer: t('执法人员', 'Officer'), subject: t('当事人', 'Subject'), witness: t('见证人', 'Witness'), expert: t('专家', 'Expert') } as const;
  return (
    <Form.List name="signatures">
      {(rows) => (
        <Flex vertical gap={16}>
          {rows.map(({ key, name }) => {
            const who = signatures?.[name];
            const title = `${roles[who?.role ?? 'officer']} ${who?.name ?? ''}`.trim();
            return (
              <section key={key} aria-label={title}>
                <h3 style={{ fontSize: 14, margin: '0 0 8px' }}>{title}</h3>
                <Form.Item name={[name, 'role']} hidden><Input /></Form.Item>
                <Form.Item name={[name, 'name']} hidden={who?.role === 'officer'} label={t('姓名', 'Name')} rules={[{ required: true, message: t('请填写姓名', 'A name is wanted') }]}><Input maxLength={50} /></Form.Item>
                {!who?.refusal && <Form.Item name={[name, 'fileId']}><SignaturePad name={title} /></Form.Item>}
                {who?.role === 'subject' && !who.fileId && <Form.Item name={[name, 'refusal']} label={t('拒签说明', 'Why it is not signed')}><Input maxLength={200} /></Form.Item>}
              </section>
            );
          })}
        </Flex>
      )}
    </Form.List>
  );
}
