import { defineErrors } from '../kit';

export const boundaryErrors = defineErrors('boundary', {
  malformed: { status: 400, zh: '不是 GeoJSON FeatureCollection（UTF-8）：{detail}', en: 'Not a GeoJSON FeatureCollection in UTF-8: {detail}' },
  features: { status: 400, zh: '边界文件有 {count} 处错误，未保存', en: 'The file of boundaries has {count} fault(s); nothing was kept' },
  too_many: { status: 400, zh: '一个文件最多 {most} 个要素', en: 'A file has at most {most} features' },
  out_of_scope: { status: 403, zh: '区划 {code} 不在您的职责范围内', en: 'Division {code} is outside your scope', refusal: 'scope' },
});
