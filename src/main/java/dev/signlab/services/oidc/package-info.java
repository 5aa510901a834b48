/**
 * An issuer of identity tokens: people sign in on a page or through a device code, jobs of a build
 * service and service accounts get theirs at an endpoint or from Java.
 *
 * <p>Specification: OpenID Connect Core 1.0 and Discovery 1.0, RFC 6749 (OAuth 2.0), RFC 7636
 * (PKCE), RFC 8252 (native apps), RFC 8628 (device flow).
 *
 * <p>Start reading at {@link dev.signlab.services.oidc.OidcService}.
 */
@NullMarked
package dev.signlab.services.oidc;

import org.jspecify.annotations.NullMarked;
