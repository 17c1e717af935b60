/** Structured lines for who runs the server. No secrets, no content of boards. Pino's loggers have this shape. */

export interface Log {
  debug(facts: object, message: string): void
  info(facts: object, message: string): void
  warn(facts: object, message: string): void
  error(facts: object, message: string): void
}
