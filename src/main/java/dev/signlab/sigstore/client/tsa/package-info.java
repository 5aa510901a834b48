/**
 * The timestamp authority, client side.
 *
 * <p>Specification: RFC 3161; sigstore timestamp-authority, {@code openapi.yaml}.
 *
 * <p>Start reading at {@link dev.signlab.sigstore.client.tsa.TimestampClient}.
 */
@NullMarked
package dev.signlab.sigstore.client.tsa;

import org.jspecify.annotations.NullMarked;
