/**
 * JSON as protocol buffers write it: whole numbers of 64 bits as text, bytes as Base64, what is
 * zero left out.
 *
 * <p>Specification: ProtoJSON (protobuf.dev, "ProtoJSON Format") of proto3.
 *
 * <p>Start reading at {@link dev.signlab.sigstore.protojson.ProtoFields}.
 */
@NullMarked
package dev.signlab.sigstore.protojson;

import org.jspecify.annotations.NullMarked;
