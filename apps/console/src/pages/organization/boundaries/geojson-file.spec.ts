import { codeOf, featureFaults, likelyCode, nameOf, readGeoJson } from './geojson-file';

const collection = (...properties: unknown[]) => JSON.stringify({ type: 'FeatureCollection', features: properties.map((p) => ({ type: 'Feature', properties: p, geometry: null })) });

describe('a file of boundaries, before it is sent', () => {
  it('given properties, then those that look like codes come first, with what they say', () => {
    const file = readGeoJson(collection({ NAME: '坪山街道', OBJECTID: 1, XZQDM: '440310001' }, { NAME: '龙田街道', OBJECTID: 2, XZQDM: 440310005000, 备注: null }))!;
    expect(file.features).toHaveLength(2);
    expect(file.properties[0]).toEqual({ name: 'XZQDM', sample: '440310001', codes: 2 });
    expect(likelyCode(file)).toBe('XZQDM');
    expect(file.features.map((f) => [nameOf(f), codeOf(f, 'XZQDM')])).toEqual([['坪山街道', '440310001'], ['龙田街道', '440310005000']]);
    expect(file.properties.map((p) => p.name)).toContain('备注');
  });
  it('given no property that is a code, or one that no query can name, then none is proposed', () => {
    expect(likelyCode(readGeoJson(collection({ id: 7 }))!)).toBeUndefined();
    expect(readGeoJson(collection({ 'code"<x>': '440310' }))!.properties).toEqual([]);
    expect(readGeoJson(collection(null, 'x'))!.properties).toEqual([]);
  });
  it.each(['', '{', '[]', 'null', '{"type":"Feature"}', '{"type":"FeatureCollection"}'])('given %s, then it is no file of boundaries', (text) => expect(readGeoJson(text)).toBeUndefined());
  it('given faults, then each belongs to its feature, or to the whole, in the order of the file', () => {
    expect(featureFaults([{ path: 'body.features[12].properties.code', message: 'a' }, { path: 'query.crs', message: 'b' }, { path: 'body.features[3].geometry', message: 'c' }])).toEqual([{ index: null, message: 'b' }, { index: 3, message: 'c' }, { index: 12, message: 'a' }]);
  });
});
