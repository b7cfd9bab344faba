/** Stands in for what is never called: see `one-attempt.ts`. */
function notReached(): never {
  throw new Error('left out');
}

export { notReached as default, notReached as withBase, notReached as withQuery };
