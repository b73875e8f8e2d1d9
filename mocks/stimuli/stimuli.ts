import { enrichment } from "./enrichment.ts";
import { inboundMessage } from "./inbound-message.ts";
import type { Stimulus } from "./stimulus.ts";

/** What can happen to a service from outside. */
export const stimuli: readonly Stimulus[] = [inboundMessage, enrichment];
