/**
 * Who may use the embedded registry: logins as htpasswd writes them, and tokens that say what their
 * bearer may do.
 *
 * <p>Specification: RFC 7617 for logins; the token authentication of CNCF Distribution (token,
 * scope, jwt) for tokens.
 *
 * <p>Start reading at {@link dev.signlab.registry.access.Access}.
 */
@NullMarked
package dev.signlab.registry.access;

import org.jspecify.annotations.NullMarked;
