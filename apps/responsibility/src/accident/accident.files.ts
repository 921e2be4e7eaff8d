import type { AccidentFiles } from '@anlan/contracts/responsibility';
import { toShanghaiIso } from '@anlan/domain';
import type { Attachments } from '@anlan/platform/attachments';
import type { TenantContext } from '@anlan/platform/context';
import type { Tx } from '@anlan/platform/db';
import { invalidField } from '@anlan/platform/http';

interface Given<S> {
  /** where the body names them */
  readonly path: string;
  readonly of: S;
  readonly files: AccidentFiles;
}
type Kept<S> = AccidentFiles[number] & { of: S; by: { id: string; name: string }; at: string };

/** The files as they are kept with the step that brought them. Throws at its field for one that is not the actor's own. */
export async function keptFiles<S>(attachments: Attachments, tx: Tx, ctx: TenantContext, error: string, now: Date, given: readonly Given<S>[]): Promise<Kept<S>[]> {
  const unknown = new Set(await attachments.unknown(tx, ctx, 'accident.manage', given.flatMap((g) => g.files.map((f) => f.fileId))));
  return given.flatMap(({ path, of, files }) =>
    files.map(({ fileId, name }, i) => {
      if (unknown.has(fileId)) throw invalidField(`${path}[${i}].fileId`, error, { id: fileId });
      return { fileId, name, of, by: { id: ctx.actor.id, name: ctx.actor.name }, at: toShanghaiIso(now) };
    }),
  );
}
