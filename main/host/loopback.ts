/** The HTTP server: on 127.0.0.1 only, everything through the gate. */
import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { err, ok, type Result } from '../../shared/result.ts';
import type { Handler } from '../handler.ts';
import { createGate } from './gate.ts';
import { refusal, secured } from './headers.ts';
import { createSession } from './session.ts';

const ADDRESS = '127.0.0.1';

export interface Server {
  readonly port: number;
  /** An address that lets one browser in, once. */
  readonly invite: () => string;
  /** Ends every connection, event streams included. */
  readonly close: () => Promise<void>;
}

const REASONS: Readonly<Record<string, string>> = {
  EADDRINUSE: 'another program uses it',
  EACCES: 'this user may not use it',
};

/** @param wanted 0 for any free port */
export async function listen(
  handler: Handler,
  wanted: number,
  report: (error: unknown) => void,
): Promise<Result<Server>> {
  const session = createSession();
  let port = wanted;
  const gate = createGate(session, () => port, handler);
  const listener = getRequestListener(gate, {
    overrideGlobalObjects: false,
    errorHandler: (error) => {
      const isTheirs = error instanceof Error && error.name === 'RequestError';
      if (!isTheirs) report(error);
      return secured(
        isTheirs
          ? refusal(400, 'The request is malformed.')
          : refusal(500, 'Something went wrong.'),
      );
    },
  });
  const server = createServer((incoming, outgoing) => void listener(incoming, outgoing));
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(wanted, ADDRESS, resolve);
    });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    return err(
      'no-port',
      `The port ${wanted} cannot be had: ${REASONS[code] ?? code}. Choose another one with --port.`,
    );
  }
  const address = server.address();
  if (address !== null && typeof address === 'object') port = address.port;
  return ok({
    port,
    invite: () => `http://${ADDRESS}:${port}/?token=${session.invite()}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  });
}
