/** Holds what the product says against what the model says; throws with what only one of them says. */
export function expectSame(what: string, product: readonly string[], model: readonly string[]): void {
  const only = (these: readonly string[], others: readonly string[]) => these.filter((one) => !others.includes(one));
  const [extra, missing] = [only(product, model), only(model, product)];
  const isTwice = new Set(product).size !== product.length;
  if (extra.length + missing.length === 0 && !isTwice) return;
  const lines = [...extra.map((one) => `  the product alone: ${one}`), ...missing.map((one) => `  the model alone: ${one}`)];
  throw new Error(`${what}${isTwice ? ' (told twice)' : ''}\n${lines.join('\n')}`);
}
