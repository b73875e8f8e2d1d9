/** Does a piece of work once for each thing that it is done for, and remembers the result as long as the thing lives. */
export function once<From extends object, To>(work: (from: From) => To): (from: From) => To {
  const done = new WeakMap<From, { readonly result: To }>();
  return (from) => {
    let known = done.get(from);
    if (known === undefined) done.set(from, (known = { result: work(from) }));
    return known.result;
  };
}
