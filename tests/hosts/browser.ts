/** A browser's side of HTTP, over a real socket: headers as given, nothing added, nothing followed. */
import { once } from 'node:events';
import { request } from 'node:http';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

export interface Asked {
  readonly method?: string;
  /** As sent: neither normalised nor encoded. */
  readonly path: string;
  readonly headers?: Record<string, string>;
  readonly body?: string | AsyncIterable<Uint8Array>;
}

/** @returns the first whole answer, also when the server gives it before it has read everything */
export function ask(port: number, { method = 'GET', path, headers, body }: Asked): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const answer = new AbortController();
    const answered = answer.signal;
    const outgoing = request(
      {
        host: '127.0.0.1',
        port,
        method,
        path,
        // As browsers do: on a connection that is to be closed Node hangs up on unread bodies.
        headers: { connection: 'keep-alive', ...headers },
        agent: false,
      },
      (incoming) => {
        answer.abort();
        const chunks: Buffer[] = [];
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('end', () => {
          const flat = new Headers();
          for (const [name, value] of Object.entries(incoming.headers))
            for (const one of [value].flat()) if (one !== undefined) flat.append(name, one);
          resolve({
            status: incoming.statusCode ?? 0,
            headers: flat,
            text: Buffer.concat(chunks).toString(),
          });
          outgoing.destroy();
        });
      },
    );
    // After the answer: a server that refuses a body may hang up on its sender.
    outgoing.on('error', reject);
    void (async () => {
      if (typeof body === 'string') outgoing.write(body);
      else if (body) {
        for await (const chunk of body) {
          // What follows would only be refused: a browser stops here as well.
          if (outgoing.closed || answered.aborted) return;
          if (!outgoing.write(chunk))
            await once(outgoing, 'drain', { signal: answered }).catch(() => undefined);
        }
      }
      outgoing.end();
    })();
  });
}
