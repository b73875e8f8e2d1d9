import type { Store } from "../state/store.ts";
import type { KeyIndex } from "./key-index.ts";

/** A store whose keys, as they come and go, are noted in the index of all worlds. */
export function indexed(store: Store, index: KeyIndex, world: string): Store {
  return {
    key: (value) => store.key(value),
    keys: () => store.keys(),
    putKey: (key) => {
      index.claim(key.value, world);
      return store.putKey(key);
    },
    removeKey: (value) => {
      index.release(value, world);
      return store.removeKey(value);
    },
    tenants: () => store.tenants(),
    row: (tenant, read) => store.row(tenant, read),
    page: (tenant, read) => store.page(tenant, read),
    commit: (tenant, writes) => store.commit(tenant, writes),
    fork: () => store.fork(),
    snapshot: () => store.snapshot(),
  };
}
