package dev.signlab.registry;

import java.util.Optional;

/**
 * Which bytes of a blob a chunk says it carries: {@code <first>-<last>} (distribution-spec, section
 * Pushing a blob in chunks).
 *
 * @param first the position of the first byte
 * @param last the position of the last byte
 */
record ChunkRange(long first, long last) {

  private static final String UNIT = "bytes ";

  static ChunkRange parse(String header, Optional<String> contentLength) {
    String text = header.startsWith(UNIT) ? header.substring(UNIT.length()) : header;
    int dash = text.indexOf('-');
    int slash = text.indexOf('/');
    String last = slash < 0 ? text.substring(dash + 1) : text.substring(dash + 1, slash);
    ChunkRange range =
        new ChunkRange(
            dash < 0 ? -1 : ByteRange.number(text.substring(0, dash)), ByteRange.number(last));
    if (range.first < 0 || range.last < range.first) {
      throw RegistryError.of(ErrorCode.BLOB_UPLOAD_INVALID, "invalid content range").about(header);
    }
    if (contentLength.isPresent() && ByteRange.number(contentLength.get()) != range.length()) {
      throw RegistryError.of(ErrorCode.SIZE_INVALID, "content range and length differ")
          .about(header + ", length " + contentLength.get());
    }
    return range;
  }

  private long length() {
    return last - first + 1;
  }
}
