/** Keeps a value for a key. When there are `capacity` values already, the one that was kept first goes. */
export function remember<Key, Value>(map: Map<Key, Value>, key: Key, value: Value, capacity: number): Value {
  const oldest = map.keys().next();
  if (map.size >= capacity && !oldest.done) map.delete(oldest.value);
  map.set(key, value);
  return value;
}
