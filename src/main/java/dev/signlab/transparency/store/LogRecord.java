package dev.signlab.transparency.store;

/**
 * What a log keeps of one entry.
 *
 * @param entry the bytes that the leaf is the hash of
 * @param rest what the log keeps beside them and the tree does not vouch for; may be empty
 */
@SuppressWarnings("ArrayRecordComponent")
public record LogRecord(byte[] entry, byte[] rest) {}
