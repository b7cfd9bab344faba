/** Every place in a JSON value, from the top: `[]`, `['series']`, `['series', 0]`. */
export function placesIn(value: unknown): (readonly (string | number)[])[] {
  const inner =
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, child]) => {
          const step = Array.isArray(value) ? Number(key) : key;
          return placesIn(child).map((place) => [step, ...place]);
        })
      : [];
  return [[], ...inner];
}
