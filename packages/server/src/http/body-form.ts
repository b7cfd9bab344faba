/** How a body is written, by the headers of its request. */
export interface BodyForm {
  /** The media type, without its parameters; empty when there is none. */
  readonly type: string;
  /** How it is compressed; `identity` when it is not. */
  readonly encoding: string;
}

export function bodyFormOf({ headers }: Request): BodyForm {
  const [type = ''] = (headers.get('content-type') ?? '').split(';');
  const encoding = headers.get('content-encoding') ?? 'identity';
  return { type: type.trim().toLowerCase(), encoding: encoding.trim().toLowerCase() };
}
