/** Why no answer came. */
export type Loss =
  /** The address is not one. */
  | "address"
  /** Nobody listens there. */
  | "unreachable"
  /** Somebody listens, but was too slow. */
  | "timeout"
  /** The connection broke, or what came is not HTTP. */
  | "broken"
  /** The request itself cannot be put on the wire. */
  | "unsendable";

/** Thrown where a request to the target brings no answer. Its message is written for people. */
export class TargetError extends Error {
  override readonly name: string = "TargetError";
  readonly kind: Loss;

  constructor(kind: Loss, message: string, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
  }
}

/** Turns what a network library throws into a `TargetError`, told by its `code`. */
export function explainLoss(cause: unknown, url: string, timeoutMs: number): TargetError {
  const code = codeOf(cause);
  const { kind, sentence } = sentenceFor(code, url, timeoutMs, messageOf(cause));
  return new TargetError(kind, sentence, { cause });
}

interface Explained {
  readonly kind: Loss;
  readonly sentence: string;
}

function sentenceFor(code: string, url: string, timeoutMs: number, message: string): Explained {
  const unreachable = (why: string): Explained => ({
    kind: "unreachable",
    sentence: `Cannot reach ${url}: ${why}`,
  });
  switch (code) {
    case "ECONNREFUSED":
      return unreachable("connection refused; is the service running there?");
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return unreachable("no such host; is the name spelt right?");
    case "EHOSTUNREACH":
    case "ENETUNREACH":
      return unreachable("there is no way to that host; is the network up?");
    case "UND_ERR_CONNECT_TIMEOUT":
    case "ETIMEDOUT":
      return unreachable("no connection came about in time; does a firewall stand between?");
    case "TimeoutError":
    case "UND_ERR_HEADERS_TIMEOUT":
    case "UND_ERR_BODY_TIMEOUT":
      return { kind: "timeout", sentence: `No answer from ${url} within ${timeoutMs} ms` };
    case "UND_ERR_INVALID_ARG":
    case "UND_ERR_NOT_SUPPORTED":
      return { kind: "unsendable", sentence: `Cannot send this request over HTTP: ${message}` };
    case "ECONNRESET":
    case "EPIPE":
    case "UND_ERR_SOCKET":
      return { kind: "broken", sentence: `${url} closed the connection before it had answered` };
    default:
      if (code.startsWith("HPE_"))
        return { kind: "broken", sentence: `${url} answers something that is not HTTP/1.1: ${message}` };
      if (code.includes("CERT") || code.includes("TLS") || code.includes("SSL"))
        return unreachable(`its certificate is not accepted (${message})`);
      return { kind: "broken", sentence: `No answer from ${url}: ${message}` };
  }
}

function codeOf(cause: unknown): string {
  if (!(cause instanceof Error)) return "";
  if ("code" in cause && typeof cause.code === "string") return cause.code;
  return cause.name;
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
