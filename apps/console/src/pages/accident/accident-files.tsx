import { accidentApi, type AccidentDetail } from '@anlan/contracts/responsibility';
import type { Operation } from '@anlan/contracts/kit';
import { send } from '../../api/client';
import { Attachments } from '../../patterns/detail/attachments';
import { dayText } from '../../text/format';

/** Files of an accident that came with one of its steps; nothing where there are none. */
export function AccidentFiles({ accident, of, sequence = null }: { accident: AccidentDetail; of: AccidentDetail['attachments'][number]['of']; sequence?: number | null }) {
  const files = accident.attachments.filter((f) => f.of === of && f.sequence === sequence);
  if (files.length === 0) return null;
  const load = async (fileId: string): Promise<Blob> => (await send(accidentApi.file as unknown as Operation, { params: { id: accident.id, fileId } })).blob();
  return <div style={{ marginTop: 8 }}><Attachments files={files.map((f) => ({ fileId: f.fileId, name: f.name, caption: `${f.name} ${f.by.name} ${dayText(f.at)}` }))} load={load} /></div>;
}
