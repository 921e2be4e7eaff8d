import type { FastifyRequest } from 'fastify';

export const SPREADSHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export type ExportKind = 'csv' | 'xlsx';

/** Whether the caller asks for a file instead of a page of JSON, by Accept. */
export function exportKind(request: Pick<FastifyRequest, 'headers'>): ExportKind | undefined {
  const accept = (request.headers.accept ?? '').toLowerCase();
  if (accept.includes('text/csv')) return 'csv';
  return accept.includes(SPREADSHEET_TYPE) ? 'xlsx' : undefined;
}
