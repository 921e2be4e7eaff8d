import { subjectApi, type SubjectDetail } from '@anlan/contracts/enforcement';
import { PrinterOutlined } from '@ant-design/icons';
import { Button, Card } from 'antd';
import { Link, useParams } from 'react-router';
import { useRead } from '../../api/queries';
import { PageHeader } from '../../patterns/page-header';
import { PrintSheet } from '../../patterns/print/print-sheet';
import { QrCode } from '../../patterns/print/qr-code';
import { ProblemView } from '../../patterns/problem-view';
import { PageSkeleton } from '../../patterns/skeletons';
import { Statement } from '../../patterns/statement';
import { useRights, useTenantPath } from '../../session/rights';
import { useWords } from '../../text/text';
import './sheet-page.css';

/** 场所码: one sheet of paper to hang up at the premises. */
export function SheetPage() {
  const { id = '' } = useParams();
  const { t } = useWords();
  const to = useTenantPath();
  const read = useRead(subjectApi.get, { params: { id } });
  if (read.error && !read.data) return <ProblemView error={read.error} onRetry={() => void read.refetch()} />;
  if (!read.data) return <PageSkeleton />;
  const { code, name } = read.data;
  return (
    <>
      <PageHeader
        back={<Link to={to(`subjects/${id}`)}>← {name}</Link>} title={t('场所码', 'Premises code')} note={t('打印后张贴在主要出入口。检查人员扫码签到，也可以手工输入。', 'Print it and hang it at the main entrance. Inspectors scan it to sign in, or type it.')}
        actions={code !== null && <Button type="primary" icon={<PrinterOutlined />} onClick={() => print()}>{t('打印', 'Print')}</Button>}
      />
      {code === null ? <Statement title={t('您不维护这份档案', 'You do not keep this record')} detail={t('场所码只有维护档案的人可以看到和打印。', 'Only who keeps the record sees and prints the code.')} /> : <Card><Sheet subject={read.data} code={code} /></Card>}
    </>
  );
}

function Sheet({ subject: s, code }: { subject: SubjectDetail; code: string }) {
  const { t } = useWords();
  const { me } = useRights();
  const address = `${location.origin}/${me.tenant.slug}/subjects/at/${code}`;
  return (
    <PrintSheet label={t('场所码', 'Premises code')}>
      <div className="code-sheet">
        <p className="code-title">{t('安全生产场所码', 'Premises code')}</p>
        <p className="code-name">{s.name}</p>
        <QrCode text={address} label={t('场所码二维码', 'QR code of the premises')} size={260} />
        <p className="code-text">{code}</p>
        <p>{s.address}</p>
        <p>{me.tenant.name}</p>
      </div>
    </PrintSheet>
  );
}
