/** Request bodies, bounded: counted as they arrive, whatever the sender announced. */

/**
 * @param limit bytes
 * @returns the same request with its body in memory, or null when the body is over the limit
 */
export async function boundedRequest(request: Request, limit: number): Promise<Request | null> {
  if (Number(request.headers.get('content-length') ?? 0) > limit) return null;
  if (!request.body) return request;
  const chunks: Uint8Array[] = [];
  let size = 0;
  const body: ReadableStream<Uint8Array> = request.body;
  const reader = body.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    size += next.value.byteLength;
    // Left unread, not cancelled: cancelling would hang up before the refusal is sent.
    if (size > limit) return null;
    chunks.push(next.value);
  }
  return new Request(request.url, {
    method: request.method,
    headers: request.headers,
    body: Buffer.concat(chunks),
    signal: request.signal,
  });
}
