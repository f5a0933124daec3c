/** Signing is the caller's: Ed25519, HMAC or a key in a vault, by WebCrypto or otherwise. */

/** Signs entries. */
export interface Signer {
  /** The caller's name for the key. It stands in every entry. */
  readonly keyId: string
  /** The signature of these bytes. */
  readonly sign: (bytes: Uint8Array) => Uint8Array | PromiseLike<Uint8Array>
}

/** Says whether a signature of these bytes is by the key of this name. */
export type VerifySignature = (
  bytes: Uint8Array,
  signature: Uint8Array,
  keyId: string,
) => boolean | PromiseLike<boolean>
