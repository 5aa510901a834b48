/**
 * The timestamp authority: says by its signature that some bytes were there at a time.
 *
 * <p>Specification: RFC 3161, with ESSCertIDv2 of RFC 5816; the paths are those of sigstore's
 * timestamp-authority, {@code openapi.yaml}.
 *
 * <p>Start reading at {@link dev.signlab.services.tsa.TimestampAuthority}.
 */
@NullMarked
package dev.signlab.services.tsa;

import org.jspecify.annotations.NullMarked;
