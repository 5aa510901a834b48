/**
 * JSON web signatures: in compact form, which the tokens of an OIDC issuer carry, and flattened, in
 * which the Notary Project signs images.
 *
 * <p>Specification: RFC 7515 (JWS), RFC 7517 (JWK), RFC 7518 (algorithms), RFC 8725 (what to
 * avoid).
 *
 * <p>Start reading at {@link dev.signlab.crypto.jws.JsonWebKey} and {@link
 * dev.signlab.crypto.jws.FlatSignature}.
 */
@NullMarked
package dev.signlab.crypto.jws;

import org.jspecify.annotations.NullMarked;
