/**
 * Entries of a transparency log as bundles carry them: the wire form alone, nothing is verified.
 *
 * <p>Specification: sigstore protobuf-specs, {@code sigstore_rekor.proto}.
 *
 * <p>Start reading at {@link dev.signlab.sigstore.logentry.TransparencyLogEntry}.
 */
@NullMarked
package dev.signlab.sigstore.logentry;

import org.jspecify.annotations.NullMarked;
