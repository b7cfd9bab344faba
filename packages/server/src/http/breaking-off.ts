/** The answer that is being written, of whichever version of HTTP. */
interface Destroyable {
  destroy(): unknown;
}

/**
 * A file that fails half-way only breaks its connection: given the error, the listener underneath would print it with everything in it.
 * Files are the only answers that are streamed.
 */
export function breakingOff(response: Response, outgoing: Destroyable): Response {
  if (!response.headers.get('content-type')?.startsWith('text/csv') || !response.body) return response;
  const reader: ReadableStreamDefaultReader<Uint8Array> = response.body.getReader();
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const next = await reader.read();
          if (next.done) controller.close();
          else controller.enqueue(next.value);
        } catch {
          outgoing.destroy();
          controller.close();
        }
      },
      cancel: (reason) => reader.cancel(reason),
    },
    { highWaterMark: 0 },
  );
  return new Response(body, { status: response.status, headers: response.headers });
}
