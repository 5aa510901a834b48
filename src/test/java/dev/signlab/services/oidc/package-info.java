/** The issuer of identity tokens, over HTTP as clients see it. */
@NullMarked
package dev.signlab.services.oidc;

import org.jspecify.annotations.NullMarked;
