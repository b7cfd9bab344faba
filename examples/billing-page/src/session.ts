/** What the product's server tells the page about the signed-in user. */
export interface Session {
  readonly viewer: string;
  readonly viewers: readonly { readonly id: string; readonly label: string }[];
  /** One of the viewer's own conversations, to show what it cost. */
  readonly conversation?: {
    readonly organizationId: string;
    readonly agentId: string;
    readonly conversationId: string;
  };
}

/** Says who is signed in, now and after each change. A real product has a sign-in instead of the list of viewers. */
export async function followSession(onSession: (session: Session) => void): Promise<void> {
  const list = document.querySelector<HTMLSelectElement>('#viewer');
  const session = await ask('GET', '/session');
  list?.replaceChildren(
    ...session.viewers.map(({ id, label }) => new Option(label, id, false, id === session.viewer)),
  );
  list?.addEventListener('change', async () => {
    onSession(await ask('POST', `/session?viewer=${encodeURIComponent(list.value)}`));
  });
  onSession(session);
}

async function ask(method: string, path: string): Promise<Session> {
  const response = await fetch(path, { method });
  if (!response.ok) throw new Error(`The session did not answer (${response.status})`);
  return (await response.json()) as Session;
}
