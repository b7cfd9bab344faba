/** Keeps what was made for a key, and no more than so many: what was kept first goes first. */
export function remember<Key, Value>(map: Map<Key, Value>, key: Key, value: Value, capacity: number): Value {
  const oldest = map.keys().next();
  if (map.size >= capacity && !oldest.done) map.delete(oldest.value);
  map.set(key, value);
  return value;
}
