/** What a decision was made with, so that it can be made again. */

/** Which document it was, to the byte. */
export interface DocumentVersion {
  /** Its id. */
  readonly id: string
  /** Its version, as it says itself. */
  readonly version: string
  /** `sha256:` and the SHA-256 over its canonical JSON (RFC 8785), in hexadecimal. */
  readonly digest: string
}

/** A library and its version. */
export interface LibraryVersion {
  /** The name of the npm package. */
  readonly name: string
  /** Its version. */
  readonly version: string
}

/** What the decision was made with. */
export interface Provenance {
  /** The rule set, before the safety floor was welded under it; the digest is SHA-256 over its canonical JSON. */
  readonly ruleSet: DocumentVersion
  /** The safety floor. */
  readonly safetyFloor: DocumentVersion
  /** The service; services have a digest and no version. */
  readonly service: Omit<DocumentVersion, 'version'>
  /** This library. */
  readonly library: LibraryVersion
  /** The date it was decided at, `YYYY-MM-DD`. */
  readonly asOf: string
}
