import type { Rule } from 'antd/es/form';
import { pending } from '../../offline/outbox.rules';
import type { Words } from '../../text/text';
import { keptPicture } from './picture-store';
import type { Picture } from './use-sending';

/** The pictures among a form's values, by whatever name. */
export const picturesOf = (values: Record<string, unknown>): Picture[] => (values['pictures'] as Picture[] | undefined) ?? [];

/** A form with pictures on their way, or without a connection, cannot be sent yet. */
export const allSent = (t: Words['t']): Rule => ({
  validator: async (_, pictures?: Picture[]) => {
    if (pictures?.some((p) => !p.fileId)) throw new Error(t('图片还没有全部传上，请稍候；没有网络时内容已保存在本机', 'Not all pictures have been sent yet; without a connection everything is kept here'));
  },
});

/** A form that can wait goes without them: its pictures wait with it, where they are kept on this phone. */
export const allKept = (t: Words['t']): Rule => ({
  validator: async (_, pictures?: Picture[]) => {
    for (const p of pictures ?? []) if (!p.fileId && !(await keptPicture(p.id))) throw new Error(t('有图片没有保存在本机，请重拍或删除', 'A picture was not kept on this phone: take it again, or remove it'));
  },
});

/** As the body of an operation takes evidence: files, sent or waiting, and words; absent where there is neither. */
export function evidenceOf(pictures: unknown, said?: unknown): { evidence?: { fileId?: string; description?: string }[] } {
  const files = ((pictures as Picture[] | undefined) ?? []).map((p) => ({ fileId: p.fileId ?? pending(p.id) }));
  const words = typeof said === 'string' && said.trim() ? [{ description: said.trim() }] : [];
  return files.length || words.length ? { evidence: [...files, ...words] } : {};
}
