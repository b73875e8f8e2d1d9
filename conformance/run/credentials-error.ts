/** Thrown where the credentials cannot be had or understood. Its message is written for people. */
export class CredentialsError extends Error {
  override readonly name: string = "CredentialsError";
}
