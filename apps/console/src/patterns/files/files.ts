/** A file of a form: chosen here, and the server's once it has a `fileId`. */
export interface ChosenFile {
  readonly id: string;
  readonly name: string;
  readonly fileId?: string;
}

/** As the body of an operation takes evidence: files under their names, and words. */
export const givenEvidence = (files: unknown, said?: unknown): { fileId?: string; description: string }[] => {
  const words = typeof said === 'string' ? said.trim() : '';
  return [...givenFiles(files).map(({ fileId, name }) => ({ fileId, description: name })), ...(words ? [{ description: words }] : [])];
};

/** As the body of an operation takes them. */
export const givenFiles = (files: unknown): { fileId: string; name: string }[] => ((files as ChosenFile[] | undefined) ?? []).flatMap(({ fileId, name }) => (fileId ? [{ fileId, name }] : []));
