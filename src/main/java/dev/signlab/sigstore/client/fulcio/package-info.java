/**
 * The certificate authority, client side: a certificate for a key that exists for one signature.
 *
 * <p>Specification: fulcio {@code fulcio.proto}, version 2 of its API over HTTP.
 *
 * <p>Start reading at {@link dev.signlab.sigstore.client.fulcio.FulcioClient}.
 */
@NullMarked
package dev.signlab.sigstore.client.fulcio;

import org.jspecify.annotations.NullMarked;
