// Bad input harms nobody, one caller cannot take another's allowance, and what is written is not lost to who was slower.
const csv = { project: 'unit', file: 'libs/platform/src/ledger/csv.spec.ts' };
const files = { project: 'unit', file: 'libs/platform/src/files/file-store.spec.ts' };
const buckets = { project: 'unit', file: 'apps/gateway/src/http/buckets.spec.ts' };
const http = (tests) => ({ project: 'integration', file: 'apps/tenancy/src/organization/organization.http.int-spec.ts', tests });
const hazards = { project: 'integration', file: 'apps/enforcement/src/hazard/hazard.service.int-spec.ts' };
const rules = { project: 'unit', file: 'apps/enforcement/src/hazard/hazard.rules.spec.ts' };

const inFile = (file) => (find, replace) => [{ file, find, replace }];
const store = inFile('libs/platform/src/files/file-store.ts');
const bucket = inFile('apps/gateway/src/http/buckets.ts');

const tileAddress = { project: 'unit', file: 'apps/gateway/src/tiles/tile-source.spec.ts' };
const tileAnswers = { project: 'unit', file: 'apps/gateway/src/tiles/tile-client.spec.ts' };
const tileSource = inFile('apps/gateway/src/tiles/tile-source.ts');
const tileClient = inFile('apps/gateway/src/tiles/tile-client.ts');

/** @type {import('./index.mjs').Mutation[]} */
export const input = [
  { name: 'tile-host-varies', breaks: '瓦片地址的主机可由请求决定 a request names the host that tiles come from', edits: tileSource("if (!origin) fault('TILE_URL'", "if (origin === '') fault('TILE_URL'"), caughtBy: tileAddress },
  { name: 'tile-any-layer', breaks: '任意图层名进入瓦片地址 any text gets into the address of a tile', edits: tileSource('!layers.includes(layer) || ', ''), caughtBy: tileAddress },
  { name: 'tile-redirect-followed', breaks: '网关跟随瓦片服务的重定向 the gateway goes where a tile service sends it', edits: tileClient("redirect: 'manual'", "redirect: 'follow'"), caughtBy: tileAnswers },
  { name: 'tile-anything', breaks: '瓦片服务给的任何内容都转给浏览器 whatever a tile service answers goes to browsers', edits: tileClient("if (!type) throw new TileFailure('no picture');\n    return { type, bytes };", "return { type: type ?? 'image/png', bytes };"), caughtBy: tileAnswers },
  { name: 'tile-never-rests', breaks: '瓦片服务失效时每张图仍去等待 maps wait for a tile service that is down', edits: tileClient('now < this.restsUntil || ', ''), caughtBy: tileAnswers },
  { name: 'formulas-run', breaks: '导出的文件可含公式 an export may hold formulas that run', edits: inFile('libs/platform/src/ledger/csv.ts')('escape_formulas: true', 'escape_formulas: false'), caughtBy: csv },
  { name: 'upload-unlimited', breaks: '上传不限大小 an upload of any size', edits: store('if (this.bytes > this.maxBytes)', 'if (this.bytes < 0)'), caughtBy: files },
  { name: 'file-key-leaves-folder', breaks: '文件键能指到目录之外 the key of a file may lead out of its folder', edits: store('if (!/^[0-9a-f-]+(\\/[0-9a-z-]+)+$/.test(key)) throw', "if (key === '') throw"), caughtBy: files },
  { name: 'made-up-realm-buys-allowance', breaks: '编造的域能换来新的限额 a made-up realm buys another allowance', edits: bucket('known.size >= MAX_REALMS_PER_CLIENT', 'known.size < 0'), caughtBy: buckets },
  { name: 'allowance-per-address', breaks: '一个用户可用整段 IPv6 地址各得一份限额 each address of one IPv6 subscriber has an allowance', edits: bucket(".slice(0, 4).join(':')}::/64`", ".join(':')}`"), caughtBy: buckets },
  { name: 'schema-unasked', breaks: '请求不按契约校验 a request is not held to its contract', edits: inFile('libs/platform/src/http/call.ts')('if (errors.length) throw invalid(', 'if (errors.length > 1000) throw invalid('), caughtBy: http('given bad requests') },
  { name: 'stale-version-accepted', breaks: '以旧版本覆盖别人的修改 a change over a version that is no longer', edits: inFile('apps/enforcement/src/hazard/hazard.service.ts')('row.version !== version) throw', 'row.version < 0) throw'), caughtBy: hazards },
  { name: 'if-match-unasked', breaks: '修改不要求 If-Match a change without If-Match', edits: inFile('libs/platform/src/http/call.ts')('if (!header) throw new ProblemError(commonErrors.if_match_required);', 'if (!header) return 1;'), caughtBy: http('given a unit') },
  { name: 'same-person-verifies', breaks: '整改人可给自己销号 who rectified a hazard may close it', edits: inFile('apps/enforcement/src/hazard/hazard.rules.ts')("if (action === 'verify') return row.submitted_by === actorId;", ''), caughtBy: rules },
];
