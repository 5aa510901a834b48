/**
 * Messages of protobuf in their binary form, field by field.
 *
 * <p>Specification: Protocol Buffers, Encoding.
 *
 * <p>Start reading at {@link dev.signlab.sigstore.protowire.WireMessage}.
 */
@NullMarked
package dev.signlab.sigstore.protowire;

import org.jspecify.annotations.NullMarked;
