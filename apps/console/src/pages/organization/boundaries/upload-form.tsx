import { boundaryApi, BOUNDARY_FILE } from '@anlan/contracts/tenancy';
import type { Crs } from '@anlan/domain';
import { InboxOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Flex, Form, Progress, Select, Upload } from 'antd';
import { useState } from 'react';
import { makeStale } from '../../../api/queries';
import { Problem } from '../../../api/problem';
import { upload } from '../../../api/upload';
import { ProblemView } from '../../../patterns/problem-view';
import { bytesText, numberText } from '../../../text/format';
import { useWords } from '../../../text/text';
import { useNotices } from '../../../theme/notices';
import { crsNames } from './crs';
import { FaultsTable } from './faults-table';
import { likelyCode, readGeoJson, type GeoJsonFile } from './geojson-file';

interface Chosen extends GeoJsonFile {
  readonly file: File;
}

interface Values {
  readonly codeProperty: string;
  readonly crs: Crs;
}

/** A file of boundaries: looked into here, then sent with what its properties and numbers mean. */
export function UploadForm({ onDone }: { onDone: (codes: readonly string[]) => void }) {
  const { t, label } = useWords();
  const notices = useNotices();
  const client = useQueryClient();
  const [form] = Form.useForm<Values>();
  const codeProperty = Form.useWatch('codeProperty', form);
  const [chosen, setChosen] = useState<Chosen>();
  const [wrong, setWrong] = useState<string>();
  const [sent, setSent] = useState<number>();
  const [error, setError] = useState<Error>();
  const take = async (file: File): Promise<void> => {
    setError(undefined);
    setChosen(undefined);
    const tooLarge = file.size > BOUNDARY_FILE.bytes;
    const read = tooLarge ? undefined : readGeoJson(await file.text());
    const usable = read && read.features.length > 0 && read.features.length <= BOUNDARY_FILE.features && read.properties.length > 0;
    setWrong(usable ? undefined : tooLarge ? t('{name} 超过 {most}；请简化边界线，或按街道分成几个文件', '{name} is larger than {most}: simplify its lines, or make a file for each street', { name: file.name, most: bytesText(BOUNDARY_FILE.bytes) })
      : !read ? t('{name} 不是 GeoJSON FeatureCollection（UTF-8）；Shapefile 请先转换为 GeoJSON', '{name} is no GeoJSON FeatureCollection in UTF-8; convert a shapefile first', { name: file.name })
      : read.features.length > BOUNDARY_FILE.features ? t('{name} 有 {n} 个要素，最多 {most} 个', '{name} has {n} features; there may be {most}', { name: file.name, n: numberText(read.features.length), most: numberText(BOUNDARY_FILE.features) })
      : t('{name} 中没有带属性的要素', '{name} has no feature with properties', { name: file.name }));
    if (!read || !usable) return;
    setChosen({ ...read, file });
    form.setFieldsValue({ codeProperty: likelyCode(read) });
  };
  const dismiss = (): void => {
    setChosen(undefined);
    setError(undefined);
    form.resetFields();
  };
  const submit = async (query: Values): Promise<void> => {
    if (!chosen) return;
    setError(undefined);
    setSent(0);
    try {
      const answer = await upload(boundaryApi.upload, { file: chosen.file, name: chosen.file.name, query: { ...query }, onProgress: setSent });
      makeStale(client, 'tenancy', 'boundary');
      dismiss();
      void notices.success(t('已保存 {n} 个区划的边界', '{n} boundaries were kept', { n: numberText(answer.stored) }));
      onDone(answer.items.map((b) => b.code));
    } catch (failure) {
      setError(failure as Error);
    } finally {
      setSent(undefined);
    }
  };
  return (
    <>
      <Upload.Dragger accept=".geojson,.json,application/geo+json" showUploadList={false} disabled={sent !== undefined} beforeUpload={(file) => (void take(file), false)}>
        <p className="ant-upload-drag-icon"><InboxOutlined /></p>
        <p>{t('把 GeoJSON 文件拖到这里，或点击选择', 'Drop a GeoJSON file here, or choose one')}</p>
      </Upload.Dragger>
      <div role="status" style={{ marginTop: 12 }}>
        {wrong && <Alert type="warning" showIcon title={wrong} />}
        {chosen && <p>{t('{name}：{n} 个要素，{size}', '{name}: {n} features, {size}', { name: chosen.file.name, n: numberText(chosen.features.length), size: bytesText(chosen.file.size) })}</p>}
      </div>
      {chosen && (
        <Form form={form} layout="vertical" style={{ maxWidth: 720 }} onFinish={(v) => void submit(v)} initialValues={{ codeProperty: likelyCode(chosen) }}>
          <Form.Item name="codeProperty" label={t('区划代码所在的属性', 'The property that holds the division\'s code')} rules={[{ required: true, message: t('请选择属性', 'Which property?') }]} extra={t('每个要素按此代码对应到本区的区划', 'By it each feature becomes the boundary of a division')}>
            <Select showSearch={{ optionFilterProp: 'value' }} options={chosen.properties.map((p) => ({ value: p.name, label: p.sample ? t('{name}（例：{sample}）', '{name} (such as {sample})', { name: p.name, sample: p.sample.slice(0, 24) }) : p.name }))} />
          </Form.Item>
          <Form.Item name="crs" label={t('坐标系', 'Coordinate system')} rules={[{ required: true, message: t('请选择坐标系', 'Which one?') }]} extra={t('选错会整体偏移数百米；不清楚时请问提供文件的单位。投影坐标（单位为米）须先转换为经纬度', 'A wrong one moves everything by hundreds of metres: ask who made the file. Projected coordinates, in metres, are to be made degrees first')}>
            <Select placeholder={t('请选择', 'Choose')} options={Object.entries(crsNames).map(([value, name]) => ({ value, label: label(name) }))} />
          </Form.Item>
          {sent !== undefined && <Progress percent={Math.round(sent * 100)} aria-label={t('上传进度', 'Upload')} />}
          {error && <div style={{ marginBottom: 16 }}>{error instanceof Problem && error.code === 'boundary.features' ? <FaultsTable problem={error} file={chosen} codeProperty={codeProperty} /> : <ProblemView error={error} />}</div>}
          <Flex gap={8}>
            <Button type="primary" htmlType="submit" loading={sent !== undefined}>{t('上传', 'Upload')}</Button>
            <Button onClick={dismiss}>{t('取消', 'Cancel')}</Button>
          </Flex>
        </Form>
      )}
    </>
  );
}
