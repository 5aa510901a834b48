package dev.signlab.registry.conformance;

/** The ways in which a blob can be pushed (distribution-spec, section Pushing blobs). */
enum Way {
  /** All bytes in the POST. */
  POST_ONLY("post only"),
  /** A POST, and all bytes in the PUT. */
  POST_PUT("post and put"),
  /** Chunks in PATCHes, closed by an empty PUT. */
  CHUNKS("chunks"),
  /** Chunks, the last of them in the PUT. */
  CHUNKS_TO_PUT("chunks, the last by put"),
  /** Before each chunk another that is not its turn, which must be refused. */
  DISORDER("chunks out of order"),
  /** The same, the last chunk in the PUT. */
  DISORDER_TO_PUT("chunks out of order, the last by put"),
  /** One PATCH of unknown length. */
  STREAM("stream");

  private final String text;

  Way(String text) {
    this.text = text;
  }

  boolean isInDisorder() {
    return this == DISORDER || this == DISORDER_TO_PUT;
  }

  boolean endsInPut() {
    return this == CHUNKS_TO_PUT || this == DISORDER_TO_PUT;
  }

  @Override
  public String toString() {
    return text;
  }
}
