import { trace, type Exception, type SpanStatus } from '@opentelemetry/api';
import { discreet, pathOnly, withoutMessage } from './redact';

describe('attributes of a span', () => {
  it('given an address with a query, under any of its names, then the path is kept and the query is not', () => {
    const query = '?q=%E5%BC%A0%E4%B8%89&limit=1';
    expect(pathOnly({ 'url.query': query.slice(1), 'url.path': '/api/tenancy/v1/members', 'url.full': `http://127.0.0.1/members${query}`, 'http.url': `/members${query}`, 'http.target': `/members${query}` })).toEqual({
      'url.path': '/api/tenancy/v1/members', 'url.full': 'http://127.0.0.1/members', 'http.url': '/members', 'http.target': '/members',
    });
  });

  it('given a request at a public address, then who asked is not kept; elsewhere it is', () => {
    const caller = { 'client.address': '10.1.2.3', 'network.peer.address': '10.1.2.3', 'network.peer.port': 40000, 'user_agent.original': 'Mozilla/5.0', 'http.client_ip': '10.1.2.3', 'net.peer.ip': '10.1.2.3' };
    for (const path of ['/api/enforcement/v1/public/440310/reports', '/p/440310']) {
      expect(pathOnly({ ...caller, 'url.path': path, 'http.request.method': 'POST' })).toEqual({ 'url.path': path, 'http.request.method': 'POST' });
      expect(pathOnly({ ...caller, 'http.target': `${path}?x=1` })).toEqual({ 'http.target': path });
    }
    expect(pathOnly({ ...caller, 'url.path': '/api/enforcement/v1/hazards' })).toEqual({ ...caller, 'url.path': '/api/enforcement/v1/hazards' });
  });

  it('given the address of a calendar, which is its secret, then no span keeps it', () => {
    const path = '/api/responsibility/v1/public/440310/calendars/';
    const kept = pathOnly({ 'url.path': `${path}geheim.ics`, 'url.full': `http://127.0.0.1${path}geheim.ics?x=1`, 'http.target': `${path}geheim.ics`, 'http.url': `${path}geheim.ics` });
    expect(kept).toEqual({ 'url.path': `${path}*`, 'url.full': `http://127.0.0.1${path}*`, 'http.target': `${path}*`, 'http.url': `${path}*` });
  });

  it('given anything else, then it stays as it is', () => {
    const others = { 'http.route': '/members/:id', 'http.response.status_code': 200, 'db.query.text': 'select 1 where a = $1 and b ?| $2', 'url.full': '/members', list: ['a?b'] };
    expect(pathOnly(others)).toEqual(others);
  });
});

describe('an error on a span', () => {
  const refusal = Object.assign(new Error('unit.name_taken: There is already a unit “张三的科室”\n张三'), { code: 'unit.name_taken' });

  it('given an error that quotes what somebody wrote, then kind, code and place are kept, and the words are not', () => {
    const told = withoutMessage(refusal);
    expect(told).toMatchObject({ name: 'Error', message: 'unit.name_taken' });
    expect(told.stack).toMatch(/^Error: unit\.name_taken\n\s+at .*redact\.spec/);
    expect(JSON.stringify(told)).not.toContain('张三');
  });

  it.each([[new TypeError('张三'), 'TypeError'], ['张三', 'Error'], [null, 'Error'], [{ code: 23505, detail: '张三' }, '23505']])('given %p thrown, then it is told of as %s', (error, message) => {
    expect(withoutMessage(error).message).toBe(message);
    expect(JSON.stringify(withoutMessage(error))).not.toContain('张三');
  });

  it('given a span that an instrumentation tells of an error, then its event and its status hold no message', () => {
    const seen: (Exception | SpanStatus)[] = [];
    const span = Object.assign(trace.wrapSpanContext({ traceId: '', spanId: '', traceFlags: 0 }), { recordException: (e: Exception) => void seen.push(e), setStatus: (s: SpanStatus) => (seen.push(s), span) });
    discreet(span).recordException(refusal);
    span.setStatus({ code: 2, message: refusal.message });
    expect(seen).toEqual([withoutMessage(refusal), { code: 2 }]);
  });
});
