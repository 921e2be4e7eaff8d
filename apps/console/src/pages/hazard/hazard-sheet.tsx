import { hazardLevelNames, hazardLifecycle, hazardSourceNames, rectificationNames, type Hazard } from '@anlan/contracts/enforcement';
import { usePicture, type Attachment } from '../../patterns/detail/attachments';
import type { HistoryItem } from '../../patterns/detail/history';
import { FormSheet } from '../../patterns/print/form-sheet';
import { dayText, instantText, NONE } from '../../text/format';
import { useWords } from '../../text/text';
import { positionText } from './hazard-facts';

interface Props {
  readonly hazard: Hazard;
  readonly items: readonly HistoryItem[];
  readonly files: readonly Attachment[];
  readonly load: (fileId: string) => Promise<Blob>;
}

/** 隐患登记表 What is printed of a hazard: the facts in a table, the pictures, the steps, and room to sign. */
export function HazardSheet({ hazard: h, items, files, load }: Props) {
  const { t, label } = useWords();
  const rows: [string, string | null | undefined, string, string | null | undefined][] = [
    [t('级别', 'Level'), label(hazardLevelNames[h.level]), t('状态', 'Status'), label(hazardLifecycle.states[h.status])],
    [t('所在区划', 'Division'), h.divisionName, t('坐标', 'Position'), positionText(h.position)],
    [t('生产经营单位', 'Enterprise'), h.subjectName, t('信用代码', 'Credit code'), h.subjectCreditCode],
    [t('隐患类别', 'Category'), h.category, t('来源', 'Source'), label(hazardSourceNames[h.source])],
    [t('整改方式', 'Rectification'), label(rectificationNames[h.rectification]), t('整改期限', 'Due'), h.dueAt && dayText(h.dueAt)],
    [t('整改责任', 'Assigned to'), h.assignee?.name, t('销号时间', 'Closed'), h.closedAt && instantText(h.closedAt)],
    [t('上报人', 'Reported by'), h.reportedBy.name, t('上报时间', 'Reported'), instantText(h.reportedAt)],
  ];
  return (
    <FormSheet>
      <h1>{t('隐患登记表', 'Hazard record')}</h1>
      <p className="sheet-number">{t('编号', 'Number')}：{h.number}</p>
      <table>
        <tbody>
          <tr><th scope="row">{t('隐患名称', 'Hazard')}</th><td colSpan={3}>{h.title}</td></tr>
          {rows.map(([a, av, b, bv]) => <tr key={a}><th scope="row">{a}</th><td>{av || NONE}</td><th scope="row">{b}</th><td>{bv || NONE}</td></tr>)}
          <tr><th scope="row">{t('隐患描述', 'Description')}</th><td colSpan={3} style={{ whiteSpace: 'pre-wrap' }}>{h.description || NONE}</td></tr>
        </tbody>
      </table>
      <table>
        <thead><tr><th scope="col">{t('时间', 'When')}</th><th scope="col">{t('办理', 'What')}</th><th scope="col">{t('办理人', 'Who')}</th><td>{t('说明', 'Note')}</td></tr></thead>
        <tbody>{[...items].reverse().map((i) => <tr key={i.id}><td>{instantText(i.at)}</td><td>{i.what}</td><td>{i.who}</td><td>{i.note}</td></tr>)}</tbody>
      </table>
      <div className="sheet-pictures">{files.map((f) => <SheetPicture key={f.fileId} file={f} load={load} />)}</div>
      <p className="sheet-signs"><span>{t('整改责任人（签字）：', 'Rectified by (signature):')}</span><span>{t('复查人（签字）：', 'Verified by (signature):')}</span><span>{t('日期：', 'Date:')}</span></p>
    </FormSheet>
  );
}

function SheetPicture({ file, load }: { file: Attachment; load: Props['load'] }) {
  const { url } = usePicture(file.fileId, load);
  return url && <figure><img src={url} alt={file.name} /><figcaption>{file.caption}</figcaption></figure>;
}
