import { html } from '../html';
import { code, two } from '../layout';
import { has, operationLink, type PageData } from '../page-data';
import type { GuideSection } from './start.page';

/** From a sign-in to the first answer. */
export function accessSections(data: PageData): GuideSection[] {
  return [
    {
      id: 'sign-in', zh: '登录', en: 'Sign in',
      body: html`${two(
        '每个租户是一个 OpenID Connect realm：区局 `district-440310`，市局 `city-440300`（后缀为区划代码）。人员用授权码 + PKCE 登录（公共客户端 `anlan-console`），程序用 client_credentials。令牌的签发者决定租户，请求中无需也不能另行指定。',
        'Every tenant is an OpenID Connect realm: `district-440310` for a district, `city-440300` for a city (the suffix is the division code). People sign in by authorization code with PKCE (public client `anlan-console`), programs by client credentials. The issuer of the token decides the tenant; a request neither needs to nor can name another.',
      )}${code(`ANLAN=${data.origin}\nREALM=district-440310\n\ncurl -s "$ANLAN/realms/$REALM/.well-known/openid-configuration"`)}${two(
        '内置演示环境的账号和客户端在 `.data/credentials.json`。',
        'For the embedded demo, accounts and clients are in `.data/credentials.json`.',
      )}`,
    },
    {
      id: 'client', zh: '创建接口客户端', en: 'Make an API client',
      body: html`${two(
        '有 `client.manage` 权限的管理员为程序创建接口客户端并指定角色；密钥只显示一次。',
        'An administrator with `client.manage` makes a client for the program and gives it roles; the secret is shown once.',
      )}<p><a href="/docs/roles">所有角色 <span lang="en">Every role</span></a></p>${has(data, 'tenancy.client.create') && html`${operationLink(data, 'tenancy.client.create')}${code(
        `curl -s -X POST "$ANLAN/api/tenancy/v1/clients" \\\n  -H "Authorization: Bearer $ADMIN_TOKEN" -H "Content-Type: application/json" \\\n  -d '{"name":"一网统管","roles":["enforcement-officer"]}'\n\n# {"clientId":"…","clientSecret":"…", …}`,
      )}`}`,
    },
    {
      id: 'token', zh: '取得访问令牌', en: 'Get an access token',
      body: html`${two('程序的令牌有效 30 分钟（人员 5 分钟，以 expires_in 为准），到期前重新换取即可。', 'A program\'s token lives for 30 minutes, a person\'s for five (expires_in says); get a new one before it ends.')}${code(
        `TOKEN=$(curl -s "$ANLAN/realms/$REALM/protocol/openid-connect/token" \\\n  -d grant_type=client_credentials \\\n  -d client_id="$CLIENT_ID" -d client_secret="$CLIENT_SECRET" \\\n  | sed -E 's/.*"access_token":"([^"]+)".*/\\1/')`,
      )}`,
    },
    {
      id: 'first-call', zh: '第一次调用', en: 'The first call',
      body: html`${operationLink(data, 'tenancy.catalogue.list')}${code(
        `curl -s "$ANLAN/api/tenancy/v1/divisions?parent=440310" \\\n  -H "Authorization: Bearer $TOKEN"`,
      )}${two('再上报一条隐患：', 'Then report a hazard:')}${operationLink(data, 'enforcement.hazard.report')}${code(
        `curl -s -i -X POST "$ANLAN/api/enforcement/v1/hazards" \\\n  -H "Authorization: Bearer $TOKEN" -H "Content-Type: application/json" \\\n  -H "Idempotency-Key: $(date +%s)-1" \\\n  -d '{"title":"疏散通道堆放杂物","divisionCode":"440310001001","source":"patrol","level":"general"}'`,
      )}`,
    },
    {
      id: 'lists', zh: '列表', en: 'Lists',
      body: html`${two(
        '列表返回 `{items, nextCursor}`。`limit` 最多 200；把 `nextCursor` 原样作为 `cursor` 取下一页，直到为 null。加 `total=true` 才计算总数。筛选是查询参数；区划包含其下级。同一地址加 `Accept: text/csv`（或 xlsx 的类型）导出同样的行。',
        'A list answers `{items, nextCursor}`. `limit` is at most 200; pass `nextCursor` back as `cursor` for the next page, until it is null. `total` is counted only with `total=true`. Filters are query parameters; a division includes all below it. The same address with `Accept: text/csv` (or the type of xlsx) exports the same rows.',
      )}${code(
        `curl -s "$ANLAN/api/enforcement/v1/hazards?status=reported&divisionCode=440310&limit=50&total=true" \\\n  -H "Authorization: Bearer $TOKEN"\n\ncurl -s "$ANLAN/api/enforcement/v1/hazards?overdue=true" \\\n  -H "Authorization: Bearer $TOKEN" -H "Accept: text/csv" -o hazards.csv`,
      )}`,
    },
  ];
}
