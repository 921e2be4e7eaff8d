import { fundBulletinApi, fundBulletinKindNames, type FundBulletin } from '@anlan/contracts/responsibility';
import { rate } from '@anlan/domain';
import { PrinterOutlined } from '@ant-design/icons';
import { Button, Card } from 'antd';
import { Link, useParams } from 'react-router';
import { useRead } from '../../api/queries';
import { RecordView } from '../../patterns/detail/record-view';
import { PageHeader } from '../../patterns/page-header';
import { PrintSheet } from '../../patterns/print/print-sheet';
import { useTenantPath } from '../../session/rights';
import { instantText, yuanText } from '../../text/format';
import { useWords } from '../../text/text';

/** 每周提醒、每月通报 as it was issued: nothing changes it. */
export function FundBulletinPage() {
  const { id = '' } = useParams();
  const { t } = useWords();
  const read = useRead(fundBulletinApi.get, { params: { id } }, { keep: true });
  return <RecordView read={read} missing={t('没有这份提醒或通报', 'There is no such bulletin')} list={{ path: 'fund-bulletins', name: t('提醒与通报', 'the bulletins') }}>{(b) => <Loaded bulletin={b} />}</RecordView>;
}

const cell = { textAlign: 'right', padding: '6px 8px', whiteSpace: 'nowrap' } as const;
const words = { ...cell, textAlign: 'left', whiteSpace: 'normal', fontWeight: 400, minWidth: 90 } as const;

function Loaded({ bulletin: b }: { bulletin: FundBulletin }) {
  const { t, label } = useWords();
  const to = useTenantPath();
  const title = `${b.period} ${label(fundBulletinKindNames[b.kind])}`;
  return (
    <>
      <PageHeader back={<Link to={to(`funds/${b.fundId}?tab=bulletins`)}>← {b.fundName}</Link>} title={title} note={`${instantText(b.issuedAt)} · ${b.issuedBy.name}`} actions={<Button type="primary" icon={<PrinterOutlined />} onClick={() => print()}>{t('打印', 'Print')}</Button>} />
      <Card>
        <PrintSheet label={title}>
          <h2>{b.fundName} {title}</h2>
          <p style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{b.text}</p>
          {b.content.rows.length > 0 && (
            <div style={{ overflowX: 'auto' }} role="region" tabIndex={0} aria-label={t('项目', 'Projects')}>
              <table style={{ width: '100%', borderSpacing: 0 }}>
                <caption className="for-ears">{t('各项目的支出进度', 'Progress of each project')}</caption>
                <thead><tr><th scope="col" style={words}>{t('项目', 'Project')}</th><th scope="col" style={words}>{t('责任单位', 'Unit')}</th><th scope="col" style={cell}>{t('预算', 'Budget')}</th><th scope="col" style={cell}>{t('已支付', 'Paid')}</th><th scope="col" style={cell}>{t('支出进度', 'Progress')}</th><th scope="col" style={cell}>{t('时序应支付', 'Expected')}</th><th scope="col" style={cell}>{t('滞后', 'Behind')}</th></tr></thead>
                <tbody>
                  {b.content.rows.map((r) => (
                    <tr key={r.projectId}>
                      <th scope="row" style={words}><Link to={to(`fund-projects/${r.projectId}`)}>{r.projectName}</Link></th><td style={words}>{r.unitName}</td>
                      <td style={cell}>{yuanText(r.progress.budget)}</td><td style={cell}>{yuanText(r.progress.paid)}</td><td style={cell}>{rate(r.progress.paid, r.progress.budget)}</td><td style={cell}>{yuanText(r.expected)}</td><td style={cell}>{r.behind ? t('滞后', 'Behind') : ''}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )}
          <p>{t('数字截至 {day}，发出后不再变。', 'Numbers as of {day}; they stay as issued.', { day: b.content.day })} {b.issuedBy.name} · {instantText(b.issuedAt)}</p>
        </PrintSheet>
      </Card>
    </>
  );
}
