/**
 * The one handler both hosts serve: the contract under `RPC_PREFIX`, the built page elsewhere.
 * It knows nothing of ports, cookies or Electron; who may call it is the hosts' concern.
 */
import { randomBytes } from 'node:crypto';
import { onError, ORPCError } from '@orpc/server';
import { RPCHandler } from '@orpc/server/fetch';
import { MAX_BODY_BYTES, RPC_PREFIX } from '../shared/contract.ts';
import type { Asset, Assets } from './host/assets.ts';
import { boundedRequest } from './host/body.ts';
import { refusal, secured } from './host/headers.ts';
import { createRouter } from './host/router.ts';
import type { Workbench } from './workbench.ts';

export type Handler = (request: Request) => Promise<Response>;

export interface HandlerOptions {
  readonly workbench: Workbench;
  readonly assets: Assets;
  /** Hears of bugs: whatever was thrown that is not a refusal. */
  readonly report: (error: unknown) => void;
  /** Bytes; a larger request body is answered with 413. */
  readonly maxBody?: number;
}

const PAGE = '/index.html';

function assetResponse(asset: Asset): Response {
  const keep = asset.isHashed ? 'public, max-age=31536000, immutable' : 'no-cache';
  return new Response(asset.bytes, {
    headers: { 'content-type': asset.type, 'cache-control': keep },
  });
}

/** The page with a nonce of its own, for the style elements its libraries make. */
function pageResponse(asset: Asset): Response {
  const nonce = randomBytes(18).toString('base64');
  const page = new TextDecoder()
    .decode(asset.bytes)
    .replace('<head>', `<head><meta name="csp-nonce" content="${nonce}">`);
  return secured(
    new Response(page, {
      headers: { 'content-type': asset.type, 'cache-control': 'no-store' },
    }),
    nonce,
  );
}

function addressOf(request: Request): string | null {
  try {
    return decodeURIComponent(new URL(request.url).pathname);
  } catch {
    return null;
  }
}

function staticResponse(assets: Assets, request: Request): Response {
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return secured(refusal(405, 'This address can only be read.'));
  const address = addressOf(request);
  const asset = assets.get(address === '/' ? PAGE : (address ?? ''));
  if (!asset) return secured(refusal(404, 'There is nothing at this address.'));
  return asset === assets.get(PAGE) ? pageResponse(asset) : secured(assetResponse(asset));
}

/** Refusals and arguments that do not fit are answers; everything else should not have happened. */
const isBug = (error: unknown): boolean => !(error instanceof ORPCError) || error.status >= 500;

const isCall = (request: Request): boolean =>
  new URL(request.url).pathname.startsWith(`${RPC_PREFIX}/`);

export function createHandler(options: HandlerOptions): Handler {
  const { workbench, assets, report, maxBody = MAX_BODY_BYTES } = options;
  const rpc = new RPCHandler(createRouter(workbench), {
    interceptors: [
      onError((error) => {
        if (isBug(error)) report(error);
      }),
    ],
  });
  return async (request) => {
    if (!isCall(request)) return staticResponse(assets, request);
    const bounded = await boundedRequest(request, maxBody);
    if (!bounded) {
      const limit = `${Math.floor(maxBody / 1024 / 1024)} MB`;
      return secured(refusal(413, `A request may hold at most ${limit}. Nothing was changed.`));
    }
    const { matched, response } = await rpc.handle(bounded, { prefix: RPC_PREFIX });
    return secured(matched ? response : refusal(404, 'There is no such call.'));
  };
}
