import type { ProvidedToken, TokenRequestContext } from '@credit-usage/sdk';

/** Asks the product's own server, which knows who is signed in. The key that makes tokens never leaves that server. */
export async function viewerToken({ signal }: TokenRequestContext): Promise<ProvidedToken> {
  const response = await fetch('/session/usage-token', { method: 'POST', signal });
  if (!response.ok) throw new Error(`The session gave no token (${response.status})`);
  return (await response.json()) as ProvidedToken;
}
