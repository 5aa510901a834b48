/**
 * Identity tokens, client side: found around a process, or had by signing in at an issuer, with a
 * browser or with a second device.
 *
 * <p>Specification: OpenID Connect Core 1.0 and Discovery 1.0; RFC 6749, 7519, 7636, 8252, 8628.
 *
 * <p>Start reading at {@link dev.signlab.sigstore.client.oidc.TokenFinder}.
 */
@NullMarked
package dev.signlab.sigstore.client.oidc;

import org.jspecify.annotations.NullMarked;
