import { defineImport } from '../kit';
import { riskPointErrors } from './risk-point.errors';

/** What of a risk point can be imported; the columns of the file in the order of the template. */
export const riskPointImportFields = ['name', 'kind', 'subject', 'place', 'divisionCode', 'description', 'tags', 'accidentTypes', 'labelUnit', 'labelPost', 'labelTask', 'lng', 'lat', 'crs'] as const;
export type RiskPointImportField = (typeof riskPointImportFields)[number];

/** Risk points from a file. What is there already, by name, subject and place, is refused and not doubled. */
export const riskPointImportApi = defineImport({
  service: 'enforcement', feature: 'risk-point-import', permission: 'risk-point.manage', path: '/risk-points/imports', fields: riskPointImportFields, mapping: 'RiskPointImportMapping', maxBytes: 32 * 1024 * 1024,
  records: { zh: '风险点', en: 'risk points' }, become: { zh: '成为已采集的风险点', en: 'risk points that are collected' }, errors: riskPointErrors,
});
