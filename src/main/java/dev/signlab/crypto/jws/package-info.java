/**
 * JSON web signatures, which the tokens of an OIDC issuer carry.
 *
 * <p>Specification: RFC 7515 (JWS), RFC 7517 (JWK), RFC 7518 (algorithms), RFC 8725 (what to
 * avoid).
 *
 * <p>Start reading at {@link dev.signlab.crypto.jws.JsonWebKey}.
 */
@NullMarked
package dev.signlab.crypto.jws;

import org.jspecify.annotations.NullMarked;
