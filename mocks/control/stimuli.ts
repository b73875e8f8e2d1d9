import type { Json } from "../../spec/index.ts";
import type { Asking } from "../engine/asking.ts";
import { withDue } from "../engine/guards/moves.ts";
import { drive } from "../server/drive.ts";
import { lookBack } from "../server/hooks/written.ts";
import { stimuli } from "../stimuli/stimuli.ts";
import { StimulusError, type Reaction, type Stimulus, type StimulusContext } from "../stimuli/stimulus.ts";
import type { Service } from "../engine/service.ts";
import { no, ok, type Resource, type Result, type TenantCall } from "./handler.ts";
import { textAt } from "./values.ts";

/** How often a stimulus begins anew because requests were quicker. */
const attempts = 50;

/** Stimuli: what happens to the service from outside its HTTP contract. */
export const stimuliResource: Resource = {
  plain: {
    listStimuli: ({ controlled }) =>
      ok({ stimuli: fitting(controlled.service()).map(({ name, about }) => ({ name, about })) }),
  },
  tenant: { stimulate },
};

async function stimulate(call: TenantCall): Promise<Result> {
  const { controlled, values } = call;
  const wanted = textAt(values.path, "stimulus") ?? "";
  const known = fitting(controlled.service());
  const stimulus = known.find(({ name }) => name === wanted);
  if (!stimulus) {
    const names = known.map(({ name }) => name).join(", ");
    return no(404, `There is no stimulus "${wanted}"; this service knows ${names === "" ? "none" : names}`);
  }
  try {
    return await run(stimulus, call);
  } catch (error) {
    if (error instanceof StimulusError) return no(400, error.message);
    throw error;
  }
}

async function run(stimulus: Stimulus, call: TenantCall): Promise<Result> {
  const { controlled, world, tenant, values } = call;
  const { store, sources } = world;
  const service = controlled.service();
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const context = { service, tenant: service.tenant(tenant.id), now: sources.now(), sources };
    const driven = drive(happening(stimulus, context, values.body ?? null), store, tenant.id);
    const { result, writes } = driven instanceof Promise ? await driven : driven;
    const back = lookBack(store, tenant.id, writes);
    const written = back instanceof Promise ? await back : back;
    if (writes.length > 0 && !(await store.commit(tenant.id, writes))) continue;
    controlled.tell(world, written);
    return ok({ result, written: writes.length });
  }
  throw new Error(
    `Gave up after ${attempts} attempts: the rows changed each time before they could be written`,
  );
}

/** What happens, and what passes on by itself because of it. */
function* happening(stimulus: Stimulus, context: StimulusContext, payload: Json): Asking<Reaction> {
  const { result, writes } = yield* stimulus.run(context, payload);
  return { result, writes: yield* withDue(context.service, writes, context.now) };
}

function fitting(service: Service): readonly Stimulus[] {
  return stimuli.filter(({ fits }) => fits?.(service) ?? true);
}
