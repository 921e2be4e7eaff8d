import { FileOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Flex, Image, Skeleton } from 'antd';
import { useEffect, useMemo } from 'react';
import { saveFile } from '../../api/files';
import { bytesText } from '../../text/format';
import { useWords } from '../../text/text';

export interface Attachment {
  readonly fileId: string;
  readonly name: string;
  /** absent: told by its content's answer, when it has been read */
  readonly mediaType?: string;
  readonly bytes?: number;
  /** what it shows, or whose and when */
  readonly caption?: string;
}

interface Props {
  readonly files: readonly Attachment[];
  /** fetches one with the caller's token; a `File` has a name of its own */
  readonly load: (fileId: string) => Promise<Blob>;
}

const isPicture = (mediaType: string): boolean => /^image\/(jpeg|png|webp)$/.test(mediaType);

/** Files of a record: pictures are shown and can be enlarged, the others are fetched. */
export function Attachments({ files, load }: Props) {
  return (
    <Image.PreviewGroup>
      <Flex gap={12} wrap>
        {files.map((f) => (f.mediaType === undefined || isPicture(f.mediaType) ? <Picture key={f.fileId} file={f} load={load} /> : <Download key={f.fileId} file={f} load={load} />))}
      </Flex>
    </Image.PreviewGroup>
  );
}

function useBlobUrl(blob: Blob | undefined): string | undefined {
  const url = useMemo(() => blob && URL.createObjectURL(blob), [blob]);
  useEffect(() => () => void (url && URL.revokeObjectURL(url)), [url]);
  return url;
}

/** One file's content, fetched once however often it is shown; an address of it where it is a picture. */
export function usePicture(fileId: string, load: Props['load']) {
  const { data, error } = useQuery({ queryKey: ['file', fileId], queryFn: () => load(fileId), staleTime: Infinity, gcTime: 60_000 });
  const isOther = data !== undefined && !isPicture(data.type);
  return { url: useBlobUrl(isOther ? undefined : data), error, isOther };
}

function Picture({ file, load }: { file: Attachment; load: Props['load'] }) {
  const { t } = useWords();
  const { url, error, isOther } = usePicture(file.fileId, load);
  if (isOther) return <Download file={file} load={load} />;
  if (error) return <div role="alert" style={{ width: 120 }}>{t('图片读取失败', 'The picture could not be read')}</div>;
  return (
    <figure style={{ margin: 0, width: 120 }}>
      {url ? <Image src={url} alt={file.caption ?? file.name} width={120} height={90} style={{ objectFit: 'cover', borderRadius: 6 }} /> : <Skeleton.Image active style={{ width: 120, height: 90 }} />}
      <figcaption style={{ fontSize: 12, overflowWrap: 'anywhere' }}>{file.caption ?? file.name}</figcaption>
    </figure>
  );
}

function Download({ file, load }: { file: Attachment; load: Props['load'] }) {
  return (
    <Button icon={<FileOutlined />} onClick={() => void load(file.fileId).then((blob) => saveFile(blob, blob instanceof File ? blob.name : file.name))}>
      {file.name}{file.bytes !== undefined && `（${bytesText(file.bytes)}）`}
    </Button>
  );
}
