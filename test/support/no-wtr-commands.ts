// @open-wc/semantic-dom-diff imports these for the snapshot files of @web/test-runner; Vitest has no such server.
const none = (): Promise<never> => Promise.reject(new Error('equalSnapshot needs @web/test-runner'));

export const getSnapshot = none;
export const getSnapshotConfig = none;
export const saveSnapshot = none;
