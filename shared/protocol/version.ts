/** The version of the wire; a test holds the fingerprint of every frame beside it, so that it cannot change by accident. */
export const PROTOCOL_VERSION = 1

/** The WebSocket subprotocol that a client without a cookie offers, beside `key.<secret>`; it is the one answered. */
export const SUBPROTOCOL = `plumbline.${PROTOCOL_VERSION}`
export const KEY_SUBPROTOCOL = 'key.'
