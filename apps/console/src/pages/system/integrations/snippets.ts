import type { CreatedIntegrationDto } from '@anlan/contracts/tenancy';

type Place = Pick<CreatedIntegrationDto, 'natsUrl' | 'stream' | 'consumer' | 'apiPrefix' | 'inboxPrefix'>;

/** A client in three languages, with the very addresses of one integration. Each prints the events and acknowledges them after that. */
export function snippets({ natsUrl, stream, consumer, apiPrefix, inboxPrefix }: Place): { name: string; code: string }[] {
  return [
    {
      name: 'Node.js',
      code: `// npm install nats
import { readFileSync } from 'node:fs';
import { connect, credsAuthenticator } from 'nats';

const nc = await connect({
  servers: '${natsUrl}',
  authenticator: credsAuthenticator(readFileSync('anlan.creds')),
  inboxPrefix: '${inboxPrefix}',
  maxReconnectAttempts: -1,
});
const js = nc.jetstream({ apiPrefix: '${apiPrefix}' });
const consumer = await js.consumers.get('${stream}', '${consumer}');
// A short pull: after a replay it goes on within ten seconds.
const messages = await consumer.consume({ max_messages: 100, expires: 10_000, idle_heartbeat: 2_000 });
nc.closed().then((failure) => messages.stop(failure ?? undefined)); // revoked: it ends
for await (const m of messages) {
  const event = m.json();
  console.log(event.tenantsequence, event.type, event.subject, event.id);
  m.ack();
}`,
    },
    {
      name: 'Python',
      code: `# pip install nats-py
import asyncio, json, nats

async def main():
    nc = await nats.connect("${natsUrl}", user_credentials="anlan.creds",
                            inbox_prefix=b"${inboxPrefix}", max_reconnect_attempts=-1)
    js = nc.jetstream(prefix="${apiPrefix}")
    sub = await js.pull_subscribe_bind("${consumer}", stream="${stream}")
    while True:
        try:
            for m in await sub.fetch(10, timeout=30):
                event = json.loads(m.data)
                print(event["tenantsequence"], event["type"], event["subject"], event["id"])
                await m.ack()
        except nats.errors.TimeoutError:
            pass

asyncio.run(main())`,
    },
    {
      name: 'Go',
      code: `// go get github.com/nats-io/nats.go
package main

import (
	"fmt"

	"github.com/nats-io/nats.go"
)

func main() {
	nc, err := nats.Connect("${natsUrl}", nats.UserCredentials("anlan.creds"),
		nats.CustomInboxPrefix("${inboxPrefix}"), nats.MaxReconnects(-1))
	if err != nil {
		panic(err)
	}
	js, _ := nc.JetStream(nats.APIPrefix("${apiPrefix}."))
	sub, err := js.PullSubscribe("", "", nats.Bind("${stream}", "${consumer}"))
	if err != nil {
		panic(err)
	}
	for {
		messages, _ := sub.Fetch(10)
		for _, m := range messages {
			fmt.Println(string(m.Data))
			m.Ack()
		}
	}
}`,
    },
  ];
}
